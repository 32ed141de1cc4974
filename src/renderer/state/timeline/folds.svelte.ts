import { SvelteSet } from 'svelte/reactivity'

/** Which of the long messages somebody has unfolded: they stay so while they are out of sight. */
export class Folds {
  readonly #open = new SvelteSet<string>()

  isOpen(key: string): boolean {
    return this.#open.has(key)
  }

  toggle(key: string): void {
    if (!this.#open.delete(key)) this.#open.add(key)
  }
}
