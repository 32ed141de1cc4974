/** Token buckets: how often something may happen, on average and at once. */

/** How much is allowed of something. */
export interface Allowance {
  /** On average. */
  perSecond: number
  atOnce: number
}

/** @param every ms from one to the next, on average */
export function oneEach(every: number, atOnce: number): Allowance {
  return { perSecond: 1000 / every, atOnce }
}

/** A token bucket. */
export class Bucket {
  readonly #rate: number
  readonly #burst: number
  readonly #now: () => number
  #tokens: number
  #at: number

  /** @param now milliseconds that never jump */
  constructor({ perSecond, atOnce }: Allowance, now = (): number => performance.now()) {
    this.#rate = perSecond
    this.#burst = atOnce
    this.#tokens = atOnce
    this.#now = now
    this.#at = now()
  }

  /** @returns false when there are fewer left */
  take(amount = 1): boolean {
    if (this.#fill() < amount) return false
    this.#tokens -= amount
    return true
  }

  /** Takes what has been used already, also when there is less: the debt is paid before there is any again. */
  spend(amount: number): void {
    this.#tokens = this.#fill() - amount
  }

  /** What was taken was not needed. */
  giveBack(): void {
    this.#tokens = Math.min(this.#burst, this.#fill() + 1)
  }

  /** How many there are; a fraction says how soon the next one comes, and a debt is below zero. */
  get left(): number {
    return this.#fill()
  }

  /** ms until its debt is paid. */
  get untilPaid(): number {
    return Math.max(0, (-this.#fill() / this.#rate) * 1000)
  }

  /** Nothing was taken from it lately, so a new one would be the same. */
  get isFull(): boolean {
    return this.#fill() >= this.#burst
  }

  #fill(): number {
    const now = this.#now()
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#at) / 1000) * this.#rate)
    this.#at = now
    return this.#tokens
  }
}

/** How many buckets may be there before those that are full are let go. */
const minTidyCount = 1024

/** A bucket for each name. */
export class Buckets {
  readonly #allowance: Allowance
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()
  #tidyAt = minTidyCount

  /** @param now milliseconds that never jump */
  constructor(allowance: Allowance, now: () => number) {
    this.#allowance = allowance
    this.#now = now
  }

  of(name: string): Bucket {
    const known = this.#buckets.get(name)
    if (known) return known
    this.#tidy()
    const bucket = new Bucket(this.#allowance, this.#now)
    this.#buckets.set(name, bucket)
    return bucket
  }

  #tidy(): void {
    if (this.#buckets.size < this.#tidyAt) return
    for (const [name, bucket] of this.#buckets) if (bucket.isFull) this.#buckets.delete(name)
    this.#tidyAt = Math.max(minTidyCount, 2 * this.#buckets.size)
  }
}
