import type { Placed } from '#shared/log/event.ts'
import { limits } from '#shared/values/limits.ts'
import type { Pages } from './pages.ts'

/**
 * What was said after the part of a room that is shown: an edit may come a thousand pages after its message. It is
 * read from the newest event back, and not kept but for what it says about other messages.
 */
export class AmendmentLoader {
  /** From here to the newest event everything is known. */
  #from = 0
  #head = 0
  #isLoading = false
  readonly #pages: Pages
  readonly #learn: (placed: readonly Placed[]) => void

  constructor(pages: Pages, learn: (placed: readonly Placed[]) => void) {
    this.#pages = pages
    this.#learn = learn
  }

  /** The newest event of the room. */
  get head(): number {
    return this.#head
  }

  get from(): number {
    return this.#from
  }

  /** These are the newest events. */
  received(placed: readonly Placed[]): void {
    const first = placed[0]?.position.seq ?? Infinity
    const follows = this.#head > 0 && first <= this.#head + 1
    if (first !== Infinity) this.#from = follows ? Math.min(this.#from, first) : first
    this.#head = Math.max(this.#head, placed.at(-1)?.position.seq ?? 0)
  }

  /** These have been read, wherever they are. */
  loaded(placed: readonly Placed[]): void {
    const last = placed.at(-1)?.position.seq ?? 0
    if (last >= this.#from - 1) this.#from = Math.min(this.#from, placed[0]?.position.seq ?? Infinity)
  }

  /** Reads back to what is shown, one page after the other. @param end of what is shown, which may move meanwhile */
  async loadBackTo(end: () => number): Promise<void> {
    if (this.#isLoading) return
    this.#isLoading = true
    while (this.#from > end() + 1) {
      const page = await this.#pages.before(this.#from, limits.page)
      if (!page || page.placed.length === 0) break
      this.#learn(page.placed)
      this.loaded(page.placed)
    }
    this.#isLoading = false
  }
}
