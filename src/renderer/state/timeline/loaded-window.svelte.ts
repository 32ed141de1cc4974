import { run } from '../../run.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import type { Placed } from '#shared/log/event.ts'
import { Projection, type TimelineItem } from '#shared/log/timeline.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { Page, Pages } from './pages.ts'
import { limits } from '#shared/values/limits.ts'

export type LoadedWindowDeps = { pages: Pages; clock: Clock; hash: Crypto['hash'] }

/** The loaded part of a room: consecutive events, trimmed around the viewport. */
export class LoadedWindow {
  #items = $state.raw<readonly TimelineItem[]>([])
  #hasOlder = $state(false)
  #hasNewer = $state(false)
  /** The `seq` in the middle of the viewport; null at the end. */
  #viewed: number | null = null
  #isTrimming = false
  readonly #deps: LoadedWindowDeps
  #projection: Projection
  #amendments: AmendmentLoader

  constructor(deps: LoadedWindowDeps) {
    this.#deps = deps
    this.#projection = new Projection(deps.hash)
    this.#amendments = this.#amendmentsOf(this.#projection)
  }

  #amendmentsOf(projection: Projection): AmendmentLoader {
    return new AmendmentLoader(this.#deps.pages, (placed) => {
      projection.applyAmendments(placed)
      if (projection === this.#projection) this.#show()
    })
  }

  get items(): readonly TimelineItem[] {
    return this.#items
  }

  get hasOlder(): boolean {
    return this.#hasOlder
  }

  get hasNewer(): boolean {
    return this.#hasNewer
  }

  get head(): number {
    return this.#amendments.head
  }

  get isWhole(): boolean {
    return this.#amendments.from <= this.#projection.oldest
  }

  /** How many events there are before the loaded ones. */
  get olderCount(): number {
    return this.#hasOlder ? this.#projection.oldest - 1 : 0
  }

  get oldest(): number {
    return this.#projection.oldest
  }

  setViewed(eye: number | null): void {
    this.#viewed = eye
  }

  /** Nothing that was loaded counts any more; it stays in sight until a page is shown. */
  clear(): void {
    this.#hasNewer = false
    this.#projection = new Projection(this.#deps.hash)
    this.#amendments = this.#amendmentsOf(this.#projection)
  }

  /** Loads the newest page. Does not move a person who reads older ones, unless it is a `restart`. */
  showNewest({ placed, more }: Page, restart = false): void {
    const first = placed[0]?.position.seq ?? 0
    this.#amendments.received(placed)
    if (restart) this.#hasNewer = false
    if (this.#hasNewer) this.#projection.applyAmendments(placed)
    else {
      if (restart || first > this.#projection.newest + 1) this.#projection.keep(1, 0)
      this.#projection.add(placed)
      if (this.#projection.oldest === first) this.#hasOlder = more
    }
    this.#show()
    this.#loadAmendments()
  }

  append(fresh: readonly Placed[]): void {
    this.#amendments.received(fresh)
    if (this.#hasNewer) this.#projection.applyAmendments(fresh)
    else this.#projection.add(fresh)
    this.#show()
  }

  /** @returns null when it could not be loaded */
  async older(): Promise<readonly Placed[] | null> {
    const projection = this.#projection
    const { oldest } = projection
    if (oldest === 0) return []
    const page = await this.#deps.pages.before(oldest, pageSize)
    if (projection !== this.#projection || projection.oldest !== oldest) return []
    if (!page || (page.placed.length === 0 && page.more)) return null
    this.#projection.add(page.placed)
    this.#amendments.loaded(page.placed)
    this.#hasOlder = page.more
    this.#show()
    return page.placed
  }

  /** @returns null when it could not be loaded */
  async newer(): Promise<readonly Placed[] | null> {
    const projection = this.#projection
    const { newest } = projection
    if (newest === 0) return []
    const page = await this.#deps.pages.before(newest + 1 + pageSize, pageSize)
    if (projection !== this.#projection || projection.newest !== newest) return []
    const fresh = page?.placed.filter(({ position }) => position.seq > newest) ?? []
    if (fresh.length === 0 && newest < this.head) return null
    this.#projection.add(fresh)
    this.#hasNewer = this.#projection.newest < this.head
    this.#show()
    return fresh
  }

  /** Loads the events around `seq` instead, and the amendments after them. */
  async showAround(seq: number): Promise<boolean> {
    const projection = this.#projection
    const page = await this.#deps.pages.before(seq + pageSize / 2, pageSize)
    if (projection !== this.#projection || !page || page.placed.length === 0) return false
    this.#viewed = seq
    this.#projection.keep(1, 0)
    this.#projection.add(page.placed)
    this.#hasOlder = page.more
    this.#hasNewer = this.#projection.newest < this.head
    this.#show()
    this.#loadAmendments()
    return true
  }

  #loadAmendments(): void {
    const projection = this.#projection
    run(this.#amendments.loadBackTo(() => projection.newest))
  }

  #show(): void {
    this.#items = [...this.#projection.items]
    if (this.#rows().length <= maxRows) return
    // The list keeps its scroll position by its keys, but only while it changes at one end at a time.
    if (this.#isTrimming) return
    this.#isTrimming = true
    this.#deps.clock.after(0, () => {
      this.#isTrimming = false
      this.#trim()
    })
  }

  #trim(): void {
    const { oldest, newest } = this.#projection
    const rows = this.#rows()
    const viewed = this.#viewed ?? newest
    const [first, last] = rangeAround(
      rows.findLastIndex((seq) => seq <= viewed),
      rows.length
    )
    const from = first === 0 ? oldest : (rows[first] ?? oldest)
    const to = (rows[last + 1] ?? newest + 1) - 1
    this.#projection.keep(from, to)
    if (from > oldest) this.#hasOlder = true
    if (to < newest) this.#hasNewer = true
    this.#items = [...this.#projection.items]
  }

  /** The `seq` of what has a row of its own: people who join one after the other share one, and reactions have none. */
  #rows(): number[] {
    const { items } = this.#projection
    return items.filter((item, at) => !isJoined(item) || !isJoined(items[at - 1])).map(({ seq }) => seq)
  }
}

/** Events in one page: a few screens. */
export const pageSize = 60
/** Events in the first page: one screen, so that it is there soon. */
export const firstPageSize = 30
const rowsAfterTrim = 5 * pageSize
const maxRows = 8 * pageSize

/** The rows to keep around the one that is viewed. */
function rangeAround(viewed: number, count: number): [first: number, last: number] {
  const last = Math.min(count - 1, Math.max(0, viewed - rowsAfterTrim / 2) + rowsAfterTrim)
  return [Math.max(0, last - rowsAfterTrim), last]
}

function isJoined(item: TimelineItem | undefined): boolean {
  return item?.kind === 'notice' && item.notice === 'joined'
}

/** Loads the amendments after the loaded window: an edit may come a thousand pages after its message. Reads back from the newest event, and stores only amendments. */
export class AmendmentLoader {
  /** All amendments from this `seq` on are known. */
  #from = 0
  #head = 0
  #isLoading = false
  readonly #pages: Pages
  readonly #applyAmendments: (placed: readonly Placed[]) => void

  constructor(pages: Pages, applyAmendments: (placed: readonly Placed[]) => void) {
    this.#pages = pages
    this.#applyAmendments = applyAmendments
  }

  get head(): number {
    return this.#head
  }

  get from(): number {
    return this.#from
  }

  received(placed: readonly Placed[]): void {
    const first = placed[0]?.position.seq ?? Infinity
    const follows = this.#head > 0 && first <= this.#head + 1
    if (first !== Infinity) this.#from = follows ? Math.min(this.#from, first) : first
    this.#head = Math.max(this.#head, placed.at(-1)?.position.seq ?? 0)
  }

  loaded(placed: readonly Placed[]): void {
    const last = placed.at(-1)?.position.seq ?? 0
    if (last >= this.#from - 1) this.#from = Math.min(this.#from, placed[0]?.position.seq ?? Infinity)
  }

  /** Loads page by page. @param end the window's end, which may move meanwhile */
  async loadBackTo(end: () => number): Promise<void> {
    if (this.#isLoading) return
    this.#isLoading = true
    while (this.#from > end() + 1) {
      const page = await this.#pages.before(this.#from, limits.page)
      if (!page || page.placed.length === 0) break
      this.#applyAmendments(page.placed)
      this.loaded(page.placed)
    }
    this.#isLoading = false
  }
}
