import { canonicalJson } from '../log/canonical.ts'
import type { LogEvent } from '../log/event.ts'
import { setBounded } from '../values/bounded-map.ts'
import type { Draft, Revision, Written } from './contract.ts'
import type { StoredDraft } from './deps.ts'
import { revisionOf, revisionsOf } from './draft.ts'

interface Former {
  room: string
  at: number
  /** All that it said before, as JSON. */
  bodies: string[]
  /** Null: it was withdrawn. */
  wanted: Revision | null
  revisions: number
}

const maxFormer = 1000

/** What this session has revised or withdrawn. Another tab may have sent the former text, when it did not know of that yet. */
export class Replaced {
  readonly #byTicket = new Map<string, Former>()

  /** @param revised null: it is withdrawn */
  add(draft: Draft, revised: Draft | null): void {
    const { ticket, room, at, body } = draft
    const before = this.#byTicket.get(ticket)?.bodies ?? []
    const now = revised && canonicalJson(revised.body)
    const bodies = [...before, canonicalJson(body)].filter((former) => former !== now)
    const revisions = revised ? revisionsOf(revised) : Infinity // what is withdrawn stays so
    const wanted = revised && revisionOf(revised)
    setBounded(this.#byTicket, ticket, { room, at, bodies, wanted, revisions }, maxFormer)
  }

  /** Another tab may have revised these once more. */
  follow(drafts: readonly StoredDraft[]): void {
    for (const { draft } of drafts) {
      const former = this.#byTicket.get(draft.ticket)
      const revisions = revisionsOf(draft)
      if (!former || revisions <= former.revisions) continue
      this.#byTicket.set(draft.ticket, { ...former, wanted: revisionOf(draft), revisions })
    }
  }

  /** @param sent events of this device by id, signed by another tab @returns what makes them what their author wants */
  changesOf(sent: readonly (readonly [id: string, LogEvent])[]): { ticket: string; change: Written }[] {
    return sent.flatMap(([id, event]) => this.#changeOf(id, event) ?? [])
  }

  #changeOf(id: string, event: LogEvent): { ticket: string; change: Written } | null {
    const body = canonicalJson(event.body)
    const [ticket, found] =
      [...this.#byTicket].find(
        ([, { room, at, bodies }]) => room === event.room && event.at <= at && bodies.includes(body)
      ) ?? []
    if (ticket === undefined || !found) return null
    this.#byTicket.delete(ticket)
    const { room, wanted } = found
    return {
      ticket,
      change:
        wanted === null
          ? { room, kind: 'message.deleted', body: { target: id } }
          : { room, kind: 'message.edited', body: { ...wanted, target: id } }
    }
  }
}
