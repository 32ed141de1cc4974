import type { Crypto } from '#shared/log/crypto.ts'
import type { Placed } from '#shared/log/event.ts'
import { Projection, type NoticeItem, type TimelineItem } from '#shared/log/timeline.ts'
import { Pages } from './pages.ts'
import type { Port, Refuse } from './port.ts'
import { joinRuns } from './runs.ts'
import { Seen } from './seen.svelte.ts'

/** Events in one page: a few screens' worth, so that reading on loads ahead of the eye. */
export const pageSize = 60

export interface TimelineParts {
  port: Port
  refuse: Refuse
  hash: Crypto['hash']
  room: string
  me: string
  /** How many messages by others have not been seen; asked when the room's messages are there. */
  unread: () => number
}

/** One room's events as far as they are loaded: a contiguous run, which ends with the newest unless it is `past`. */
export class Timeline {
  #placed: readonly Placed[] = []
  #items = $state.raw<readonly TimelineItem[]>([])
  #more = $state(false)
  #loaded = $state(false)
  #past = $state(false)
  #goal = $state.raw<{ id: string } | null>(null)
  #older: Promise<void> | null = null
  #projection: Projection
  readonly #parts: TimelineParts
  readonly #pages: Pages
  readonly #seen: Seen

  constructor(parts: TimelineParts) {
    this.#parts = parts
    this.#projection = new Projection(parts.hash)
    this.#pages = new Pages(parts.room, parts.port, parts.refuse)
    this.#seen = new Seen(parts.room, parts.me, parts.port)
  }

  get room(): string {
    return this.#parts.room
  }

  get items(): readonly TimelineItem[] {
    return this.#items
  }

  /** How many people were in the room after this notice, when there are `now`. */
  peopleAt(notice: NoticeItem, now: number): number {
    return this.#projection.peopleAt(notice, now)
  }

  get loaded(): boolean {
    return this.#loaded
  }

  /** Whether there are older events than those loaded. */
  get more(): boolean {
    return this.#more
  }

  /** What is loaded is somewhere in the past; what follows it is still on its way. */
  get past(): boolean {
    return this.#past
  }

  /** The `seq` that the unread line comes before. */
  get unreadFrom(): number | null {
    return this.#seen.unreadFrom
  }

  /** Messages by others that came while nobody looked at the newest ones. */
  get arrived(): number {
    return this.#seen.arrived
  }

  /** The message to be brought into view; a new object for every jump. */
  get goal(): { readonly id: string } | null {
    return this.#goal
  }

  /** Reads the newest page, and makes the run end with it. */
  async load(): Promise<void> {
    if (this.#past) return this.#fill()
    const page = await this.#pages.newest(pageSize)
    // A room begins with an event, so an empty page says that the session has nothing of it yet.
    if (!page || this.past || page.placed.length === 0) return
    const before = this.#newest
    this.#hold(joinRuns(this.#placed, page.placed))
    if (this.#placed[0]?.position.seq === page.placed[0]?.position.seq) this.#more = page.more
    if (this.#loaded) this.#seen.note(page.placed.filter(({ position }) => position.seq > before))
    else this.#seen.begin(this.#placed, this.#parts.unread())
    this.#loaded = true
    this.#mark()
  }

  /** Fetches the page before the oldest loaded event; one at a time. */
  loadOlder(): Promise<void> {
    return (this.#older ??= this.#loadOlder().finally(() => (this.#older = null)))
  }

  /** Takes what the host pushed. After a gap the newest page is read again. */
  hear(after: number, placed: readonly Placed[]): void {
    const newest = this.#newest
    if (this.#past) this.#seen.note(placed)
    else if (!this.#loaded || after > newest) void this.load()
    else {
      const fresh = placed.filter(({ position }) => position.seq > newest)
      this.#hold([...this.#placed, ...fresh])
      this.#seen.note(fresh)
      this.#mark()
    }
  }

  /** Whether a person looks at the newest messages: only then are they marked as seen. */
  attend(attentive: boolean): void {
    this.#seen.attend(attentive)
    this.#mark()
  }

  /** Loads what is needed to show a message. @param seq where it is, if that is known. @returns whether it is there */
  async jumpTo(id: string, seq?: number): Promise<boolean> {
    if (!this.#loaded) await this.load()
    const oldest = this.#placed[0]?.position.seq ?? 0
    // One page away, the way there is worth having.
    const isFar = seq !== undefined && (seq < oldest - pageSize || seq > this.#newest)
    if (isFar) await this.#openAround(seq)
    while (!this.#has(id) && this.#more) {
      const before = this.#placed.length
      await this.loadOlder()
      if (this.#placed.length === before) break
    }
    if (this.#has(id)) this.#goal = { id }
    return this.#has(id)
  }

  async backToNewest(): Promise<void> {
    this.#past = false
    this.#placed = []
    await this.load()
  }

  get #newest(): number {
    return this.#placed.at(-1)?.position.seq ?? 0
  }

  #has(id: string): boolean {
    return this.#items.some((item) => item.id === id)
  }

  async #loadOlder(): Promise<void> {
    const oldest = this.#placed[0]?.position.seq
    if (!this.#more || oldest === undefined) return
    const page = await this.#pages.before(oldest, pageSize)
    if (!page || this.#placed[0]?.position.seq !== oldest) return
    this.#hold(joinRuns(page.placed, this.#placed))
    this.#more = page.more
  }

  /** Shows what is around `seq` at once; what became of it is said later on, so that is fetched as well. */
  async #openAround(seq: number): Promise<void> {
    const page = await this.#pages.before(seq + pageSize / 2, pageSize)
    if (!page) return
    this.#past = true
    this.#placed = []
    this.#hold(page.placed)
    this.#more = page.more
    void this.#fill()
  }

  async #fill(): Promise<void> {
    const start = this.#placed
    const rest = await this.#pages.after(this.#newest)
    if (!rest || !this.#past || this.#newest !== (start.at(-1)?.position.seq ?? 0)) return
    this.#hold([...this.#placed, ...rest])
    this.#past = false
    await this.load() // and what came while it was filled
  }

  /** The projection takes what is new; only after a gap, when nothing of the old run is left, it starts anew. */
  #hold(placed: readonly Placed[]): void {
    const before = this.#placed[0]?.position.seq
    const continued = placed.some(({ position }) => position.seq === before)
    if (!continued) this.#projection = new Projection(this.#parts.hash)
    this.#placed = placed
    this.#projection.add(placed)
    this.#items = [...this.#projection.items]
  }

  #mark(): void {
    if (!this.#past) this.#seen.mark(this.#newest)
  }
}
