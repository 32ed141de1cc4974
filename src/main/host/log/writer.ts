/** The only place where events enter the log. Events that arrive during a commit go together: one transaction, one packet per room. */
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises'
import type { LogEvent, Position } from '#shared/log/event.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import { applyToSpace, isDeletion, type KnownEvent } from '#shared/log/kinds.ts'
import type { EarlierEvents } from '#shared/log/kinds/kind.ts'
import { refusalOf } from '#shared/log/rules.ts'
import { Refused, type ChainHead, type Code } from '#shared/values/reply.ts'
import { BatchNumbers } from './batch-numbers.ts'
import { FairQueue, type Requester } from '../limits/fair-queue.ts'
import { CommitThrottle } from './commit-throttle.ts'
import { commit, diskRefused, type CommitDeps } from './commit.ts'
import type { HostTime } from '../time.ts'
import { SendingOrder } from '../sockets/sending-order.ts'
import {
  chargeCpu,
  followsChain,
  isSigned,
  mayFollow,
  outOfOrder,
  refusedBy,
  readEvent,
  withoutForged,
  type AcceptedEvent,
  type PendingEvent
} from './pending-event.ts'

export interface WriterDeps extends CommitDeps {
  crypto: Crypto
  /** @throws Refused while another host may have replaced this one */
  mustBeSettled: () => void
  positionAt: (seq: number) => Position
  /** Members may still give back what this log had lost. */
  mayLack: () => boolean
  time: Pick<HostTime, 'now' | 'ticks' | 'cpuMs' | 'after'>
  /** ms of processor time for checking, writing and pushing. */
  onWorked: (requester: Requester, ms: number) => void
  onWrongSignature: (requester: Requester) => void
}

interface LiveEvent extends AcceptedEvent {
  /** More than one when it was sent again before it was on disk. */
  pending: PendingEvent[]
}

const maxBatchEvents = 256
/** Why an event is refused that refers to what this log has lost: a message, a room, an introduction. */
const mayComeBack: ReadonlySet<Code> = new Set<Code>(['not-found', 'not-in-room', 'forbidden'])

export class Writer {
  readonly #deps: WriterDeps
  readonly #throttle: CommitThrottle
  readonly #queue = new FairQueue<PendingEvent>()
  #writing: Promise<void> | null = null

  constructor(deps: WriterDeps) {
    this.#deps = deps
    this.#throttle = new CommitThrottle(deps.time.ticks)
  }

  /** @param key base64url. @returns the position, once on disk; for a repetition the earlier one. @throws Refused */
  async append(
    event: LogEvent,
    key: string,
    requester: Requester,
    order = new SendingOrder()
  ): Promise<Position> {
    const [read, chain] = [readEvent(event, this.#deps.crypto.hash), this.chain(event.author)]
    return new Promise((resolve, reject) => {
      const pending: PendingEvent = { ...read, requester, order, key, signed: null, resolve, reject }
      if (!this.#queue.push(requester, pending))
        throw new Refused('too-many', 'too many events of this device wait')
      // Signatures are checked while waiting only if the event may be next.
      if (mayFollow(event, chain)) pending.signed = isSigned(pending, this.#deps.crypto)
      this.#writing ??= this.#write()
    })
  }

  head(room: string): Position | null {
    return this.#deps.ends.head(room)
  }

  earlier(room: string, epoch: number): number {
    return this.#deps.ends.earlier(room, epoch)
  }

  chain(author: string): ChainHead {
    return this.#deps.ends.chain(author)
  }

  /** @param head the author's newest event by its own account, which this host may not have */
  declare(author: string, head: ChainHead): void {
    this.#deps.ends.declare(author, head)
  }

  async idle(): Promise<void> {
    await this.#writing
  }

  async #write(): Promise<void> {
    // What arrives in the same turn of the loop is taken together.
    await Promise.resolve()
    while (this.#queue.size > 0) {
      const signed = await this.#checked(this.#take())
      this.#throttle.begin()
      chargeCpu(signed, this.#deps, () => {
        this.#commit(signed)
      })
      await this.#pause(this.#throttle.end())
    }
    this.#writing = null
  }

  async #checked(batch: readonly PendingEvent[]): Promise<PendingEvent[]> {
    const { crypto, onWorked, onWrongSignature, onError } = this.#deps
    try {
      return await withoutForged(this.#inOrder(batch), crypto, onWorked, onWrongSignature)
    } catch (error) {
      onError('storage', error) // the log cannot be read
      for (const { reject } of batch) reject(new Refused('storage', 'the host cannot read its disk'))
      return []
    }
  }

  async #pause(pauseMs: number): Promise<void> {
    if (this.#queue.size > 0) await nextTurnOfLoop()
    else if (pauseMs > 0) await new Promise<void>((resume) => this.#deps.time.after(pauseMs, resume))
  }

  #take(): PendingEvent[] {
    const batch: PendingEvent[] = []
    let size = 0
    while (batch.length < maxBatchEvents && size < this.#throttle.bytes) {
      const next = this.#queue.shift()
      if (!next) break
      batch.push(next)
      size += next.size
    }
    return batch
  }

  /** Answers repetitions and refusals before signatures are checked. */
  #inOrder(batch: readonly PendingEvent[]): PendingEvent[] {
    const ends = new Map<string, ChainHead>()
    const ids = new Set<string>()
    const numbers = new BatchNumbers(this.#deps.log)
    return batch.filter((pending) => {
      const { event, id } = pending
      if (ids.has(id)) return true // a repetition of one in this batch
      const end = ends.get(event.author) ?? this.chain(event.author)
      if (followsChain(event, end)) ends.set(event.author, { aseq: event.aseq, prev: id })
      else if (!numbers.fillsHole(event, id, end)) return this.#isOutOfOrder(pending)
      ids.add(id)
      return true
    })
  }

  /** Answers a repetition or refuses. @returns false */
  #isOutOfOrder(pending: PendingEvent): false {
    const earlier = this.#deps.log.positionOf(pending.id)
    try {
      this.#deps.mustBeSettled()
      if (!earlier) throw outOfOrder(this.chain(pending.event.author))
      pending.resolve(earlier)
    } catch (refused) {
      this.#refuse(pending, refused)
    }
    return false
  }

  #refuse({ event, id, order, reject }: PendingEvent, refused: unknown): void {
    order.refused({ aseq: event.aseq, id }, this.chain(event.author).aseq, refused)
    reject(refused)
  }

