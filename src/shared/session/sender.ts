/**
 * Sends signed events in order, each unchanged until it is answered. No number is used twice: what is signed again, because its
 * number belongs to another event, gets one above all that this device has used.
 */
import type { LogEvent, Position } from '../log/event.ts'
import { isKind } from '../log/kinds.ts'
import { requestFor } from '../protocol/requests.ts'
import { Refused, type ChainHead, type Reply } from '../values/reply.ts'
import type { HostConnection } from './deps.ts'
import { Answers } from './answers.ts'
import { Pace } from './pace.ts'
import type { SenderOptions } from './sender-options.ts'
import { unknown, type Write } from './write.ts'
import { WriteQueue } from './write-queue.ts'

/** ms between two looks whether a room is there again. */
const missingRoomsMs = 250
/** ms without a connection. Until then the next one shows what became of an event that was not answered. */
const unansweredAfterMs = 10_000

export class Sender {
  readonly #options: SenderOptions
  readonly #queue = new WriteQueue()
  readonly #answers: Answers
  readonly #pace: Pace
  #connection: HostConnection | null = null
  #released = false
  #pumping: Promise<void> | null = null
  #onFinished: (() => void) | null = null
  #cancelLook: (() => void) | null = null
  #cancelGiveUp: (() => void) | null = null
  constructor(options: SenderOptions) {
    this.#options = options
    this.#answers = new Answers({ options, queue: this.#queue, maySend: this.#maySend })
    this.#pace = new Pace(options.deps.clock, () => {
      this.#pump()
    })
  }

  get connected(): boolean {
    return this.#connection !== null
  }

  get released(): boolean {
    return this.#released
  }

  /** Without a draft, and waiting for the turn. */
  get hasSteps(): boolean {
    return this.#queue.all.some(({ draft, sent }) => !draft && !sent)
  }

  enqueue(write: Write): void {
    this.#queue.add(write)
    if (write.event) this.#options.signer.follow(this.#options.signer.headAfter(write.event))
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

  /** When the turn has come; the stored messages are enqueued afterwards. */
  begin(): void {
    this.#onFinished = null
    this.keep((write) => !write.draft)
    this.#pump()
  }

  /** Sends no more until {@link begin}. Resolves when everything has been answered. */
  finish(): Promise<void> {
    return new Promise((resolve) => {
      this.#onFinished = resolve
      this.#finishIfIdle()
    })
  }

  #finishIfIdle(): void {
    if (!this.#pumping && (this.#pace.isIdle || !this.#connection)) this.#onFinished?.()
  }

  /** Sends nothing before {@link release}. @param head this device's newest event at the host */
  resume(connection: HostConnection, head: ChainHead): void {
    this.#connection = connection
    this.#cancelGiveUp?.()
    this.#pace.reset()
    this.#options.signer.follow(head)
    this.#answers.reset(head) // another tab may have used numbers since the entry has declared the last one
  }

  /** The host has what it lacked of this device: what is new may follow. */
  release(): void {
    if (!this.#connection) return
    this.#released = true
    for (const room of this.#queue.rooms) this.#queue.openRoom(room, this.#options)
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
      this.#lookAgain()
    })
  }

  /** Rooms come back, or are gone after a while. */
  #lookAgain(): void {
    const isMissing = ({ sent, room }: Write): boolean => !sent && this.#options.isMissing(room)
    if (this.#cancelLook || !this.#released || !this.#queue.all.some(isMissing)) return
    this.#cancelLook = this.#options.deps.clock.after(missingRoomsMs, () => {
      this.#cancelLook = null
      if (this.#released) for (const room of this.#queue.rooms) this.#queue.openRoom(room, this.#options)
      this.#pump()
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
    if (!this.#connection || !this.#released || !this.#pace.maySend || this.#answers.awaitsLog) return null
    const write = this.#queue.next(this.#maySend)
    if (!write || (!this.#pace.isIdle && this.#answers.skips(write))) return null
    if (this.#answers.mustWait(write)) return null
    return { write, connection: this.#connection }
  }

  readonly #maySend = ({ room, draft, outlives, sent }: Write): boolean => {
    const mustBeIn = draft !== null || outlives
    if (mustBeIn && !sent && this.#options.isMissing(room)) return false
    return this.#options.turn.isMine && (sent || !draft || !this.#onFinished)
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
    const sent = connection.request(name, this.#answers.sending(write.event, this.#pace.isIdle))
    this.#pace.sent()
    void sent
      .then((reply) => {
        this.#settle(write, connection, reply)
      })
      .catch((error: unknown) => this.#reconnect(connection, error))
  }

  /**
   * @returns whether it may be sent: meanwhile it may have been withdrawn, the connection, the turn or the chain lost, or what
   *   goes before it refused for a moment
   */
  async #sign(write: Write, connection: HostConnection): Promise<boolean> {
    const { room, kind, body, at } = write
    const event = await this.#options.signer.sign({ room, kind, body, at })
    write.sent = false
    if (this.#next()?.write !== write) return false
    write.sent = this.#use(write, event) && connection === this.#connection
    return write.sent
  }

  /** @returns whether the event has its number: another tab may have been quicker */
  #use(write: Write, event: LogEvent): boolean {
    const { signer, store, keep } = this.#options
    const { draft } = write
    const save = (): void => {
      if (draft) store(draft, event)
      // Without an answer the host may have it; after an older copy of its data was put back this device brings it first.
      if (!draft && !write.outlives) keep(signer.idOf(event), event)
    }
    try {
      if (!signer.use(event, save)) return false
    } catch (error) {
      if (draft || !(error instanceof Refused)) throw error
      this.#answers.conclude(write, error.toReply())
      return false
    }
    write.event = event
    return true
  }

  #settle(write: Write, connection: HostConnection, reply: Reply<{ position: Position }>): void {
    if (connection !== this.#connection) return // answered by suspend() already
    this.#pace.answered(reply)
    if (!reply.ok && unknown.has(reply.code)) {
      connection.close() // the host may have it: the same event over a new connection will show
      return
    }
    if (this.#queue.has(write) && (!write.draft || this.#maySend(write))) this.#answers.take(write, reply)
    if (this.#pace.isIdle) {
      if (this.#answers.awaitsLog) this.#readAndGoOn(connection)
      else this.#answers.all()
    }
    this.#finishIfIdle()
    this.#pump()
  }

  #readAndGoOn(connection: HostConnection): void {
    const rooms = new Set(this.#queue.all.flatMap(({ room, draft }) => (draft ? [room] : [])))
    const compared = this.#queue.all.some(({ redated }) => redated) ? this.#options.compareClocks() : null
    Promise.all([this.#pumping, compared, ...[...rooms].map(this.#options.catchUp)])
      .then((read) => {
        if (connection !== this.#connection || read.includes(false)) return
        if (this.#answers.goOn()) this.#pump()
        else connection.close()
      })
      .catch((error: unknown) => this.#reconnect(connection, error))
  }

  /** What is in the queue is sent again over the next connection, which brings another answer. */
  #reconnect(connection: HostConnection | null, error: unknown): void {
    this.#options.deps.onError(error)
    connection?.close()
  }
}
