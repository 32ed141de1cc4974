import type { Crypto } from '#shared/log/crypto.ts'
import type { Placed } from '#shared/log/event.ts'
import type { TimelineItem } from '#shared/log/timeline.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { Said } from './announcer.svelte.ts'
import { Batch } from './throttle.ts'
import type { Port } from '../app/session-client.ts'
import { Reading } from './page-loader.svelte.ts'
import { follows, saidIn } from './runs.ts'
import { Seen } from './read-marker.svelte.ts'
import type { Stretch } from './loaded-window.svelte.ts'

export interface TimelineParts {
  port: Port
  clock: Clock
  hash: Crypto['hash']
  room: string
  me: string
  /** How many messages by others have not been seen; asked when the room's messages are there. */
  unread: () => number
}

/** What a person sees of one room, what of it they have seen, and where they want to go. */
export class Timeline {
  #loaded = $state(false)
  #goal = $state.raw<{ id: string } | null>(null)
  #news = $state.raw<readonly Said[]>([])
  readonly reading: Reading
  readonly seen: Seen
  readonly #parts: TimelineParts
  readonly #batch: Batch<Placed>

  constructor(parts: TimelineParts) {
    const { clock, me, port, room } = parts
    this.#parts = parts
    this.reading = new Reading(parts)
    this.seen = new Seen(room, me, port)
    this.#batch = new Batch(clock, (placed) => {
      this.#take(placed)
    })
  }

  get room(): string {
    return this.#parts.room
  }

  /** The part of the room that is loaded. */
  get stretch(): Stretch {
    return this.reading.stretch
  }

  get items(): readonly TimelineItem[] {
    return this.stretch.items
  }

  get loaded(): boolean {
    return this.#loaded
  }

  /** What others wrote in the last push: news, other than what is read because somebody looks for it. */
  get news(): readonly Said[] {
    return this.#news
  }

  /** The message to be brought into view; a new object for every jump. */
  get goal(): { readonly id: string } | null {
    return this.#goal
  }

  /** Reads the newest page. @param restart shows it, wherever somebody reads */
  async load(restart = false): Promise<void> {
    const page = await this.reading.newest()
    if (!page) return
    const { head } = this.stretch
    this.stretch.newest(page, restart)
    if (this.#loaded) this.seen.note(page.placed.filter(({ position }) => position.seq > head))
    else this.seen.begin(page.placed, this.#parts.unread())
    this.#loaded = true
    this.#mark()
  }

  /** Reads the page before the oldest loaded event. */
  async loadOlder(): Promise<void> {
    const { isWhole } = this.stretch
    const placed = await this.reading.turn('older')
    if (isWhole) this.seen.older(placed)
  }

  async loadNewer(): Promise<void> {
    await this.reading.turn('newer')
    this.#mark()
  }

  /** Tries once more what could not be read. */
  retry(): Promise<void> {
    const where = this.reading.forgive()
    if (where === 'newest') return this.load()
    return where === 'older' ? this.loadOlder() : this.loadNewer()
  }

  /** Takes what the host pushed. What I wrote shows at once; what comes in crowds, together. */
  hear(placed: readonly Placed[]): void {
    this.#batch.add(placed)
    if (placed.some(({ event }) => event.author === this.#parts.me)) this.#batch.pass()
  }

  /** Whether a person looks at the newest messages: only then are they marked as seen. */
  attend(attentive: boolean): void {
    this.seen.attend(attentive)
    this.#mark()
  }

  /** Loads what is needed to show a message. @param seq where it is, if that is known. @returns whether it is there */
  async jumpTo(id: string, seq?: number): Promise<boolean> {
    if (!this.#loaded) await this.load()
    if (!this.#has(id)) {
      const at = seq ?? (await this.reading.find(id))
      if (at !== null) await this.stretch.around(at)
    }
    if (this.#has(id)) this.#goal = { id }
    return this.#has(id)
  }

  async backToNewest(): Promise<void> {
    this.stretch.look(null)
    await this.load(true)
  }

  #has(id: string): boolean {
    return this.items.some((item) => item.id === id)
  }

  #take(placed: readonly Placed[]): void {
    const { head } = this.stretch
    const fresh = placed.filter(({ position }) => position.seq > head)
    if (fresh.length === 0) return
    // After a gap the newest page is read again.
    if (!this.#loaded || !follows(fresh, head)) return void this.load()
    this.stretch.append(fresh)
    this.seen.note(fresh)
    this.#news = saidIn(fresh, this.#parts.me)
    this.#mark()
  }

  #mark(): void {
    if (!this.stretch.past) this.seen.mark(this.stretch.head)
  }
}