  #commit(batch: readonly PendingEvent[]): void {
    const accepted = this.#accept(batch)
    const isStored = commit(accepted, this.#deps, () => {
      for (const { pending, position } of accepted) for (const { resolve } of pending) resolve(position)
    })
    if (isStored) return
    for (const { pending } of accepted) for (const { reject } of pending) reject(diskRefused())
  }

  /** Ends, tallies and the space are ahead of the disk until the commit. */
  #accept(batch: readonly PendingEvent[]): LiveEvent[] {
    const accepted = new Map<string, LiveEvent>()
    const deleted = new Set<string>()
    const numbers = new BatchNumbers(this.#deps.log)
    const find: EarlierEvents['find'] = (id) =>
      deleted.has(id) ? null : (accepted.get(id)?.event ?? this.#deps.log.find(id))
    for (const pending of batch) {
      const { event, id, known } = pending
      const repeated = accepted.get(id)
      if (repeated) {
        repeated.pending.push(pending)
        continue
      }
      try {
        const position = this.#place(pending, find, numbers)
        const changed = applyToSpace(this.#deps.space, known)
        if (isDeletion(known)) deleted.add(known.body.target)
        numbers.add(event, id)
        accepted.set(id, { event, id, known, changed, position, pending: [pending] })
      } catch (refused) {
        this.#refuse(pending, refused)
      }
    }
    return [...accepted.values()]
  }

  /** @throws Refused */
  #place(pending: PendingEvent, find: EarlierEvents['find'], numbers: BatchNumbers): Position {
    const { space, crypto, time, ends, tallies, positionAt, mustBeSettled, log } = this.#deps
    const { known, event, id, order } = pending
    mustBeSettled()
    const chain = ends.chain(event.author)
    order.mustFollow(event, log)
    const isTaken = followsChain(event, chain) || numbers.fillsHole(event, id, chain)
    if (!isTaken) throw outOfOrder(chain) // the one before it was refused
    const lastNumberOf = (author: string): number => ends.chain(author).aseq
    const earlier: EarlierEvents = { find, tally: (message) => tallies.of(message), lastNumberOf }
    const refusal = refusalOf(space, known, crypto.hash, earlier, time.now())
    if (refusal && this.#mayChange(refusal, known))
      throw new Refused('contested', 'what it refers to may come back')
    if (refusal) throw refusedBy(refusal, known, (author) => ends.chain(author))
    const position = positionAt(ends.length(event.room) + 1)
    ends.placed(event, id, position)
    tallies.add(known, id)
    return position
  }

  /** Not if the message that it refers to is in the log: it is deleted. */
  #mayChange(refusal: Code, { body }: KnownEvent): boolean {
    const { mayLack, log } = this.#deps
    if (!mayComeBack.has(refusal) || !mayLack()) return false
    const message = 'target' in body ? body.target : 'reply' in body ? body.reply : undefined
    return refusal !== 'not-found' || message === undefined || log.positionOf(message) === null
  }
}
