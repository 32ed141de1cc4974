export interface Allowance {
  perSecond: number
  atOnce: number
}

/** @param every ms */
export function oneEach(every: number, atOnce: number): Allowance {
  return { perSecond: 1000 / every, atOnce }
}

export class Bucket {
  readonly #rate: number
  readonly #burst: number
  readonly #now: () => number
  #tokens: number
  #at: number

  /** @param now ms, must never jump */
  constructor({ perSecond, atOnce }: Allowance, now = (): number => performance.now()) {
    this.#rate = perSecond
    this.#burst = atOnce
    this.#tokens = atOnce
    this.#now = now
    this.#at = now()
  }

  take(amount = 1): boolean {
    if (this.#fill() < amount) return false
    this.#tokens -= amount
    return true
  }

  /** Takes more than there is if need be: the debt is paid off first. */
  spend(amount: number): void {
    this.#tokens = this.#fill() - amount
  }

  giveBack(): void {
    this.#tokens = Math.min(this.#burst, this.#fill() + 1)
  }

  /** A fraction says how soon the next one comes; a debt is below zero. */
  get left(): number {
    return this.#fill()
  }

  get untilPaid(): number {
    return Math.max(0, (-this.#fill() / this.#rate) * 1000)
  }

  /** A full one can be replaced by a new one. */
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

/** Full buckets are removed above this count. */
const minTidyCount = 1024

export class Buckets {
  readonly #allowance: Allowance
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()
  #tidyAt = minTidyCount

  /** @param now ms, must never jump */
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
