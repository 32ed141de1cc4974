/** A message is stored, then the same signed event is sent until the host answers, which recognises repetitions by the id. */
import { isBodyTooLarge, newId, type LogEvent, type Position } from '../log/event.ts'
import { isKind } from '../log/kinds.ts'
import { Refused, type ChainHead, type Refusal, type Reply } from '../values/reply.ts'
import { requestFor } from '../protocol/requests.ts'
import type { Draft, Written } from './contract.ts'
import { Drafts, type DraftsDeps } from './drafts.ts'
import type { HostConnection, SessionDeps } from './deps.ts'
import type { Signer, Unsent } from './signer.ts'
import type { Broadcaster } from './broadcaster.ts'
import { transient, unknown, type Write } from './write.ts'

/** Enough for a LAN's round trip; few enough to sign again quickly. */
const maxInFlight = 32
const tooManyDelayMs = 250
export interface OutboxDeps {
  deps: SessionDeps
  signer: Signer
  broadcaster: Broadcaster
  wasEmitted: DraftsDeps['wasEmitted']
  /** The event that creates the room, if it is created with its first message and is not there yet. */
  opening: (room: string) => Omit<Unsent, 'at'> | null
}

export class Outbox {
  readonly #deps: SessionDeps
  readonly #signer: Signer
  readonly #drafts: Drafts
  readonly #opening: OutboxDeps['opening']
  #queue: Write[] = []
  #connection: HostConnection | null = null
  #inFlight = 0
  #pumping: Promise<void> | null = null
  #paused = false
  /** Set when the chain is broken: nothing is sent until all answers have arrived. */
  #resync: ChainHead | null = null

  constructor({ deps, signer, broadcaster, wasEmitted, opening }: OutboxDeps) {
    this.#opening = opening
    this.#deps = deps
    this.#signer = signer
    this.#drafts = new Drafts({ store: deps.store, signer, broadcaster, wasEmitted })
    for (const { draft, event } of this.#drafts.all) {
      if (draft.state !== 'failed') this.#queue.push(this.#writeOf(draft, event))
    }
  }

  get drafts(): Draft[] {
    return this.#drafts.list
  }

  /** @throws Refused with `too-large` */
  post(written: Written): string {
    if (isBodyTooLarge({ ...written.body })) throw new Refused('too-large', 'text: too large as JSON')
    const { crypto, clock } = this.#deps
    const draft: Draft = { ...written, ticket: newId(crypto), at: clock.now(), state: 'waiting' }
    this.#drafts.save(draft, null)
    this.#enqueue(this.#writeOf(draft, null))
    return draft.ticket
  }

  retry(ticket: string): void {
    const { code: _, ...rest } = this.#drafts.failed(ticket)
    const { crypto, clock } = this.#deps
    const draft: Draft = { ...rest, ticket: newId(crypto), at: clock.now(), state: 'waiting' }
    // In this order, so that a crash in between stores it twice rather than not at all.
    this.#drafts.save(draft, null)
    this.#drafts.forget(ticket)
    this.emit()
    this.#enqueue(this.#writeOf(draft, null))
  }

  discard(ticket: string): void {
    this.#drafts.forget(this.#drafts.failed(ticket).ticket)
    this.emit()
  }

