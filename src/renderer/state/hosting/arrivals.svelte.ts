import type { Person } from '../space/people.svelte.ts'

/** Who has joined since the list was opened. */
export class Arrivals {
  #list = $state.raw<readonly Person[]>([])
  #seen: Set<string> | null = null

  get list(): readonly Person[] {
    return this.#list
  }

  update(people: readonly Person[]): void {
    const here = people.filter(({ presence, me }) => presence === 'here' && !me)
    const known = this.#seen ?? new Set(here.map(({ device }) => device))
    const fresh = here.filter(({ device }) => !known.has(device))
    this.#seen = new Set([...known, ...fresh.map(({ device }) => device)])
    if (fresh.length > 0) this.#list = [...fresh, ...this.#list]
  }
}
