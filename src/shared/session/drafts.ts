import { canonicalJson } from '../log/canonical.ts'
import type { LogEvent, Position } from '../log/event.ts'
import { isAmendment } from '../log/kinds.ts'
import { Refused, type Reply } from '../values/reply.ts'
import type { Draft, Revision, Written } from './contract.ts'
import type { OutboxTurn, SessionStore, StoredDraft } from './deps.ts'
import type { Signer } from './signer.ts'
import type { Broadcaster } from './broadcaster.ts'

export interface DraftsDeps {
  store: SessionStore
  turn: Pick<OutboxTurn, 'isMine'>
  signer: Pick<Signer, 'idOf'>
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
  /** By ticket. */
  readonly #arrived = new Map<string, LogEvent>()
  readonly #delivered = new Map<string, { room: string; id: string }>()

  constructor(deps: DraftsDeps) {
    this.#deps = deps
    for (const { draft, event } of deps.store.outbox()) this.#store(draft, event)
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

  /** The host has these. @returns the tickets of those that are drafts */
  logged(ids: readonly string[]): string[] {
    return ids.flatMap((id) => {
      const { ticket = '', event } = this.#signed.get(id) ?? {}
      const stored = this.#drafts.get(ticket)
      if (!stored || !event) return []
      this.#drafts.set(ticket, { ...stored, event })
      return [ticket]
    })
  }

  ticketsUpTo(room: string, seq: number): string[] {
    const logged = [...this.#loggedAt].filter(
      ([ticket, at]) => at <= seq && this.get(ticket)?.draft.room === room
    )
    return logged.map(([ticket]) => ticket)
  }

  /**
   * Another session may have changed the store.
   * @param own what is here is newer than what is stored, but for what was revised where the loss of the turn is not known yet
   */
  reload(own: boolean): { added: StoredDraft[]; revised: Draft[] } {
    const stored = this.#deps.store.outbox()
    const tickets = new Set(stored.map(({ draft }) => draft.ticket))
    const added = stored.filter(({ draft }) => !this.#drafts.has(draft.ticket))
    const revised = stored.filter((one) => own && this.#isRevised(one)).map(({ draft }) => draft)
    if (!own || !this.#deps.turn.isMine) {
      for (const ticket of this.#drafts.keys()) if (!tickets.has(ticket)) this.#remove(ticket)
      for (const { draft, event } of stored) this.#store(draft, event)
    } else {
      for (const { draft, event } of added) this.#store(draft, event)
      for (const { draft, event } of stored)
        if (event !== this.get(draft.ticket)?.event) this.#remember(draft.ticket, event)
    }
    this.emit()
    return { added, revised }
  }

  #isRevised(stored: StoredDraft): boolean {
    const mine = this.get(stored.draft.ticket)
    if (!mine || !this.#deps.turn.isMine || isWithdrawn(mine)) return false
    return isWithdrawn(stored) || revisionsOf(stored.draft) > revisionsOf(mine.draft)
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
    const event = this.get(ticket)?.event
    if (event) this.#arrived.set(ticket, event)
    const [oldest] = this.#arrived.keys()
    if (oldest !== undefined && this.#arrived.size > maxDelivered) this.#arrived.delete(oldest)
  }

  /** Drafts of what has arrived before, with the events of the log: their authors may have changed them since. */
  storedAgain(): string[] {
    return [...this.#arrived].flatMap(([ticket, event]) => {
      const stored = this.get(ticket)
      if (!stored) return []
      this.#drafts.set(ticket, { ...stored, event })
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
    const isSame = canonicalJson(draft.body) === canonicalJson(event.body)
    if (draft.kind !== 'message.posted' || isSame) return null
    const { reply: _, ...body } = draft.body
    return { room, kind: 'message.edited', body: { ...body, target } }
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
      this.#delivered.set(ticket, { room: stored.draft.room, id })
    }
    const [oldest] = this.#delivered.keys()
    if (oldest !== undefined && this.#delivered.size > maxDelivered) this.#delivered.delete(oldest)
    for (const [id, signed] of this.#signed) if (signed.ticket === ticket) this.#signed.delete(id)
    this.#drafts.delete(ticket)
    this.#loggedAt.delete(ticket)
  }
}

export function revisionsOf({ revisions = 0 }: Draft): number {
  return revisions
}

/** @throws Refused with `invalid` unless it is a message */
export function revisedDraft(draft: Draft, said: Revision): Draft {
  if (draft.kind !== 'message.posted') throw new Refused('invalid', 'only a message can be revised')
  const { reply } = draft.body
  const body = { ...said, ...(reply === undefined ? {} : { reply }) }
  return { ...draft, body, revisions: revisionsOf(draft) + 1 }
}

/** @param target the id of its event @throws Refused with `not-found` unless it is a message */
export function withdrawnDraft(draft: Draft, target: string): Draft {
  if (draft.kind !== 'message.posted') throw new Refused('not-found', 'the host may have this change')
  const { room, at, state, ticket } = draft
  const revisions = revisionsOf(draft) + 1
  return { room, at, state, ticket, kind: 'message.deleted', body: { target }, revisions }
}

/** Its event may be at the host; what its author wants is a deletion. */
export function isWithdrawn({ draft, event }: StoredDraft): boolean {
  return draft.kind === 'message.deleted' && event?.kind === 'message.posted'
}

/** Its message is gone: nothing is lost with a reaction, a pin or another deletion. */
function isMoot(draft: Draft): boolean {
  return isAmendment(draft) && draft.kind !== 'message.edited'
}

/** A reply to a message that is gone says as much without it. */
function withoutReply(draft: Draft): Draft | null {
  if (draft.kind !== 'message.posted' || draft.body.reply === undefined) return null
  const { reply: _, ...body } = draft.body
  return { ...draft, state: 'waiting', body }
}
