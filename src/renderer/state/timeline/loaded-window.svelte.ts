import type { Crypto } from '#shared/log/crypto.ts'
import type { Placed } from '#shared/log/event.ts'
import { Projection, type NoticeItem, type TimelineItem } from '#shared/log/timeline.ts'
import type { Clock } from '#shared/values/clock.ts'
import { Later } from './amendment-loader.ts'
import type { Page, Pages } from './pages.ts'
import { around, most, pageSize } from './around.ts'

export type StretchParts = { pages: Pages; clock: Clock; hash: Crypto['hash'] }

/** The part of a room that is loaded: consecutive events, never many more than a person can see around the eye. */
export class Stretch {
  #items = $state.raw<readonly TimelineItem[]>([])
  #more = $state(false)
  #past = $state(false)
  /** The `seq` of what is looked at; null when that is the end, wherever it moves. */
  #eye: number | null = null
  #isTrimming = false
  readonly #parts: StretchParts
  readonly #projection: Projection
  readonly #later: Later

  constructor(parts: StretchParts) {
    this.#parts = parts
    this.#projection = new Projection(parts.hash)
    this.#later = new Later(parts.pages, (placed) => {
      this.#projection.learn(placed)
      this.#show()
    })
  }

  get items(): readonly TimelineItem[] {
    return this.#items
  }

  /** Whether there are older events. */
  get more(): boolean {
    return this.#more
  }

  /** Whether there are newer events. */
  get past(): boolean {
    return this.#past
  }

  /** The newest event of the room, loaded or not. */
  get head(): number {
    return this.#later.head
  }

  /** Whether it has been read without a gap from its beginning to the newest event. */
  get isWhole(): boolean {
    return this.#later.from <= this.#projection.oldest
  }

  get oldest(): number {
    return this.#projection.oldest
  }

  peopleAt(notice: NoticeItem, now: number): number {
    return this.#projection.peopleAt(notice, now)
  }

  look(eye: number | null): void {
    this.#eye = eye
  }

  /** The newest page. A person who reads elsewhere stays there, unless it is a `restart`. */
  newest({ placed, more }: Page, restart = false): void {
    const first = placed[0]?.position.seq ?? 0
    this.#later.heard(placed)
    if (restart) this.#past = false
    if (this.#past) this.#projection.learn(placed)
    else {
      if (restart || first > this.#projection.newest + 1) this.#projection.keep(1, 0)
      this.#projection.add(placed)
      if (this.#projection.oldest === first) this.#more = more
    }
    this.#show()
    void this.#later.reach(() => this.#projection.newest)
  }

  /** These follow the newest event. */
  append(fresh: readonly Placed[]): void {
    this.#later.heard(fresh)
    if (this.#past) this.#projection.learn(fresh)
    else this.#projection.add(fresh)
    this.#show()
  }

  /** Reads the page before the oldest event. @returns null when it could not be had */
  async older(): Promise<readonly Placed[] | null> {
    const { oldest } = this.#projection
    const page = await this.#parts.pages.before(oldest, pageSize)
    if (!page || (page.placed.length === 0 && page.more)) return null
    if (this.#projection.oldest !== oldest) return []
    this.#projection.add(page.placed)
    this.#later.read(page.placed)
    this.#more = page.more
    this.#show()
    return page.placed
  }

  /** Reads the page after the newest loaded event. @returns null when it could not be had */
  async newer(): Promise<readonly Placed[] | null> {
    const { newest } = this.#projection
    const page = await this.#parts.pages.before(newest + 1 + pageSize, pageSize)
    const fresh = page?.placed.filter(({ position }) => position.seq > newest) ?? []
    if (fresh.length === 0 && newest < this.head) return null
    if (this.#projection.newest !== newest) return []
    this.#projection.add(fresh)
    this.#past = this.#projection.newest < this.head
    this.#show()
    return fresh
  }

  /** Shows what is around `seq` instead; what became of it is said later on, so that is read as well. */
  async around(seq: number): Promise<boolean> {
    const page = await this.#parts.pages.before(seq + pageSize / 2, pageSize)
    if (!page || page.placed.length === 0) return false
    this.#eye = seq
    this.#projection.keep(1, 0)
    this.#projection.add(page.placed)
    this.#more = page.more
    this.#past = this.#projection.newest < this.head
    this.#show()
    void this.#later.reach(() => this.#projection.newest)
    return true
  }

  #show(): void {
    this.#items = [...this.#projection.items]
    if (this.#projection.newest - this.#projection.oldest < most) return
    // A list that is shown keeps its place by its keys, but only while it changes at one end at a time.
    if (this.#isTrimming) return
    this.#isTrimming = true
    this.#parts.clock.after(0, () => {
      this.#isTrimming = false
      this.#trim()
    })
  }

  #trim(): void {
    const { oldest, newest } = this.#projection
    const [from, to] = around(this.#eye ?? newest, oldest, newest)
    this.#projection.keep(from, to)
    if (from > oldest) this.#more = true
    if (to < newest) this.#past = true
    this.#items = [...this.#projection.items]
  }
}
