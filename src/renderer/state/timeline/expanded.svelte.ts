import { SvelteSet } from 'svelte/reactivity'

/** Expanded long messages; kept while they are scrolled out of view. */
export class ExpandedMessages {
  readonly #open = new SvelteSet<string>()
  readonly #onopen: () => void

  constructor(onopen: () => void = () => undefined) {
    this.#onopen = onopen
  }

  isExpanded(key: string): boolean {
    return this.#open.has(key)
  }

  toggle(key: string): void {
    if (this.#open.delete(key)) return
    this.#open.add(key)
    this.#onopen()
  }
}
