/** Latencies of millions of deliveries, in buckets of 20 µs. */

const perMillisecond = 50
/** ms; whatever takes longer is counted as this. */
const longest = 20_000

export class Latencies {
  readonly #buckets = new Uint32Array(longest * perMillisecond)
  #count = 0

  /** These messages have just been delivered. @param sentAt by message, ms */
  add(messages: readonly number[], sentAt: readonly number[]): void {
    const now = performance.now()
    const last = this.#buckets.length - 1
    for (const message of messages) {
      const bucket = Math.min(last, Math.trunc((now - (sentAt[message] ?? 0)) * perMillisecond))
      this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1
    }
    this.#count += messages.length
  }

  /** @param share 0.99 for the 99th percentile. @returns ms */
  percentile(share: number): number {
    let left = this.#count * share
    for (const [bucket, count] of this.#buckets.entries()) {
      left -= count
      if (left <= 0) return (bucket + 0.5) / perMillisecond
    }
    return longest
  }

  clear(): void {
    this.#buckets.fill(0)
    this.#count = 0
  }
}
