import { run } from '../../run.ts'
import { tick } from 'svelte'
import type { Clock } from '#shared/values/clock.ts'
import { seqOf, type MessageRow, type AnyRow } from './rows.ts'
import type { JumpTarget, MessagePosition, Timeline } from './timeline.svelte.ts'

/** Pixels before the end of the loaded messages at which the next page is fetched. */
const loadAheadPx = 1600
/** While the person reads older messages: a wheel that is turned fast passes a screen in each frame. */
const loadFarAheadPx = 6400
const highlightMs = 2400

/** The view of the list; see behaviour/scroll-position.ts. */
export interface RowScroller {
  pin(): void
  release(): void
  follow(): void
  /** The visible part and how much there is loaded around it, CSS pixels. */
  measure(): {
    first: number
    middle: AnyRow | undefined
    above: number
    below: number
    viewport: number
  } | null
  /** Whether all that is loaded fits on the screen: nothing scrolls then. */
  isAllInSight(): boolean
  /** Also focuses it. */
  scrollTo(key: string): void
  center(key: string): void
}

export interface ScrollStateDeps {
  timeline: Timeline
  /** The newest own message that is still being sent: it is not announced. */
  ownTicket?: string | undefined
  rows: () => readonly AnyRow[]
  clock: Clock
  scroller: RowScroller
  nextFrame: (call: () => void) => void
}

export class ScrollState {
  #pinned = $state(true)
  #highlighted = $state<string | null>(null)
  /** More than a screen is below. */
  #isFar = $state(false)
  #dayAbove = $state<number | null>(null)
  #ownTicket: string | undefined
  #isLoadingOlder = false
  readonly #deps: ScrollStateDeps

  constructor(deps: ScrollStateDeps) {
    this.#deps = deps
    this.#ownTicket = deps.ownTicket
  }

  setPinned(pinned: boolean): void {
    this.#pinned = pinned
  }

  get pinned(): boolean {
    return this.#pinned && !this.#deps.timeline.window.hasNewer
  }

  /** Away from the newest messages, not only a line above them. */
  get isAway(): boolean {
    return !this.pinned && (this.#isFar || this.#deps.timeline.window.hasNewer)
  }

  get highlighted(): string | null {
    return this.#highlighted
  }

  /** The day of the topmost row, while its own line is scrolled out of view. */
  get dayAbove(): number | null {
    return this.#dayAbove
  }

  follow(): void {
    if (!this.#deps.timeline.window.hasNewer) this.#deps.scroller.follow()
    run(this.#loadOlderWhile(() => this.#deps.scroller.isAllInSight()))
  }

  /** A page of reactions, or of people who join together, has few rows: what does not fill the screen does not scroll, so no one could ask for what came before. */
  async #loadOlderWhile(isNeeded: () => boolean): Promise<void> {
    if (this.#isLoadingOlder) return
    this.#isLoadingOlder = true
    const { timeline, nextFrame } = this.#deps
    const { window } = timeline
    for (let oldest = Infinity; window.hasOlder && window.oldest < oldest && isNeeded();) {
      oldest = window.oldest
      await timeline.loadOlder()
      await new Promise<void>(nextFrame)
    }
    this.#isLoadingOlder = false
  }

  #isNearOldest(): boolean {
    return (this.#deps.scroller.measure()?.above ?? Infinity) < (this.pinned ? loadAheadPx : loadFarAheadPx)
  }

  scrolled(): void {
    const { timeline, rows } = this.#deps
    const sight = this.#deps.scroller.measure()
    if (!sight) return
    this.#isFar = sight.below > sight.viewport
    // The end of the window is not the end of the log.
    if (timeline.window.hasNewer) this.#deps.scroller.release()
    timeline.window.setViewed(this.pinned ? null : seqNear(rows(), sight.middle))
    timeline.setViewed(this.pinned ? null : messageNear(rows(), sight.middle))
    this.#dayAbove = this.pinned ? null : dayAbove(rows(), sight.first)
    if (sight.below < loadAheadPx) run(timeline.loadNewer())
    run(this.#loadOlderWhile(() => this.#isNearOldest()))
  }

  async jumpToNewest(): Promise<void> {
    const { timeline } = this.#deps
    if (timeline.window.hasNewer) await timeline.backToNewest()
    this.#deps.scroller.pin()
    await tick()
    this.follow()
  }

  /** Scrolls to the own message. @param ticket of the newest one that is being sent */
  showOwn(ticket: string | undefined): void {
    if (ticket !== undefined && ticket !== this.#ownTicket) run(this.jumpToNewest())
    this.#ownTicket = ticket
  }

  async jumpTo({ id, isReturn = false }: JumpTarget): Promise<void> {
    await (id === null ? this.jumpToNewest() : this.#show(id, isReturn))
  }

  async #show(key: string, isReturn: boolean): Promise<void> {
    this.#deps.scroller.release()
    if (!isReturn) this.#highlighted = key
    await tick()
    // The list of a page that has just begun knows its size two frames later, and shows nothing if it is moved before.
    if (isReturn) for (let frames = 0; frames < 2; frames += 1) await new Promise<void>(this.#deps.nextFrame)
    if (isReturn) this.#deps.scroller.center(key)
    else this.#deps.scroller.scrollTo(key)
    // A list without overflow does not scroll, and is at its end.
    this.#deps.nextFrame(() => {
      this.scrolled()
    })
    this.#deps.clock.after(highlightMs, () => {
      if (this.#highlighted === key) this.#highlighted = null
    })
  }

  messageAt(key: string): MessageRow | null {
    const row = this.#deps.rows().find((one) => one.key === key)
    return row?.kind === 'message' ? row : null
  }
}

/** Of the last row up to this one that is in the log, or else of the first one after it. */
export function seqNear(rows: readonly AnyRow[], row: AnyRow | undefined): number | null {
  const at = row ? rows.indexOf(row) : -1
  const isLogged = (one: AnyRow): boolean => seqOf(one) !== null
  const found = rows.slice(0, at + 1).findLast(isLogged) ?? rows.slice(at + 1).find(isLogged)
  return found ? seqOf(found) : null
}

/** The last message up to this row that is in the log, or else the first one after it. */
export function messageNear(rows: readonly AnyRow[], row: AnyRow | undefined): MessagePosition | null {
  const at = row ? rows.indexOf(row) : -1
  const inLog = (one: AnyRow): boolean => one.kind === 'message' && one.id !== null && one.seq !== null
  const found = rows.slice(0, at + 1).findLast(inLog) ?? rows.slice(at + 1).find(inLog)
  if (found?.kind !== 'message' || found.id === null || found.seq === null) return null
  return { id: found.id, seq: found.seq }
}

export function dayAbove(rows: readonly AnyRow[], index: number): number | null {
  if (rows[index]?.kind === 'day') return null
  const day = rows.slice(0, index).findLast(({ kind }) => kind === 'day')
  // The first day may have begun before what is loaded.
  const first = day ?? rows.slice(0, index + 1).find((row) => 'at' in row)
  return first && 'at' in first ? first.at : null
}

/** More at once are a page that was loaded, or a flood. */
const maxArrivals = 3

/** The keys of the few rows that have come after what was the last one. */
export function arrivalsAtEnd(): (rows: readonly AnyRow[]) => ReadonlySet<string> {
  let last: string | undefined
  return (rows) => {
    const at = rows.findLastIndex(({ key }) => key === last)
    const arrived = at < 0 ? [] : rows.slice(at + 1)
    last = rows.at(-1)?.key
    return new Set(arrived.length > maxArrivals ? [] : arrived.map(({ key }) => key))
  }
}
