import { limits } from '#shared/values/limits.ts'

/** A smaller change of the difference is not worth a broadcast. */
const minChangeMs = 60_000

/** How far the clocks of connected devices are ahead of the host's, where that is more than two minutes. */
export class Clocks {
  readonly #ahead = new Map<string, number>()

  aheadOf(device: string): number | undefined {
    return this.#ahead.get(device)
  }

  /** Whether others should know: it differs enough from what they were told. */
  isNews(device: string, aheadMs: number): boolean {
    const [before, after] = [this.#ahead.get(device) ?? 0, emittedMs(aheadMs)]
    return after === 0 ? before !== 0 : Math.abs(after - before) >= minChangeMs
  }

  set(device: string, aheadMs: number): void {
    const emitted = emittedMs(aheadMs)
    if (emitted === 0) this.#ahead.delete(device)
    else this.#ahead.set(device, emitted)
  }

  forget(device: string): void {
    this.#ahead.delete(device)
  }
}

function emittedMs(aheadMs: number): number {
  return Math.abs(aheadMs) > limits.clockToleranceMs ? Math.round(aheadMs) : 0
}
