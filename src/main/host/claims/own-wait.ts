/**
 * After a start, what this device itself writes waits for its members: if its file is an older copy, they have events of it that
 * the file lacks, and it would use their numbers again.
 */
import { isMember, type SpaceState } from '#shared/log/space-state.ts'
import { Refused, type ChainHead } from '#shared/values/reply.ts'
import type { Caller } from '../sockets/caller.ts'
import type { HostTime } from '../time.ts'

/** A connection of a device. */
type Entered = Pick<Caller, 'device' | 'socket'>

export interface OwnWaitDeps {
  device: string
  space: SpaceState
  time: Pick<HostTime, 'ticks' | 'after'>
  /** Even if nobody else is in its log. */
  mayBeOlder: boolean
  /** The highest number of this device in the log. */
  lastNumber: () => number
}

/** ms for the others once one has come, and between two requests of those who compare their logs. */
const waitMs = 2_000
/** ms for the first to come: nobody misses what waits meanwhile. */
const aloneMs = 4_000
/** ms; a sender gives up after five seconds without an answer. */
const heldMs = 4_500
/** ms; a member could compare for ever. */
const longestMs = 30_000

export class OwnWait {
  readonly #deps: OwnWaitDeps
  #started: number
  #over = Promise.withResolvers<undefined>()
  readonly #held = Promise.withResolvers<undefined>()
  #isOver = false
  #lost: ChainHead = { aseq: 0, prev: null }
  /** Connections of those who may hold what this host lacks. */
  readonly #comparing = new Set<string>()
  /** In ticks; null until one has come. */
  #comparedAt: number | null = null
  #cancel = (): void => undefined

  constructor(deps: OwnWaitDeps) {
    this.#deps = deps
    const { device, space, time, mayBeOlder } = deps
    this.#started = time.ticks()
    const hasOthers = [...space.members.keys()].some((one) => one !== device && isMember(space, one))
    if (hasOthers || mayBeOlder) this.#begin()
    else this.end()
  }

  /** The newest event of this device that a member held and the log did not; 0: none. */
  get lost(): ChainHead {
    return this.#lost
  }

  /** Somebody who has entered may still give something back. */
  get isComparing(): boolean {
    return !this.#isOver && this.#comparing.size > 0
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** Resolves when this device may write. Rejects with `contested` when members have more to give than can be waited for. */
  async over(): Promise<void> {
    if (this.#isOver) return
    await Promise.race([this.#over.promise, this.#held.promise])
    if (!this.isOver) throw new Refused('contested', 'members compare their logs with this host’s')
  }

  /** A member that holds something has entered. @param newest of this device's events that it holds */
  entered(member: Entered, newest: ChainHead): void {
    const { device, lastNumber } = this.#deps
    if (member.device === device) return
    this.#comparing.add(member.socket)
    if (newest.aseq > Math.max(lastNumber(), this.#lost.aseq)) this.#loses(newest)
    this.compared(member)
  }

  /** A member compares its log, or gives something back. */
  compared({ device }: Pick<Entered, 'device'>): void {
    if (device === this.#deps.device) return
    this.#comparedAt = this.#deps.time.ticks()
    if (!this.#isOver) this.#check()
  }

  /** A member holds nothing that this host lacks, or has left. */
  level(member: Entered): void {
    if (this.#comparing.delete(member.socket)) this.compared(member)
  }

  end(): void {
    this.#isOver = true
    this.#cancel()
    this.#over.resolve(undefined)
  }

  #begin(): void {
    const { time } = this.#deps
    this.#started = time.ticks()
    this.#check()
    time.after(heldMs, () => {
      this.#held.resolve(undefined)
    })
  }

  /** Also when it has written already: who knows of it may come late. Only once, or a member could delay it for ever. */
  #loses(lost: ChainHead): void {
    const isFirst = this.#lost.aseq === 0
    this.#lost = lost
    if (!isFirst || !this.#isOver) return
    this.#isOver = false
    this.#over = Promise.withResolvers<undefined>()
    this.#begin()
  }

  #check(): void {
    const { time } = this.#deps
    this.#cancel()
    const left = this.#endsAt() - time.ticks()
    if (left <= 0) this.end()
    else
      this.#cancel = time.after(left, () => {
        this.#check()
      })
  }

  /** In ticks, as far as is known. */
  #endsAt(): number {
    if (this.#comparedAt === null) return this.#started + aloneMs
    const longest = this.#started + longestMs
    const isWhole = this.#comparing.size === 0 && this.#deps.lastNumber() >= this.#lost.aseq
    return isWhole ? Math.min(longest, Math.max(this.#started, this.#comparedAt) + waitMs) : longest
  }
}
