/** How much is allowed of something. */
export interface Allowance {
  /** On average. */
  perSecond: number
  atOnce: number
}

/** A token bucket. */
export class Bucket {
  readonly #rate: number
  readonly #burst: number
  readonly #now: () => number
  #tokens: number
  #at: number

  /** @param now milliseconds that never jump */
  constructor({ perSecond, atOnce }: Allowance, now: () => number) {
    this.#rate = perSecond
    this.#burst = atOnce
    this.#tokens = atOnce
    this.#now = now
    this.#at = now()
  }

  /** @returns false when there is none left */
  take(): boolean {
    const now = this.#now()
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#at) / 1000) * this.#rate)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
