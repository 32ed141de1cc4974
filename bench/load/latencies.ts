/** A histogram for millions of deliveries, in buckets of 20 µs. */

const perMillisecond = 50
/** Longer ones count as this. */
const maxLatencyMs = 20_000

export class Latencies {
  readonly #buckets = new Uint32Array(maxLatencyMs * perMillisecond)
  #count = 0

  /** @param sentAt by message, ms */
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
    return maxLatencyMs
  }

  clear(): void {
    this.#buckets.fill(0)
    this.#count = 0
  }
}
