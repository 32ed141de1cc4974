import { canonicalJson } from '../log/canonical.ts'
import type { LogEvent, Position } from '../log/event.ts'
import { setBounded } from '../values/bounded-map.ts'
import { Refused, type Reply } from '../values/reply.ts'
import type { Draft, Written } from './contract.ts'
import type { OutboxTurn, SessionStore, StoredDraft } from './deps.ts'
import { isMoot, isWithdrawn, revisionOf, revisionsOf, withoutReply } from './draft.ts'
import type { Signer } from './signer.ts'
import { SentBefore, type SentDraft } from './sent-before.ts'
import type { Broadcaster } from './broadcaster.ts'

export interface DraftsDeps {
  store: SessionStore
  turn: Pick<OutboxTurn, 'isMine'>
  signer: Pick<Signer, 'idOf' | 'head'>
  broadcaster: Broadcaster
}

/** What people still edit or withdraw a moment after it has been delivered. */
const maxDelivered = 1000

/** The stored outbox. A draft says what its author wants now, its event what the host may have. */
export class Drafts {
  readonly #deps: DraftsDeps
  readonly #drafts = new Map<string, StoredDraft>()
  /** By id, everything that was ever signed: the host may have any of it. */
  readonly #signed = new Map<string, { ticket: string; event: LogEvent }>()
  readonly #loggedAt = new Map<string, number>()
  /** By ticket, as they were when the log showed them. */
  readonly #arrived = new Map<string, { event: LogEvent; revisions: number }>()
  /** By id, what this device has written, in this tab or in another one. */
  readonly #inLog = new Map<string, LogEvent>()
  readonly #delivered = new Map<string, { room: string; id: string }>()
  readonly sentBefore: SentBefore

  constructor(deps: DraftsDeps) {
    this.#deps = deps
    for (const { draft, event } of deps.store.outbox()) this.#store(draft, event)
    this.sentBefore = new SentBefore(this.all, deps.signer.head.aseq)
  }

