import { run } from '../run.ts'
import { tick } from 'svelte'
import { focusRow, nextIn, stepOf } from './roving-focus.ts'

export interface RovingListOptions<E extends { readonly key: string }> {
  entries: () => readonly E[]
  /** Whether the focus stops at this entry. */
  isRow: (entry: E) => boolean
  /** Around the rows and what belongs to them, such as a filter. */
  root: () => HTMLElement | undefined
  scroller: () => HTMLElement | undefined
  scrollTo: (at: number) => void
  /** The key of the row with the focus, or with the last one. */
  tabStopKey: () => string | null
  setTabStop: (key: string) => void
}

/** The list measures rows some frames after it rendered them, and hides them until then. */
const framesToMeasure = 12

/** One tab stop for a virtual list: arrow keys, Home and End move the focus through its rows. */
export class RovingList<E extends { readonly key: string }> {
  /** Gets the focus once it is rendered, unless the focus moves before. */
  #goal: string | null = null
  readonly #options: RovingListOptions<E>

  constructor(options: RovingListOptions<E>) {
    this.#options = options
  }

  /** A listener for key presses. What is above the rows, such as the filter, comes before the first. */
  readonly keydown = (event: KeyboardEvent): void => {
    const key = keyAt(event.target)
    const entries = this.#options.entries()
    const at = key === undefined ? -1 : this.#indexOf(key)
    const step = stepOf(event)
    const isEnd = event.key === 'Home' || event.key === 'End'
    const next =
      step !== null
        ? nextIn(entries, at, step, this.#options.isRow)
        : isEnd && key !== undefined
          ? this.#end(event.key === 'Home' ? 1 : -1)
          : null
    if (next === null) return
    event.preventDefault()
    this.#reach(next)
  }

  /** A listener for focus that enters the list or moves inside it. */
  readonly focusin = (event: FocusEvent): void => {
    const key = keyAt(event.target)
    if (key !== undefined) this.#options.setTabStop(key)
    if (key !== this.#goal) this.#goal = null
  }

  /** Called before the entries are rendered again: reordering would take the focus from its row, or move it out of view. */
  keepFocus(): void {
    if (!this.#options.scroller()?.contains(document.activeElement)) return
    run(
      tick().then(() => {
        this.#focusFor(framesToMeasure)
      })
    )
  }

  #focusFor(frames: number): void {
    const key = this.#options.tabStopKey()
    const at = this.#indexOf(key)
    if (at < 0) return
    this.#reach(at)
    if (frames === 0) return
    requestAnimationFrame(() => {
      if (this.#goal === this.#options.tabStopKey()) this.#focusFor(frames - 1)
    })
  }

  #reach(at: number): void {
    const key = this.#options.entries()[at]?.key
    const scroller = this.#options.scroller()
    if (key === undefined || !scroller) return
    this.#goal = key
    this.#options.scrollTo(at)
    focusRow(scroller, key, () => this.#goal !== key || this.#isElsewhere())
  }

  #end(step: 1 | -1): number | null {
    const entries = this.#options.entries()
    return nextIn(entries, step === 1 ? -1 : entries.length, step, this.#options.isRow)
  }

  #indexOf(key: string | null): number {
    return this.#options.entries().findIndex((entry) => entry.key === key)
  }

  /** Hiding the focused row moves the focus to the body. */
  #isElsewhere(): boolean {
    const { activeElement, body } = document
    return activeElement !== body && this.#options.root()?.contains(activeElement) === false
  }
}

function keyAt(target: EventTarget | null): string | undefined {
  return (target as Element).closest<HTMLElement>('[data-key]')?.dataset['key']
}
