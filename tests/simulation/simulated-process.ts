/** A running program: it has a clock of its own, and when it is killed nothing of it goes on. */
import type { HostTime } from '../../src/main/host/time.ts'
import type { VirtualTime } from './time.ts'

export class SimulatedProcess {
  readonly #time: VirtualTime
  readonly #ends: (() => void)[] = []
  #alive = true
  /** What came up while it was suspended. */
  #suspended: (() => void)[] | null = null

  constructor(time: VirtualTime) {
    this.#time = time
  }

  get alive(): boolean {
    return this.#alive
  }

  get suspended(): boolean {
    return this.#suspended !== null
  }

  onEnd(end: () => void): void {
    this.#ends.push(end)
  }

  kill(): void {
    if (!this.#alive) return
    this.#alive = false
    for (const end of this.#ends) end()
  }

  /** For all that reaches the program. */
  run(call: () => void): void {
    if (!this.#alive) return
    if (this.#suspended) this.#suspended.push(call)
    else call()
  }

  /** Nothing of it runs for a while, as in a tab in the background. */
  suspend(ms: number): void {
    if (this.#suspended) return
    this.#suspended = []
    this.#time.after(ms, () => {
      const missed = this.#suspended ?? []
      this.#suspended = null
      for (const call of missed) this.#time.after(0, () => this.run(call))
    })
  }

  /**
   * @param skew ms that its clock is ahead by
   * @param work ms that pass between one look at the ticks and the next, besides those the network takes
   */
  time(skew: () => number, work: () => number = () => 0): HostTime {
    let worked = 0
    return {
      now: () => Math.floor(this.#time.now() + skew()),
      ticks: () => this.#time.now() + (worked += work()),
      cpuMs: () => 0,
      after: (ms, call) =>
        this.#time.after(ms, () => {
          this.run(call)
        })
    }
  }
}
