/**
 * After a start, what this device itself writes waits for its members: if its file is an older copy, they have events of it that
 * the file lacks, and it would use their numbers again.
 */
import { isMember, type SpaceState } from '#shared/log/space-state.ts'
import { limits } from '#shared/values/limits.ts'
import { Refused } from '#shared/values/reply.ts'
import type { HostTime } from '../time.ts'

export interface OwnWaitDeps {
  device: string
  space: SpaceState
  time: Pick<HostTime, 'ticks' | 'after'>
  /** Even if nobody else is in its log. */
  mayBeOlder: boolean
}

/** ms for members to come back, and between two requests of one that compares its logs. */
const waitMs = 2_000
/** ms; a member could compare for ever. */
const longestMs = 30_000

export class OwnWait {
  readonly #deps: OwnWaitDeps
  readonly #started: number
  readonly #over = Promise.withResolvers<undefined>()
  readonly #held = Promise.withResolvers<undefined>()
  #isOver = false
  #isOlder = false
  #comparedAt = -Infinity
  #cancel: () => void

  constructor(deps: OwnWaitDeps) {
    this.#deps = deps
    const { device, space, time, mayBeOlder } = deps
    this.#started = time.ticks()
    this.#cancel = time.after(waitMs, () => {
      this.#held.resolve(undefined)
      this.#check()
    })
    const hasOthers = [...space.members.keys()].some((one) => one !== device && isMember(space, one))
    if (!hasOthers && !mayBeOlder) this.end()
  }

  isOverFor(author: string): boolean {
    return this.#isOver || author !== this.#deps.device
  }

  /** Resolves when this device may write. Rejects with `contested` when members have more to give than can be waited for. */
  async over(): Promise<void> {
    await Promise.race([this.#over.promise, this.#held.promise])
    if (!this.#isOver) throw new Refused('contested', 'members compare their logs with this host’s')
  }

  /** A member compares its log. @param isBeyond it holds only an end which this host's log does not reach, and brings it later */
  compared(member: string, isBeyond = false): void {
    const { device, space, time } = this.#deps
    if (member === device || !isMember(space, member)) return
    this.#isOlder ||= isBeyond
    const at = time.ticks() + (isBeyond ? limits.incompleteDelayMs : 0)
    this.#comparedAt = Math.max(this.#comparedAt, at)
  }

  /** A member gives something back: this file is an older copy, and others may hold more. */
  given(member: string): void {
    this.#isOlder ||= member !== this.#deps.device
    this.compared(member)
  }

  /** A member holds nothing that this host lacks. A guest may hold only the ends of logs. */
  level(member: string): void {
    const isGuest = this.#deps.space.members.get(member)?.guest ?? true
    if (member === this.#deps.device || isGuest || this.#isOlder) this.compared(member)
    else this.end()
  }

  end(): void {
    this.#isOver = true
    this.#cancel()
    this.#over.resolve(undefined)
  }

  #check(): void {
    const { time } = this.#deps
    const end = Math.min(this.#comparedAt + waitMs, this.#started + longestMs)
    const left = end - time.ticks()
    if (left <= 0) this.end()
    else
      this.#cancel = time.after(left, () => {
        this.#check()
      })
  }
}
