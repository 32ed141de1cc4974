/**
 * Sends signed events in order, each unchanged until it is answered. After a refusal, what the log does not show is signed
 * again on the host's head: what is still on its way continues another chain, so the host takes only one of the two.
 */
import type { Position } from '../log/event.ts'
import { isKind } from '../log/kinds.ts'
import { requestFor } from '../protocol/requests.ts'
import type { ChainHead, Refusal, Reply } from '../values/reply.ts'
import type { HostConnection } from './deps.ts'
import { brokenAt, type Resync } from './resync.ts'
import type { SenderOptions } from './sender-options.ts'
import { isTransient, unknown, type Write } from './write.ts'
import { WriteQueue } from './write-queue.ts'

/** Enough for a LAN's round trip; few enough to sign again quickly. */
const maxInFlight = 32
const tooManyDelayMs = 250
/** ms without a connection. Until then the next one shows what became of an event that was not answered. */
const unansweredAfterMs = 10_000

export class Sender {
  readonly #options: SenderOptions
  readonly #queue = new WriteQueue()
  #connection: HostConnection | null = null
  #released = false
  #hostHead: ChainHead = { aseq: 0, prev: null }
  #inFlight = 0
  #pumping: Promise<void> | null = null
  #paused = false
  #onFinished: (() => void) | null = null
  #cancelGiveUp: (() => void) | null = null
  /** Set when the chain is broken: nothing is sent until all answers have arrived and the log has been read. */
  #resync: Resync | null = null

  constructor(options: SenderOptions) {
    this.#options = options
  }

  get connected(): boolean {
    return this.#connection !== null
  }

  get released(): boolean {
    return this.#released
  }

  enqueue(write: Write): void {
    this.#queue.add(write)
    if (write.event) this.#options.signer.reset(this.#options.signer.headAfter(write.event))
    if (this.#released) this.#queue.openRoom(write.room, this.#options)
    this.#pump()
  }

  find(ticket: string): Write | undefined {
    return this.#queue.find(ticket)
  }

  /** Without an answer for those that are removed. */
  keep(predicate: (write: Write) => boolean): void {
    this.#queue.keep(predicate)
  }

  /** For the stored messages, which are enqueued afterwards. */
  begin(): void {
    this.#onFinished = null
    this.keep((write) => !write.draft)
  }

  /** Sends no more until {@link begin}. Resolves when everything has been answered. */
  finish(): Promise<void> {
    return new Promise((resolve) => {
      this.#onFinished = resolve
      this.#finishIfIdle()
    })
  }

  #finishIfIdle(): void {
    if (!this.#pumping && (this.#inFlight === 0 || !this.#connection)) this.#onFinished?.()
  }

  /** Sends nothing before {@link release}. @param head this device's newest event at the host */
  resume(connection: HostConnection, head: ChainHead): void {
    this.#connection = connection
    this.#cancelGiveUp?.()
    this.#inFlight = 0
    this.#paused = false
    this.#hostHead = head
  }

  /** The host has what it lacked of this device: what is new may follow. */
  release(): void {
    if (!this.#connection) return
    this.#released = true
    for (const room of this.#queue.rooms) this.#queue.openRoom(room, this.#options)
    this.#resumeFrom(this.#hostHead)
    this.#pump()
  }

  /** What the host may have is answered by the next connection, which it is sent over again. */
  suspend(): void {
    this.#connection = null
    this.#released = false
    this.#finishIfIdle()
    this.#queue.refuseSteps('offline', ({ sent, event, outlives }) => !outlives || !sent || !event)
    for (const write of this.#queue.all) write.sent = false
    this.#cancelGiveUp?.()
    this.#cancelGiveUp = this.#options.deps.clock.after(unansweredAfterMs, () => {
      this.#queue.refuseSteps('timeout')
    })
  }

  /** Call after {@link suspend}. */
  async settled(): Promise<void> {
    await this.#pumping
  }

  #pump(): void {
    this.#pumping ??= this.#sendAll().finally(() => {
      this.#pumping = null
      if (this.#next()) this.#pump()
      else this.#finishIfIdle()
    })
  }

