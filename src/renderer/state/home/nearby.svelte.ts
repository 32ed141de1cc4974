import type { Nearby } from '#shared/bridge.ts'
import type { Clock } from '#shared/values/clock.ts'
import { byName } from '../../text/by-name.ts'

/** ms: a host on the same network is found within a second. */
export const searchTimeoutMs = 3_000

/** The nearby spaces, in a stable order. */
export class NearbySpaces {
  #list = $state.raw<readonly Nearby[]>([])
  #timedOut = $state(false)
  #latest: readonly Nearby[] = []
  #isHeld = false
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get list(): readonly Nearby[] {
    return this.#list
  }

  get noneFound(): boolean {
    return this.#timedOut && this.#list.length === 0
  }

  replace(nearby: readonly Nearby[]): void {
    this.#latest = nearby
    if (!this.#isHeld) this.#list = stableOrder(this.#list, nearby)
  }

  /** While a pointer is pressed: a row that moves away from under it is not opened when it is let go. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld
    this.replace(this.#latest)
  }

  startTimeout(): void {
    this.#timedOut = false
    this.#clock.after(searchTimeoutMs, () => {
      this.#timedOut = true
    })
  }
}

/** Shown ones keep their position; new ones follow, known spaces first. */
export function stableOrder(shown: readonly Nearby[], now: readonly Nearby[]): Nearby[] {
  const found = new Map(now.map((each) => [nearbyKey(each), each]))
  const kept = shown.flatMap((each) => found.get(nearbyKey(each)) ?? [])
  const before = new Set(kept.map(nearbyKey))
  const fresh = now.filter((each) => !before.has(nearbyKey(each)))
  return [...kept, ...fresh.toSorted((a, b) => Number(b.known) - Number(a.known) || byName(a, b))]
}

/** The same space may be served by two hosts. */
export function nearbyKey({ space, host }: Nearby): string {
  return `${space}/${host}`
}
