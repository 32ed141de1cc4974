import type { Clock } from '#shared/values/clock.ts'

/** ms after a single event: within one frame. */
const shortDelayMs = 16
/** ms after a burst: no one reads faster than that. */
const longDelayMs = 100
const longDelayFrom = 4

/** Batches bursts; the first after a pause passes at once. */
export class Throttle<T> {
  #waiting: T[] = []
  #cancelDelay: (() => void) | null = null
  readonly #clock: Clock
  readonly #take: (all: readonly T[]) => void

  constructor(clock: Clock, take: (all: readonly T[]) => void) {
    this.#clock = clock
    this.#take = take
  }

  add(more: readonly T[]): void {
    for (const one of more) this.#waiting.push(one)
    if (!this.#cancelDelay) this.flush()
  }

  flush(): void {
    this.#cancelDelay?.()
    this.#cancelDelay = null
    const all = this.#waiting
    if (all.length === 0) return
    this.#waiting = []
    this.#cancelDelay = this.#clock.after(all.length < longDelayFrom ? shortDelayMs : longDelayMs, () => {
      this.#cancelDelay = null
      this.flush()
    })
    this.#take(all)
  }

  /** What waits is not passed on. */
  drop(): void {
    this.#waiting = []
  }

  stop(): void {
    this.#cancelDelay?.()
    this.drop()
  }
}
