import type { LogEvent, Position } from '../log/event.ts'
import { Refused, type Reply } from '../values/reply.ts'
import type { Draft } from './contract.ts'
import type { SessionStore, StoredDraft } from './deps.ts'
import type { Signer } from './signer.ts'
import type { Broadcaster } from './broadcaster.ts'

export interface DraftsDeps {
  store: SessionStore
  signer: Pick<Signer, 'idOf'>
  broadcaster: Broadcaster
  wasEmitted: (room: string, seq: number) => boolean
}

export class Drafts {
  readonly #deps: DraftsDeps
  readonly #drafts = new Map<string, StoredDraft>()
  readonly #tickets = new Map<string, string>()
  readonly #loggedAt = new Map<string, number>()

  constructor(deps: DraftsDeps) {
    this.#deps = deps
    for (const { draft, event } of deps.store.outbox()) this.#store(draft, event)
  }

  get all(): StoredDraft[] {
    return [...this.#drafts.values()]
  }

  get list(): Draft[] {
    return this.all.map(({ draft }) => draft)
  }

  get(ticket: string): Draft | undefined {
    return this.#drafts.get(ticket)?.draft
  }

  /** @throws Refused with `not-found` unless the message has failed */
  failed(ticket: string): Draft {
    const draft = this.get(ticket)
    if (draft?.state !== 'failed') throw new Refused('not-found', 'no failed message has this ticket')
    return draft
  }

  ticketsOf(ids: readonly string[]): string[] {
    return ids.flatMap((id) => this.#tickets.get(id) ?? [])
  }

  ticketsUpTo(room: string, seq: number): string[] {
    const logged = [...this.#loggedAt].filter(([ticket, at]) => at <= seq && this.get(ticket)?.room === room)
    return logged.map(([ticket]) => ticket)
  }

  /** The host has answered. @throws when the disk does not take it; then nothing has changed */
  settle(ticket: string, event: LogEvent | null, reply: Reply<{ position: Position }>): void {
    const draft = this.get(ticket)
    if (!draft) return // the log showed it before the acknowledgement came
    if (!reply.ok) this.save({ ...draft, state: 'failed', code: reply.code }, null)
    else if (this.#deps.wasEmitted(draft.room, reply.position.seq)) {
      this.forget(ticket) // it was in the log before this session began
      this.emit()
    } else {
      this.save({ ...draft, state: 'sent' }, event)
      this.#loggedAt.set(ticket, reply.position.seq)
    }
  }

  save(draft: Draft, event: LogEvent | null): void {
    this.#deps.store.saveDraft({ draft, event })
    this.#store(draft, event)
    this.emit()
  }

  /** Call {@link emit} afterwards. */
  forget(ticket: string): void {
    const event = this.#drafts.get(ticket)?.event
    if (event) this.#tickets.delete(this.#deps.signer.idOf(event))
    this.#drafts.delete(ticket)
    this.#loggedAt.delete(ticket)
    this.#deps.store.dropDraft(ticket)
  }

  emit(): void {
    this.#deps.broadcaster.emit('outbox:changed', { outbox: this.list })
  }

  #store(draft: Draft, event: LogEvent | null): void {
    this.#drafts.set(draft.ticket, { draft, event })
    if (event) this.#tickets.set(this.#deps.signer.idOf(event), draft.ticket)
  }
}
