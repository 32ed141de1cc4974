/** A running program: it has a clock of its own, and when it is killed nothing of it goes on. */
import type { HostTime } from '../../src/main/host/time.ts'
import type { VirtualTime } from './time.ts'

export class SimulatedProcess {
  readonly #time: VirtualTime
  readonly #ends: (() => void)[] = []
  #alive = true

  constructor(time: VirtualTime) {
    this.#time = time
  }

  get alive(): boolean {
    return this.#alive
  }

  onEnd(end: () => void): void {
    this.#ends.push(end)
  }

  kill(): void {
    if (!this.#alive) return
    this.#alive = false
    for (const end of this.#ends) end()
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
          if (this.#alive) call()
        })
    }
  }
}
