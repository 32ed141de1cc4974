/** While members give back what an older copy has lost, what an event refers to may still come. */
import { limits } from '#shared/values/limits.ts'
import type { HostTime } from '../time.ts'
import type { OwnWait } from './own-wait.ts'

export interface HealingDeps {
  time: Pick<HostTime, 'ticks'>
  ownWait: Pick<OwnWait, 'isComparing'>
}

/** ms; guests bring what others wrote after up to {@link limits.maxIncompleteDelayMs}, and take a while. */
const quietMs = limits.maxIncompleteDelayMs + 5_000
/** ms; a member could bring something for ever, and what others refer to in vain would be put off as long. */
const longestMs = 300_000

export class Healing {
  readonly #deps: HealingDeps
  /** In ticks. */
  #firstAt = Infinity
  #extendedAt = -Infinity

  constructor(deps: HealingDeps) {
    this.#deps = deps
  }

  get isGoingOn(): boolean {
    const { time, ownWait } = this.#deps
    return (
      ownWait.isComparing || time.ticks() < Math.min(this.#extendedAt + quietMs, this.#firstAt + longestMs)
    )
  }

  /** Something was given back, or will be: the logs part. */
  extend(): void {
    const now = this.#deps.time.ticks()
    if (now >= this.#extendedAt + longestMs) this.#firstAt = now
    this.#extendedAt = now
  }
}
