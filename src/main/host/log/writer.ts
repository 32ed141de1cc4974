/**
 * The one place where events become part of the log. An event that arrives while nothing is going on is committed
 * and pushed at once; those that arrive meanwhile are taken together, in turns of their devices: one transaction, one
 * packet per room.
 */
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises'
import type { LogEvent, Position } from '#shared/log/event.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import { applyToSpace, isStateKind } from '#shared/log/kinds.ts'
import type { EarlierEvents } from '#shared/log/kinds/kind.ts'
import { refusalOf } from '#shared/log/rules.ts'
import type { SpaceState } from '#shared/log/space-state.ts'
import { Refused, type ChainHead } from '#shared/values/reply.ts'
import { loadSpace } from '../context.ts'
import { FairQueue, type Who } from '../limits/fair-queue.ts'
import { Pace } from './commit-throttle.ts'
import type { HostLog } from './host-log.ts'
import { Tallies } from './message-tallies.ts'
import type { Time } from '../time.ts'
import {
  charged,
  follows,
  isSigned,
  mayFollow,
  outOfOrder,
  readEvent,
  signedOf,
  tellInOrder,
  type Accepted,
  type Telling,
  type Waiting
} from './pending-event.ts'

export interface WriterParts extends Telling {
  space: SpaceState
  epoch: number
  log: HostLog
  crypto: Crypto
  time: Pick<Time, 'now' | 'ticks' | 'worked' | 'after'>
  /** Checking, writing and pushing its event took so much of a processor, ms. */
  onWorked: (who: Who, ms: number) => void
  /** An event was not signed by the device that it names. */
  onWrong: (who: Who) => void
  /** The disk does not take what it should, or what came after the commit failed. */
  onFault: (about: 'storage' | 'host', fault: unknown) => void
}

/** Events in one transaction. */
const mostAtOnce = 256

export class Writer {
  readonly #parts: WriterParts
  readonly #heads = new Map<string, Position | null>()
  readonly #chains = new Map<string, ChainHead>()
  readonly #tallies: Tallies
  readonly #pace: Pace
  readonly #queue = new FairQueue<Waiting>()
  #writing: Promise<void> | null = null

  constructor(parts: WriterParts) {
    this.#parts = parts
    this.#tallies = new Tallies(parts.log)
    this.#pace = new Pace(parts.time.ticks)
  }

  /**
   * @param key the author's public key, base64url
   * @returns where the event is, once it is on disk; for a repetition, where it was
   * @throws Refused
   */
  async append(event: LogEvent, key: string, who: Who): Promise<Position> {
    const [read, chain] = [readEvent(event, this.#parts.crypto.hash), this.chain(event.author)]
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { ...read, who, key, signed: null, resolve, reject }
      if (!this.#queue.push(who, waiting))
        throw new Refused('too-many', 'too many events of this device wait')
      // One that may be next is checked while it waits; for another a signature would cost something for nothing.
      if (mayFollow(event, chain)) waiting.signed = isSigned(waiting, this.#parts.crypto)
      this.#writing ??= this.#write()
    })
  }

  head(room: string): Position | null {
    const known = this.#heads.get(room)
    if (known !== undefined) return known
    const head = this.#parts.log.head(room)
    this.#heads.set(room, head)
    return head
  }

  chain(author: string): ChainHead {
    const known = this.#chains.get(author)
    if (known) return known
    const chain = this.#parts.log.chain(author)
    this.#chains.set(author, chain)
    return chain
  }

  /** Resolves when nothing is on its way to the disk. */
  async idle(): Promise<void> {
    await this.#writing
  }

  async #write(): Promise<void> {
    // What arrives in the same turn of the loop is taken together.
    await Promise.resolve()
    while (this.#queue.size > 0) {
      const signed = await this.#checked(this.#take())
      this.#pace.begin()
      charged(signed, this.#parts, () => {
        this.#commit(signed)
      })
      await this.#rest(this.#pace.end())
    }
    this.#writing = null
  }

  /** Those that follow their author's last one and are signed. */
  async #checked(batch: readonly Waiting[]): Promise<Waiting[]> {
    const { crypto, onWorked, onWrong, onFault } = this.#parts
    try {
      return await signedOf(this.#inOrder(batch), crypto, onWorked, onWrong)
    } catch (fault) {
      onFault('storage', fault) // the log cannot be read
      for (const { reject } of batch) reject(new Refused('storage', 'the host cannot read its disk'))
      return []
    }
  }

