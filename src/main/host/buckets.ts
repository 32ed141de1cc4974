/** A token bucket for each address, or for each of whatever else has a name. */
import { Bucket, type Allowance } from './bucket.ts'

interface Used {
  bucket: Bucket
  /** When it was last asked, ms. */
  at: number
}

export class Buckets {
  readonly #allowance: Allowance
  readonly #now: () => number
  /** After this long, ms, a bucket is full again whatever was taken, and need not be remembered. */
  readonly #refill: number
  /** The one that was asked longest ago first. */
  readonly #used = new Map<string, Used>()

  /** @param now milliseconds that never jump */
  constructor(allowance: Allowance, now: () => number) {
    this.#allowance = allowance
    this.#now = now
    this.#refill = (allowance.atOnce / allowance.perSecond) * 1000
  }

  /** @returns false when this one has none left */
  take(name: string): boolean {
    const at = this.#now()
    const bucket = this.#used.get(name)?.bucket ?? new Bucket(this.#allowance, this.#now)
    this.#used.delete(name)
    this.#used.set(name, { bucket, at })
    this.#forget(at)
    return bucket.take()
  }

  /** How many are remembered. */
  get size(): number {
    return this.#used.size
  }

  #forget(now: number): void {
    for (const [name, { at }] of this.#used) {
      if (now - at < this.#refill) return
      this.#used.delete(name)
    }
  }
}
