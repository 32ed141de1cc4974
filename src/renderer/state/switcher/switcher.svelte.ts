import type { SwitcherEntry } from './entries.ts'
import { sectionsFor, minSearchLetters, type SwitcherSection, type SwitcherOptions } from './sections.ts'

export class Switcher {
  #typed = $state('')
  #at = $state(0)
  #sections = $derived.by(() => sectionsFor(this.#typed, this.#deps))
  #entries = $derived(this.#sections.flatMap(({ entries }) => entries))
  readonly #deps: SwitcherOptions

  constructor(deps: SwitcherOptions) {
    this.#deps = deps
  }

  get typed(): string {
    return this.#typed
  }

  get sections(): readonly SwitcherSection[] {
    return this.#sections
  }

  get count(): number {
    return this.#entries.length
  }

  get busy(): boolean {
    return this.#deps.search?.busy === true
  }

  get chosen(): SwitcherEntry | null {
    return this.#entries[Math.min(this.#at, this.#entries.length - 1)]?.entry ?? null
  }

  type(typed: string): void {
    this.#typed = typed
    this.#at = 0
    this.#deps.search?.type(typed.trim().length < minSearchLetters ? '' : typed)
  }

  move(by: number): void {
    const { length } = this.#entries
    if (length > 0) this.#at = (this.#at + by + length) % length
  }

  choose(entry: SwitcherEntry): void {
    this.#at = Math.max(
      0,
      this.#entries.findIndex((ranked) => ranked.entry === entry)
    )
  }
}
