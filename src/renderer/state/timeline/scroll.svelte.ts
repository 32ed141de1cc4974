import { tick } from 'svelte'
import { ScrollPosition, type VirtualList } from '../../behaviour/scroll-position.ts'
import type { MessageRow, Row } from './rows.ts'
import { dayAbove, seqOf } from './sight.ts'
import type { Timeline } from './timeline.svelte.ts'

/** Messages are fetched this many pixels before the last one there is comes into view. */
const ahead = 1600
/** How long a message that was jumped to stays marked, ms. */
const glow = 2400

export interface ReaderParts {
  timeline: Timeline
  rows: () => readonly Row[]
  list: () => VirtualList | undefined
  scroller: () => HTMLElement | undefined
}

/** Where somebody reads in a room: what is in sight, whether it follows the newest, and how they get elsewhere. */
export class Reader {
  #pinned = $state(true)
  #found = $state<string | null>(null)
  #above = $state<number | null>(null)
  readonly place: ScrollPosition<Row>
  readonly #parts: ReaderParts

  constructor(parts: ReaderParts) {
    this.#parts = parts
    this.place = new ScrollPosition<Row>({
      ...parts,
      onpinned: (pinned) => {
        this.#pinned = pinned
      }
    })
  }

  /** The newest messages are in sight, and stay so. */
  get pinned(): boolean {
    return this.#pinned && !this.#parts.timeline.stretch.past
  }

  /** The message that somebody jumped to a moment ago. */
  get found(): string | null {
    return this.#found
  }

  /** The day of what is read, while the line that says so is out of sight. */
  get above(): number | null {
    return this.#above
  }

  follow(): void {
    if (!this.#parts.timeline.stretch.past) this.place.follow()
  }

  /** Something scrolled: fetches what comes next in that direction. */
  see(): void {
    const { timeline, rows } = this.#parts
    const sight = this.place.see()
    if (!sight) return
    // The end of what is loaded is not the end.
    if (timeline.stretch.past) this.place.release()
    timeline.stretch.look(this.pinned ? null : seqOf(sight.middle))
    this.#above = this.pinned ? null : dayAbove(rows(), sight.first)
    if (sight.above < ahead) void timeline.loadOlder()
    if (sight.below < ahead) void timeline.loadNewer()
  }

  /** To the newest messages. */
  async jump(): Promise<void> {
    const { timeline } = this.#parts
    if (timeline.stretch.past) await timeline.backToNewest()
    this.place.pin()
    await tick()
    this.follow()
  }

  /** To the message with this key, which is loaded. */
  async show(key: string): Promise<void> {
    this.place.release()
    this.#found = key
    await tick()
    this.place.show(key)
    // Where everything is in sight, nothing scrolls, and the end is in sight too.
    requestAnimationFrame(() => {
      this.see()
    })
    setTimeout(() => {
      if (this.#found === key) this.#found = null
    }, glow)
  }

  messageAt(key: string): MessageRow | null {
    const row = this.#parts.rows().find((one) => one.key === key)
    return row?.kind === 'message' ? row : null
  }
}
