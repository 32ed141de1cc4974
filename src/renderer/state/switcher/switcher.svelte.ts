import type { Place } from './entries.ts'
import { sectionsFor, wordy, type Section, type SwitcherParts } from './sections.ts'

/** Finds a place by what is typed; while nothing is, offers where one most likely wants to go. */
export class Switcher {
  #typed = $state('')
  #at = $state(0)
  #sections = $derived.by(() => sectionsFor(this.#typed, this.#parts))
  #entries = $derived(this.#sections.flatMap(({ entries }) => entries))
  readonly #parts: SwitcherParts

  constructor(parts: SwitcherParts) {
    this.#parts = parts
  }

  get typed(): string {
    return this.#typed
  }

  get sections(): readonly Section[] {
    return this.#sections
  }

  get count(): number {
    return this.#entries.length
  }

  /** Messages are still being looked through. */
  get busy(): boolean {
    return this.#parts.search?.busy === true
  }

  /** The one that would be opened. */
  get chosen(): Place | null {
    return this.#entries[Math.min(this.#at, this.#entries.length - 1)]?.place ?? null
  }

  type(typed: string): void {
    this.#typed = typed
    this.#at = 0
    this.#parts.search?.type(typed.trim().length < wordy ? '' : typed)
  }

  move(by: number): void {
    const { length } = this.#entries
    if (length > 0) this.#at = (this.#at + by + length) % length
  }

  /** Somebody points at it. */
  choose(place: Place): void {
    this.#at = Math.max(
      0,
      this.#entries.findIndex((entry) => entry.place === place)
    )
  }
}