  get all(): StoredDraft[] {
    return [...this.#drafts.values()]
  }

  /** In the order in which they are sent: first what was signed before, in another tab or by an earlier session. */
  get inTurn(): StoredDraft[] {
    const chained = ({ event }: StoredDraft): number => event?.aseq ?? Number.MAX_SAFE_INTEGER
    return this.all.toSorted((one, other) => chained(one) - chained(other))
  }

  /** Without those that their author has withdrawn. */
  get list(): Draft[] {
    return this.all.filter((stored) => !isWithdrawn(stored)).map(({ draft }) => draft)
  }

  get(ticket: string): StoredDraft | undefined {
    return this.#drafts.get(ticket)
  }

  /** @throws Refused with `not-found` unless the message has failed */
  failed(ticket: string): Draft {
    const draft = this.get(ticket)?.draft
    if (draft?.state !== 'failed') throw new Refused('not-found', 'no failed message has this ticket')
    return draft
  }

  /** @throws Refused with `not-found` */
  delivered(ticket: string): { room: string; id: string } {
    const found = this.#delivered.get(ticket)
    if (!found) throw new Refused('not-found', 'no message has this ticket')
    return found
  }

  /** By this session, or by another one that it knows of. */
  isSigned(id: string): boolean {
    return this.#signed.has(id)
  }

  /** The host has these events of this device. @returns the tickets of those that are drafts */
  logged(own: ReadonlyMap<string, LogEvent>): string[] {
    for (const [id, event] of own) setBounded(this.#inLog, id, event, maxDelivered)
    return [...own].flatMap(([id, logged]) => {
      const sent = this.#signed.get(id) ?? this.#sentBefore(logged)
      const stored = sent && this.#drafts.get(sent.ticket)
      if (!stored) return []
      if (sent.event) this.#drafts.set(sent.ticket, { ...stored, event: sent.event })
      return [sent.ticket]
    })
  }

  #sentBefore(event: LogEvent): SentDraft | null {
    const sent = this.sentBefore.find(this.all, event)
    const draft = sent && this.get(sent.ticket)?.draft
    // Another tab, which has the turn, may not have read the log.
    if (draft) setBounded(this.#arrived, draft.ticket, { event, revisions: revisionsOf(draft) }, maxDelivered)
    return sent
  }

  /** That no waiting draft has: two that say the same can be told apart by it. @param now ms */
  newTime(now: number): number {
    const times = new Set(this.all.map(({ draft }) => draft.at))
    let at = now
    while (times.has(at)) at += 1
    return at
  }

  /** Of what was acknowledged: another log may have others there. */
  forgetPositions(): void {
    this.#loggedAt.clear()
  }

  ticketsUpTo(room: string, seq: number): string[] {
    const logged = [...this.#loggedAt].filter(
      ([ticket, at]) => at <= seq && this.get(ticket)?.draft.room === room
    )
    return logged.map(([ticket]) => ticket)
  }

  /**
   * Another session may have changed the store. Call {@link emit} afterwards.
   * @param own this session has the turn, so its copies count: another tab, which does not know yet that it lost the turn, can only
   *   have added or revised some
   */
  reload(own: boolean): { added: StoredDraft[]; revised: [Draft, mine: StoredDraft][] } {
    const stored = this.#deps.store.outbox()
    const tickets = new Set(stored.map(({ draft }) => draft.ticket))
    const added = stored.filter(({ draft }) => !this.#drafts.has(draft.ticket))
    const revised = own ? stored.flatMap((one) => this.#revised(one)) : []
    if (!own || !this.#deps.turn.isMine) {
      for (const ticket of this.#drafts.keys()) if (!tickets.has(ticket)) this.#remove(ticket)
      for (const { draft, event } of stored) this.#store(this.#newest(draft), event)
    } else {
      for (const { draft, event } of added) this.#store(draft, event)
      for (const { draft, event } of stored)
        if (event !== this.get(draft.ticket)?.event) this.#remember(draft.ticket, event)
    }
    return { added, revised }
  }

  /** A tab that was suspended may store what it still has over what was revised meanwhile. */
  #newest(draft: Draft): Draft {
    const mine = this.get(draft.ticket)?.draft
    return mine && revisionsOf(mine) > revisionsOf(draft) ? { ...mine, state: draft.state } : draft
  }

  #revised(stored: StoredDraft): [Draft, mine: StoredDraft][] {
    const mine = this.get(stored.draft.ticket)
    if (!mine || !this.#deps.turn.isMine || isWithdrawn(mine)) return []
    const isNewer = isWithdrawn(stored) || revisionsOf(stored.draft) > revisionsOf(mine.draft)
    return isNewer ? [[stored.draft, mine]] : []
  }

  /** The host has answered. @returns what is to be sent instead @throws when the disk does not take it; then nothing has changed */
  settle(ticket: string, event: LogEvent | null, reply: Reply<{ position: Position }>): Draft | null {
    const stored = this.get(ticket)
    if (!stored) return null // the log showed it before the acknowledgement came
    const { draft } = stored
    if (reply.ok) {
      this.save(isWithdrawn(stored) ? draft : { ...draft, state: 'sent' }, event)
      this.#loggedAt.set(ticket, reply.position.seq)
      return null
    }
    // `exists`: what it says is so already.
    if (isWithdrawn(stored) || reply.code === 'exists' || (reply.code === 'not-found' && isMoot(draft))) {
      this.forget(ticket)
      this.emit()
      return null
    }
    const instead = reply.code === 'not-found' ? withoutReply(draft) : null
    this.save(instead ?? { ...draft, state: 'failed', code: reply.code }, null)
    return instead
  }

  save(draft: Draft, event: LogEvent | null): void {
    this.#deps.store.saveDraft({ draft, event })
    this.#store(draft, event)
    this.emit()
  }

  /** Call {@link emit} afterwards. */
  forget(ticket: string): void {
    if (this.#deps.turn.isMine) this.#deps.store.dropDraft(ticket)
    this.#remove(ticket)
  }

  /** The log has its event; another tab that did not know may store it again. Call {@link forget} afterwards. */
  arrived(ticket: string): void {
    const { draft, event } = this.get(ticket) ?? {}
    if (!draft || !event) return
    const mayHaveToChange = !this.#deps.turn.isMine && !isSame(draft, event) // if this tab gets the turn
    const revisions = revisionsOf(draft) - (mayHaveToChange ? 1 : 0)
    setBounded(this.#arrived, ticket, { event, revisions }, maxDelivered)
  }

  /** Drafts of what the log has shown before, with its events: their authors may have changed them since. */
  storedAgain(): string[] {
    return this.all.flatMap((stored) => {
      const { ticket } = stored.draft
      const id = stored.event && this.#deps.signer.idOf(stored.event)
      const { event = this.#inLog.get(id ?? ''), revisions = -1 } = this.#arrived.get(ticket) ?? {}
      if (!event) return []
      const isNewer = revisionsOf(stored.draft) > revisions
      this.#drafts.set(ticket, isNewer ? { ...stored, event } : { ...stored, event: null })
      return [ticket]
    })
  }

  /** What was changed about a message after it may have been sent, once the host has it. */
  changeOf(ticket: string): Written | null {
    const stored = this.get(ticket)
    if (!stored?.event || !this.#deps.turn.isMine) return null
    const { draft, event } = stored
    const target = this.#deps.signer.idOf(event)
    const { room } = draft
    if (isWithdrawn(stored)) return { room, kind: 'message.deleted', body: { target } }
    const revision = revisionOf(draft)
    return revision && !isSame(draft, event)
      ? { room, kind: 'message.edited', body: { ...revision, target } }
      : null
  }

  emit(): void {
    this.#deps.broadcaster.emit('outbox:changed', { outbox: this.list })
  }

  #store(draft: Draft, event: LogEvent | null): void {
    this.#drafts.set(draft.ticket, { draft, event })
    this.#remember(draft.ticket, event)
  }

  #remember(ticket: string, event: LogEvent | null): void {
    if (event) this.#signed.set(this.#deps.signer.idOf(event), { ticket, event })
  }

  #remove(ticket: string): void {
    const stored = this.#drafts.get(ticket)
    if (stored?.event) {
      const id = this.#deps.signer.idOf(stored.event)
      setBounded(this.#delivered, ticket, { room: stored.draft.room, id }, maxDelivered)
    }
    for (const [id, signed] of this.#signed) if (signed.ticket === ticket) this.#signed.delete(id)
    this.#drafts.delete(ticket)
    this.#loggedAt.delete(ticket)
  }
}

function isSame(draft: Draft, event: LogEvent): boolean {
  return canonicalJson(draft.body) === canonicalJson(event.body)
}
