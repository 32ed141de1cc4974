/** While members give back what an older copy has lost, what an event refers to may still come. */
import { limits } from '#shared/values/limits.ts'
import type { HostTime } from '../time.ts'
import type { OwnWait } from './own-wait.ts'

export interface HealingDeps {
  time: Pick<HostTime, 'ticks'>
  ownWait: Pick<OwnWait, 'isOver' | 'lastLost'>
}

/** ms; guests bring what others wrote after {@link limits.incompleteDelayMs}, and take a while. */
const quietMs = limits.incompleteDelayMs + 5_000

export class Healing {
  readonly #deps: HealingDeps
  /** In ticks. */
  #givenAt = -Infinity

  constructor(deps: HealingDeps) {
    this.#deps = deps
  }

  get isGoingOn(): boolean {
    const { time, ownWait } = this.#deps
    const isAwaited = ownWait.lastLost > 0 && !ownWait.isOver
    return isAwaited || time.ticks() < this.#givenAt + quietMs
  }

  given(): void {
    this.#givenAt = this.#deps.time.ticks()
  }
}
