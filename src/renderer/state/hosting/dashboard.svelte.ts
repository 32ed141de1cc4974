import type { HostMeasure } from '#shared/bridge.ts'
import type { Clock } from '#shared/values/clock.ts'
import { run } from '../../run.ts'

/** ms between measurements while the dashboard is open. */
export const measureIntervalMs = 2_000
/** Two minutes. */
export const maxMeasures = 60
/** Share of a processor from which people notice delays. */
const overloadedCpuShare = 0.75

type Measure = (space: string) => Promise<HostMeasure | null>

export class HostDashboard {
  #measures = $state.raw<readonly HostMeasure[]>([])
  readonly #measure: Measure
  readonly #space: string
  readonly #clock: Clock

  constructor(measure: Measure, space: string, clock: Clock) {
    this.#measure = measure
    this.#space = space
    this.#clock = clock
  }

  get now(): HostMeasure | null {
    return this.#measures.at(-1) ?? null
  }

  get measures(): readonly HostMeasure[] {
    return this.#measures
  }

  get overloaded(): boolean {
    return (this.now?.cpu ?? 0) > overloadedCpuShare
  }

  start(): () => void {
    let cancel: (() => void) | null = null
    let looking = true
    const look = async (): Promise<void> => {
      const measure = await this.#measure(this.#space)
      if (!looking) return
      if (measure) this.#measures = [...this.#measures, measure].slice(-maxMeasures)
      cancel = this.#clock.after(measureIntervalMs, () => run(look()))
    }
    run(look())
    return () => {
      looking = false
      cancel?.()
    }
  }
}
