import type { Person } from '../space/people.svelte.ts'

/** Who has come in since somebody began to watch the door. */
export class Arrivals {
  #list = $state.raw<readonly Person[]>([])
  #seen: Set<string> | null = null

  get list(): readonly Person[] {
    return this.#list
  }

  /** Those who are here at the first look were here before. */
  update(people: readonly Person[]): void {
    const here = people.filter(({ presence, me }) => presence === 'here' && !me)
    const known = this.#seen ?? new Set(here.map(({ device }) => device))
    const fresh = here.filter(({ device }) => !known.has(device))
    this.#seen = new Set([...known, ...fresh.map(({ device }) => device)])
    if (fresh.length > 0) this.#list = [...fresh, ...this.#list]
  }
}
