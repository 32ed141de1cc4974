/* eslint-disable svelte/prefer-svelte-reactivity -- each is made new and never changed */
import type { Nearby } from '#shared/bridge.ts'
import type { Clock } from '#shared/values/clock.ts'
import { byName } from '../../text/by-name.ts'

/** A host on the same link is found within a second; three say that there is none to be found. */
export const patience = 3_000

/** The spaces that are near, in an order that does not jump under the pointer. */
export class NearbySpaces {
  #list = $state.raw<readonly Nearby[]>([])
  #waitedLong = $state(false)
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get list(): readonly Nearby[] {
    return this.#list
  }

  /** Nobody was found although there was time enough. */
  get quiet(): boolean {
    return this.#waitedLong && this.#list.length === 0
  }

  replace(nearby: readonly Nearby[]): void {
    this.#list = settled(this.#list, nearby)
  }

  /** Starts the wait for somebody to be found. */
  wait(): void {
    this.#waitedLong = false
    this.#clock.after(patience, () => {
      this.#waitedLong = true
    })
  }
}

/** Who was shown keeps the place; who is new comes after, places that are known already first. */
export function settled(shown: readonly Nearby[], now: readonly Nearby[]): Nearby[] {
  const found = new Map(now.map((each) => [keyOf(each), each]))
  const kept = shown.flatMap((each) => found.get(keyOf(each)) ?? [])
  const before = new Set(kept.map(keyOf))
  const fresh = now.filter((each) => !before.has(keyOf(each)))
  return [...kept, ...fresh.toSorted((a, b) => Number(b.known) - Number(a.known) || byName(a, b))]
}

/** The same space may be served by two hosts. */
export function keyOf({ space, host }: Nearby): string {
  return `${space}/${host}`
}
