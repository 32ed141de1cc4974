import type { Clock } from '../values/clock.ts'
import { limits } from '../values/limits.ts'

/** What a device writes has the host's time if its own clock differs by more than two minutes: a wrong clock excludes no one. */
export class HostClock implements Clock {
  readonly #own: Clock
  /** ms that the host's clock is ahead of this device's; 0 when they agree. */
  #aheadMs = 0

  constructor(own: Clock) {
    this.#own = own
  }

  get agrees(): boolean {
    return this.#aheadMs === 0
  }

  /** Always a `Time`, also when a host says something else. */
  now(): number {
    return Math.min(Math.max(0, this.#own.now() + this.#aheadMs), Number.MAX_SAFE_INTEGER)
  }

  after(ms: number, call: () => void): () => void {
    return this.#own.after(ms, call)
  }

  /** @param hostNow at about the middle between `sent` and `answered`, by this device's clock; absent from an older host */
  measured(hostNow: number | undefined, sent: number, answered: number): void {
    const ahead = hostNow === undefined ? 0 : Math.round(hostNow - (sent + answered) / 2)
    this.#aheadMs = Math.abs(ahead) > limits.clockToleranceMs ? ahead : 0
  }

  /** For what was written before the clocks were compared. */
  notAhead(at: number): number {
    const now = this.now()
    return at > now + limits.clockToleranceMs ? now : at
  }
}
