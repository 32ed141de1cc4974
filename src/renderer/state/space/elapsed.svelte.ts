import type { Clock } from '#shared/values/clock.ts'

export class Elapsed {
  #now = $state(0)
  #cancel: (() => void) | null = null
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
    this.#now = clock.now()
  }

  /** Whole ms since then; never negative, even if the clocks differ. */
  since(at: number): number {
    return Math.max(0, this.#now - at)
  }

  start(): () => void {
    this.#tick()
    return () => {
      this.#cancel?.()
    }
  }

  #tick(): void {
    this.#now = this.#clock.now()
    this.#cancel = this.#clock.after(1000, () => {
      this.#tick()
    })
  }
}