  async #sendAll(): Promise<void> {
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#send(next.write, next.connection)
    } catch (error) {
      this.#reconnect(this.#connection, error)
    }
  }

  #next(): { write: Write; connection: HostConnection } | null {
    if (!this.#connection || !this.#released || this.#paused || this.#resync) return null
    if (this.#inFlight >= maxInFlight) return null
    const write = this.#queue.next((candidate) => this.#maySend(candidate))
    return write ? { write, connection: this.#connection } : null
  }

  #maySend({ draft, sent }: Write): boolean {
    return !draft || (this.#options.turn.isMine && (sent || !this.#onFinished))
  }

  async #send(write: Write, connection: HostConnection): Promise<void> {
    write.sent = true
    if (!write.event && write.withdrawn) {
      this.keep((other) => other !== write)
      this.#options.drop(write.draft?.ticket ?? '')
      return
    }
    if (!write.event && !(await this.#sign(write, connection))) return
    const name = isKind(write.kind) ? requestFor(write.kind) : null
    if (!name || !write.event) throw new RangeError(`no request carries ${write.kind}`)
    this.#inFlight += 1
    const sent = connection.request(name, { event: write.event })
    void sent
      .then((reply) => {
        this.#settle(write, connection, reply)
      })
      .catch((error: unknown) => this.#reconnect(connection, error))
  }

  /** @returns whether it may be sent: meanwhile it may have been withdrawn, or the connection, the turn or the chain lost */
  async #sign(write: Write, connection: HostConnection): Promise<boolean> {
    const { room, kind, body, at } = write
    const event = await this.#options.signer.sign({ room, kind, body, at })
    if (!this.#queue.has(write)) return false
    if (!this.#maySend(write) || this.#resync) {
      write.sent = false
      return false
    }
    if (write.draft) this.#options.store(write.draft, event)
    write.event = event
    write.sent = connection === this.#connection
    return write.sent
  }

  #settle(write: Write, connection: HostConnection, reply: Reply<{ position: Position }>): void {
    if (connection !== this.#connection) return // answered by suspend() already
    this.#inFlight -= 1
    if (!reply.ok && unknown.has(reply.code)) {
      connection.close() // the host may have it: the same event over a new connection will show
      return
    }
    if (this.#queue.has(write) && this.#maySend(write)) {
      if (!reply.ok && isTransient(write, reply)) this.#resend(write, reply)
      else this.#finish(write, reply)
    }
    if (this.#resync && this.#inFlight === 0) this.#signAgain(connection)
    this.#finishIfIdle()
    this.#pump()
  }

  #resend(write: Write, { code, head }: Refusal): void {
    write.sent = false
    write.redated ||= code === 'clock'
    if (code === 'too-many') this.#pause()
    else this.#resync = brokenAt(this.#resync, this.#queue.all, write, head)
  }

  #finish(write: Write, reply: Reply<{ position: Position }>): void {
    if (!reply.ok) this.#resync = brokenAt(this.#resync, this.#queue.all, write)
    if (!reply.ok && write.draft && this.#resync) this.#resync.refused.set(write, reply)
    else this.#conclude(write, reply)
  }

  #conclude(write: Write, reply: Reply<{ position: Position }>): void {
    const instead = write.settle(reply)
    if (instead) Object.assign(write, { draft: instead, body: instead.body, event: null, sent: false })
    else this.keep((other) => other !== write)
  }

  #signAgain(connection: HostConnection): void {
    const rooms = new Set(this.#queue.all.flatMap(({ room, draft }) => (draft ? [room] : [])))
    const compared = this.#queue.all.some(({ redated }) => redated) ? this.#options.compareClocks() : null
    Promise.all([this.#pumping, compared, ...[...rooms].map(this.#options.catchUp)])
      .then((read) => {
        if (connection !== this.#connection || !this.#resync || read.includes(false)) return
        const { head, broken, refused } = this.#resync
        for (const [write, reply] of refused)
          if (this.#queue.has(write) && this.#maySend(write)) this.#conclude(write, reply)
        this.#queue.signAgain(broken)
        this.#resumeFrom(head)
        this.#pump()
      })
      .catch((error: unknown) => this.#reconnect(connection, error))
  }

  /** What is in the queue is sent again over the next connection, which brings another answer. */
  #reconnect(connection: HostConnection | null, error: unknown): void {
    this.#options.deps.onError(error)
    connection?.close()
  }

  /** Continues from `head`, or from the last signed event, which the host may have from an earlier connection. */
  #resumeFrom(head: ChainHead): void {
    const { signer } = this.#options
    this.#resync = null
    const signed = this.#queue.all.findLast((write) => write.event)?.event
    signer.reset(signed ? signer.headAfter(signed) : head)
  }

  #pause(): void {
    this.#paused = true
    this.#options.deps.clock.after(tooManyDelayMs, () => {
      this.#paused = false
      this.#pump()
    })
  }
}
