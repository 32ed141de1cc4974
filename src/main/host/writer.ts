/**
 * The one place where events become part of the log. An event that arrives while nothing is going on is committed
 * and pushed at once; those that arrive meanwhile are taken together: one transaction, one packet per room.
 */
import {
  eventId,
  headerBytes,
  verifyEvent,
  type LogEvent,
  type Placed,
  type Position
} from '#shared/log/event.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import { checkKnown, isStateKind, type Known } from '#shared/log/kinds.ts'
import { refusalOf, type Earlier, type Find } from '#shared/log/rules.ts'
import { applyToSpace, type SpaceState } from '#shared/log/space-state.ts'
import { Refused, type ChainHead } from '#shared/protocol/reply.ts'
import { Pace } from './pace.ts'
import type { HostLog } from './store.ts'
import { Tallies } from './tallies.ts'
import type { Time } from './time.ts'

export interface WriterParts {
  space: SpaceState
  epoch: number
  log: HostLog
  crypto: Crypto
  time: Pick<Time, 'now' | 'ticks' | 'after'>
  /** The events of one room that were committed together, after they are on disk. */
  onAppended: (room: string, placed: Placed[]) => void
  /** One event that changed the space, after it is on disk. */
  onApplied: (event: Known) => void
  /** The disk does not take what it should, or what came after the commit failed. */
  onFault: (about: 'storage' | 'host', fault: unknown) => void
}

interface Waiting {
  known: Known
  event: LogEvent
  id: string
  signed: Promise<boolean>
  resolve: (position: Position) => void
  reject: (refused: unknown) => void
}

interface Accepted extends Placed {
  id: string
  known: Known
  /** Whoever asked for it: more than one when it was sent again before it was on disk. */
  waiting: Waiting[]
}

export class Writer {
  readonly #parts: WriterParts
  readonly #heads = new Map<string, Position | null>()
  readonly #chains = new Map<string, ChainHead>()
  readonly #tallies: Tallies
  readonly #pace: Pace
  #queue: Waiting[] = []
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
  async append(event: LogEvent, key: string): Promise<Position> {
    const { crypto } = this.#parts
    const known = checkKnown(event)
    const header = headerBytes(event, crypto.hash)
    const id = eventId(event, crypto.hash, header)
    const signed = verifyEvent(event, key, crypto, header)
    return new Promise((resolve, reject) => {
      this.#queue.push({ known, event, id, signed, resolve, reject })
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
    while (this.#queue.length > 0) {
      const batch = this.#queue
      this.#queue = []
      await Promise.all(batch.map(({ signed }) => signed))
      this.#pace.begin()
      for (const run of cutWhereRulesChange(batch)) await this.#commit(run)
      const pause = this.#pace.end()
      if (pause > 0) await new Promise<void>((rested) => this.#parts.time.after(pause, rested))
    }
    this.#writing = null
  }

  async #commit(run: Waiting[]): Promise<void> {
    const accepted = await this.#accept(run)
    if (accepted.length === 0) return
    try {
      this.#parts.log.append(accepted, this.#parts.space.id)
    } catch (fault) {
      this.#undo(accepted, fault)
      return
    }
    for (const { known, waiting, position } of accepted) {
      applyToSpace(this.#parts.space, known)
      for (const { resolve } of waiting) resolve(position)
    }
    try {
      this.#tell(accepted)
    } catch (fault) {
      this.#parts.onFault('host', fault) // the events are on disk; whoever missed them pulls
    }
  }

  /** Places those that may be appended; heads and chains are ahead of the disk until the commit. */
  async #accept(run: Waiting[]): Promise<Accepted[]> {
    const accepted = new Map<string, Accepted>()
    for (const waiting of run) {
      const { event, id, known } = waiting
      const repeated = accepted.get(id)
      if (repeated) {
        repeated.waiting.push(waiting)
        continue
      }
      try {
        const position = await this.#place(waiting, accepted)
        if (position) accepted.set(id, { event, id, known, position, waiting: [waiting] })
      } catch (refused) {
        waiting.reject(refused)
      }
    }
    return [...accepted.values()]
  }

  /** @returns null for a repetition, which is answered right here */
  async #place(waiting: Waiting, accepted: ReadonlyMap<string, Accepted>): Promise<Position | null> {
    const { known, event, id, signed, resolve } = waiting
    const { space, epoch, log, crypto } = this.#parts
    if (!(await signed)) throw new Refused('bad-signature')
    const chain = this.chain(event.author)
    if (event.aseq !== chain.aseq + 1 || event.prev !== chain.prev) {
      const earlier = log.positionOf(id)
      if (!earlier)
        throw new Refused('out-of-order', 'the event does not follow its author’s last one', chain)
      resolve(earlier)
      return null
    }
    const find: Find = (earlier) => accepted.get(earlier)?.event ?? log.find(earlier)
    const earlier: Earlier = { find, tally: (message) => this.#tallies.of(message) }
    const refusal = refusalOf(space, known, crypto.hash, earlier, this.#parts.time.now())
    if (refusal) throw new Refused(refusal)
    const position = { epoch, seq: (this.head(event.room)?.seq ?? 0) + 1 }
    this.#heads.set(event.room, position)
    this.#chains.set(event.author, { aseq: event.aseq, prev: id })
    this.#tallies.add(known)
    return position
  }

  #undo(accepted: Accepted[], fault: unknown): void {
    this.#parts.onFault('storage', fault)
    this.#tallies.clear()
    for (const { event, waiting } of accepted) {
      this.#heads.delete(event.room)
      this.#chains.delete(event.author)
      for (const { reject } of waiting) reject(new Refused('storage', 'the host cannot write to its disk'))
    }
  }

  #tell(accepted: Accepted[]): void {
    const rooms = Map.groupBy(accepted, ({ event }) => event.room)
    for (const [room, placed] of rooms) {
      this.#parts.onAppended(
        room,
        placed.map(({ event, position }) => ({ event, position }))
      )
    }
    for (const { known } of accepted) {
      if (isStateKind(known.kind)) this.#parts.onApplied(known)
    }
  }
}

/** The rules ask about the space and its messages as the events before made them, so each of those ends a run. */
function cutWhereRulesChange(batch: Waiting[]): Waiting[][] {
  const runs: Waiting[][] = [[]]
  for (const waiting of batch) {
    runs.at(-1)?.push(waiting)
    const { kind } = waiting.known
    if (isStateKind(kind) || kind === 'message.deleted') runs.push([])
  }
  return runs.filter((run) => run.length > 0)
}