  /** Others have their turn of the loop; a host that has caught up rests for `pause` ms. */
  async #rest(pause: number): Promise<void> {
    if (this.#queue.size > 0) await nextTurnOfLoop()
    else if (pause > 0) await new Promise<void>((rested) => this.#parts.time.after(pause, rested))
  }

  #take(): Waiting[] {
    const batch: Waiting[] = []
    let size = 0
    while (batch.length < mostAtOnce && size < this.#pace.bytes) {
      const next = this.#queue.shift()
      if (!next) break
      batch.push(next)
      size += next.size
    }
    return batch
  }

  /** Those that follow their author's last one. The others are answered here, before a signature costs anything. */
  #inOrder(batch: readonly Waiting[]): Waiting[] {
    const ends = new Map<string, ChainHead>()
    const ids = new Set<string>()
    return batch.filter((waiting) => {
      const { event, id } = waiting
      if (ids.has(id)) return true // a repetition of one that is on its way
      const end = ends.get(event.author) ?? this.chain(event.author)
      if (!follows(event, end)) return this.#isOutOfOrder(waiting)
      ends.set(event.author, { aseq: event.aseq, prev: id })
      ids.add(id)
      return true
    })
  }

  /** Answers one that does not follow its author's last one: it is a repetition, or refused. @returns false */
  #isOutOfOrder({ event, id, resolve, reject }: Waiting): false {
    const earlier = this.#parts.log.positionOf(id)
    if (earlier) resolve(earlier)
    else reject(outOfOrder(this.chain(event.author)))
    return false
  }

  #commit(batch: readonly Waiting[]): void {
    const accepted = this.#accept(batch)
    if (accepted.length === 0) return
    try {
      this.#parts.log.append(accepted, this.#parts.space.id)
    } catch (fault) {
      this.#undo(accepted, fault)
      return
    }
    for (const { waiting, position } of accepted) for (const { resolve } of waiting) resolve(position)
    try {
      tellInOrder(accepted, this.#parts)
    } catch (fault) {
      this.#parts.onFault('host', fault) // the events are on disk; those who missed them pull
    }
  }

  /** Places those that may be appended. Heads, chains and the space are ahead of the disk until the commit. */
  #accept(batch: readonly Waiting[]): Accepted[] {
    const accepted = new Map<string, Accepted>()
    const deleted = new Set<string>()
    const find: EarlierEvents['find'] = (id) =>
      deleted.has(id) ? null : (accepted.get(id)?.event ?? this.#parts.log.find(id))
    for (const waiting of batch) {
      const { event, id, known } = waiting
      const repeated = accepted.get(id)
      if (repeated) {
        repeated.waiting.push(waiting)
        continue
      }
      try {
        const position = this.#place(waiting, find)
        const changed = applyToSpace(this.#parts.space, known)
        if (known.kind === 'message.deleted') deleted.add(known.body.target)
        accepted.set(id, { event, id, known, changed, position, waiting: [waiting] })
      } catch (refused) {
        waiting.reject(refused)
      }
    }
    return [...accepted.values()]
  }

  /** @throws Refused */
  #place({ known, event, id }: Waiting, find: EarlierEvents['find']): Position {
    const { space, epoch, crypto, time } = this.#parts
    const chain = this.chain(event.author)
    if (!follows(event, chain)) throw outOfOrder(chain) // the one before it was refused
    const earlier: EarlierEvents = { find, tally: (message) => this.#tallies.of(message) }
    const refusal = refusalOf(space, known, crypto.hash, earlier, time.now())
    if (refusal) throw new Refused(refusal)
    const position = { epoch, seq: (this.head(event.room)?.seq ?? 0) + 1 }
    this.#heads.set(event.room, position)
    this.#chains.set(event.author, { aseq: event.aseq, prev: id })
    this.#tallies.add(known)
    return position
  }

  #undo(accepted: readonly Accepted[], fault: unknown): void {
    const { onFault, space, log } = this.#parts
    onFault('storage', fault)
    this.#tallies.clear()
    for (const { event } of accepted) {
      this.#heads.delete(event.room)
      this.#chains.delete(event.author)
    }
    try {
      const hasChanged = accepted.some(({ known }) => isStateKind(known.kind))
      if (hasChanged) Object.assign(space, loadSpace(space.id, log))
    } catch (again) {
      onFault('storage', again) // what could not be written is believed until the host starts again
    }
    for (const { waiting } of accepted) {
      for (const { reject } of waiting) reject(new Refused('storage', 'the host cannot write to its disk'))
    }
  }
}