  /** Dropped when the connection is lost. */
  async write(unsent: Omit<Unsent, 'at'>): Promise<void> {
    if (!this.#connection) throw new Refused('offline')
    const reply = await new Promise<Reply<{ position: Position }>>((settle) => {
      this.#enqueue({ ...unsent, at: this.#deps.clock.now(), event: null, sent: false, draft: null, settle })
    })
    if (!reply.ok) throw new Refused(reply.code, reply.detail, reply.head)
  }

  /** Removes drafts whose events (`ids`) are in the log. @returns whether {@link emit} is due */
  arrived(room: string, seq: number, ids: readonly string[]): boolean {
    const tickets = [...this.#drafts.ticketsOf(ids), ...this.#drafts.ticketsUpTo(room, seq)]
    try {
      for (const ticket of tickets) this.#drafts.forget(ticket)
    } catch (error) {
      this.#deps.onError(error) // a draft that stays in the store is sent again later, and recognised as a repetition
    }
    this.#queue = this.#queue.filter((write) => !write.draft || this.#drafts.get(write.draft.ticket))
    return tickets.length > 0
  }

  emit(): void {
    this.#drafts.emit()
  }

  /** @param head this device's newest event at the host */
  resume(connection: HostConnection, head: ChainHead): void {
    this.#connection = connection
    this.#inFlight = 0
    this.#paused = false
    for (const room of new Set(this.#queue.map((write) => write.room))) this.#openRoom(room)
    this.#resumeFrom(head)
    this.#pump()
  }

  suspend(): void {
    this.#connection = null
    const steps = this.#queue.filter((write) => !write.draft)
    this.#queue = this.#queue.filter((write) => write.draft)
    for (const write of this.#queue) write.sent = false
    for (const step of steps) step.settle({ ok: false, code: 'offline' })
  }

  /** Call after {@link suspend}. */
  async settled(): Promise<void> {
    await this.#pumping
  }

  #writeOf(draft: Draft, event: LogEvent | null): Write {
    const { room, kind, body, at } = draft
    const write: Write = { room, kind, body, at, event, sent: false, draft, settle: () => undefined }
    write.settle = (reply) => {
      this.#drafts.settle(draft.ticket, write.event, reply)
    }
    return write
  }

  #enqueue(write: Write): void {
    this.#queue.push(write)
    if (this.#connection) this.#openRoom(write.room)
    this.#pump()
  }

  /** What follows is signed again: the host cannot have it, since it was never in the room. */
  #openRoom(room: string): void {
    const opening = this.#opening(room)
    if (!opening || this.#queue.some((write) => write.room === room && write.kind === opening.kind)) return
    const at = this.#queue.findIndex((write) => write.room === room && !write.sent)
    for (const write of this.#queue.slice(at)) if (!write.sent) write.event = null
    const write = { ...opening, at: this.#deps.clock.now(), event: null, sent: false, draft: null }
    this.#queue.splice(at, 0, { ...write, settle: () => undefined })
  }

  #pump(): void {
    this.#pumping ??= this.#sendAll().finally(() => {
      this.#pumping = null
      if (this.#next()) this.#pump()
    })
  }

  async #sendAll(): Promise<void> {
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#send(next.write, next.connection)
    } catch (error) {
      this.#deps.onError(error)
      this.#connection?.close()
    }
  }

  #next(): { write: Write; connection: HostConnection } | null {
    if (!this.#connection || this.#paused || this.#resync || this.#inFlight >= maxInFlight) return null
    const write = this.#queue.find((candidate) => !candidate.sent)
    return write ? { write, connection: this.#connection } : null
  }

  async #send(write: Write, connection: HostConnection): Promise<void> {
    write.sent = true
    if (!write.event) {
      const { room, kind, body, at } = write
      const event = await this.#signer.sign({ room, kind, body, at })
      if (write.draft) this.#drafts.save(write.draft, event) // an unstored draft is not sent
      write.event = event
      if (connection !== this.#connection) {
        write.sent = false
        return
      }
    }
    const name = isKind(write.kind) ? requestFor(write.kind) : null
    if (!name) throw new RangeError(`no request carries ${write.kind}`)
    this.#inFlight += 1
    const sent = connection.request(name, { event: write.event })
    void sent
      .then((reply) => {
        this.#settle(write, connection, reply)
      })
      .catch((error: unknown) => {
        this.#deps.onError(error)
        connection.close() // it stays in the queue, so the next connection brings another answer
      })
  }

  #settle(write: Write, connection: HostConnection, reply: Reply<{ position: Position }>): void {
    if (connection !== this.#connection) return // answered by suspend() already
    this.#inFlight -= 1
    if (!reply.ok && unknown.has(reply.code)) {
      connection.close() // the host may have it: the same event over a new connection will show
      return
    }
    if (!reply.ok && transient.has(reply.code)) this.#resend(write, reply)
    else this.#finish(write, reply)
    if (this.#resync && this.#inFlight === 0) this.#resumeFrom(this.#resync)
    this.#pump()
  }

  #resend(write: Write, { code, head }: Refusal): void {
    write.sent = false
    if (code === 'too-many') this.#pause()
    if (code === 'out-of-order' && head) this.#brokenAt(write, head)
  }

  #finish(write: Write, reply: Reply<{ position: Position }>): void {
    write.settle(reply)
    const { event } = write
    if (!reply.ok && event) this.#brokenAt(write, { aseq: event.aseq - 1, prev: event.prev })
    this.#queue = this.#queue.filter((other) => other !== write)
  }

  /** The host has none of the following events either. Several refusals may come for one break; the earliest counts. */
  #brokenAt(write: Write, head: ChainHead): void {
    const from = this.#queue.indexOf(write)
    if (from === -1) return // it has arrived in the log
    for (const broken of this.#queue.slice(from)) broken.event = null
    if (!this.#resync || head.aseq < this.#resync.aseq) this.#resync = head
  }

  /** Continues from `head`, or from the last signed event, which the host may have from an earlier connection. */
  #resumeFrom(head: ChainHead): void {
    this.#resync = null
    const signed = this.#queue.findLast((write) => write.event)?.event
    this.#signer.reset(signed ? this.#signer.headAfter(signed) : head)
  }

  #pause(): void {
    this.#paused = true
    this.#deps.clock.after(tooManyDelayMs, () => {
      this.#paused = false
      this.#pump()
    })
  }
}
