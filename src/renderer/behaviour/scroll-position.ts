/** The scroll position in a virtual list: at its end, or at a row. */
import { UserScroll } from './user-scroll.ts'
import { focusRow, nextIn } from './roving-focus.ts'
import { StickToBottom } from './stick-to-bottom.ts'

export interface VirtualList {
  scrollToIndex(index: number, options: { align: 'center' | 'end' | 'nearest' }): void
  findItemIndex(offset: number): number
  getItemOffset(index: number): number
  getScrollOffset(): number
  getViewportSize(): number
  getScrollSize(): number
}

export interface ScrollPositionOptions<Row extends { key: string }> {
  list: () => VirtualList | undefined
  scroller: () => HTMLElement | undefined
  rows: () => readonly Row[]
  /** The index of the first row that is loaded. */
  loadedFrom: () => number
  onpinned: (pinned: boolean) => void
}

/** The visible part and how much there is loaded around it, CSS pixels; negative where it begins before that. */
export interface VisibleRange<Row> {
  first: number
  middle: Row | undefined
  above: number
  below: number
  viewport: number
}

export class ScrollPosition<Row extends { key: string }> {
  readonly #options: ScrollPositionOptions<Row>
  readonly #stick: StickToBottom
  readonly userScroll = new UserScroll()
  /** Whether the list may still be scrolling to a row. */
  #isReaching = false

  constructor(options: ScrollPositionOptions<Row>) {
    this.#options = options
    this.#stick = new StickToBottom(options.onpinned)
  }

  get pinned(): boolean {
    return this.#stick.pinned
  }

  pin(): void {
    this.#stick.pin()
  }

  release(): void {
    this.#stick.release()
  }

  /**
   * The list repeats its scroll to a row whenever rows get their heights, until 150 ms after that: a person who begins to scroll
   * meanwhile is put back (github.com/inokawa/virtua/pull/595). Only another scroll to a row ends that.
   */
  follow(): void {
    const last = this.#options.rows().length - 1
    const scroller = this.#options.scroller()
    if (!this.#stick.pinned || last < 0 || !scroller) return
    if (this.#isReaching) this.#options.list()?.scrollToIndex(last, { align: 'end' })
    else scroller.scrollTop = scroller.scrollHeight
    this.#isReaching = false
  }

  /** Whether the list knows the height of the screen, which it learns a frame after it begins. */
  isMeasured(): boolean {
    return (this.#options.list()?.getViewportSize() ?? 0) > 0
  }

  /** Whether the row at this index begins on the screen, or less than this above it. */
  isWithin(index: number, px: number): boolean {
    const list = this.#options.list()
    if (!list) return false
    const above = list.getScrollOffset() - list.getItemOffset(index)
    return above < px && -above < list.getViewportSize()
  }

  isAllInSight(): boolean {
    const { scrollHeight = 0, clientHeight = 0 } = this.#options.scroller() ?? {}
    return clientHeight > 0 && scrollHeight <= clientHeight
  }

  measure(): VisibleRange<Row> | null {
    const list = this.#options.list()
    const scroller = this.#options.scroller()
    if (!list || !scroller) return null
    // The list learns the new size of a window only after the scroll that this causes.
    const { scrollTop, clientHeight, scrollHeight } = scroller
    const now = { offset: scrollTop, viewport: clientHeight, size: scrollHeight }
    this.#stick.scrolled({ ...now, at: performance.now(), byHand: this.userScroll.isMoving })
    const [offset, viewport, size] = [list.getScrollOffset(), list.getViewportSize(), list.getScrollSize()]
    return {
      first: list.findItemIndex(offset),
      middle: this.#options.rows()[list.findItemIndex(offset + viewport / 2)],
      above: offset - list.getItemOffset(this.#options.loadedFrom()),
      below: size - viewport - offset,
      viewport
    }
  }

  /** Scrolls the row with this key to the middle and focuses it, unless a search field has the focus. */
  scrollTo(key: string): void {
    this.release()
    const index = this.#options.rows().findIndex((row) => row.key === key)
    this.#reach(index, 'center', isInField)
  }

  /** Scrolls the row with this key to the middle. */
  center(key: string): void {
    // Also when it was released before: a scroll to the end that was under way pins it again.
    this.release()
    const index = this.#options.rows().findIndex((row) => row.key === key)
    if (index >= 0) this.#toRow(index, 'center')
  }

  /** To the next row in this direction that `fits`, from the one with this key or from the last in sight. @returns whether there is one */
  step(from: string | null, step: 1 | -1, fits: (row: Row) => boolean): boolean {
    const rows = this.#options.rows()
    const at = from === null ? this.#lastInSight + 1 : rows.findIndex(({ key }) => key === from)
    const next = nextIn(rows, at, step, fits)
    if (next !== null) this.#reach(next, 'nearest')
    return next !== null
  }

  get #lastInSight(): number {
    const list = this.#options.list()
    return list ? list.findItemIndex(list.getScrollOffset() + list.getViewportSize() - 1) : -1
  }

  #reach(index: number, align: 'center' | 'nearest', unless?: () => boolean): void {
    const row = this.#options.rows()[index]
    const scroller = this.#options.scroller()
    if (!row || !scroller) return
    this.#toRow(index, align)
    focusRow(scroller, row.key, unless)
  }

  #toRow(index: number, align: 'center' | 'nearest'): void {
    this.#isReaching = true
    this.#options.list()?.scrollToIndex(index, { align })
  }
}

/** In a text field of one line: the composer has the focus when a room opens, and gives it up. */
function isInField(): boolean {
  return document.activeElement?.tagName === 'INPUT'
}
