import { run } from '../../run.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import type { Placed } from '#shared/log/event.ts'
import type { TimelineItem } from '#shared/log/timeline.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { Code } from '#shared/values/reply.ts'
import { messagesByOthers, type IncomingMessage } from './announcer.svelte.ts'
import { Throttle } from './throttle.ts'
import type { SessionClient } from '../app/session-client.ts'
import { PageLoader } from './page-loader.svelte.ts'
import type { Page } from './pages.ts'
import { ReadMarker } from './read-marker.svelte.ts'
import type { LoadedWindow } from './loaded-window.svelte.ts'

export interface TimelineDeps {
  session: SessionClient
  clock: Clock
  hash: Crypto['hash']
  room: string
  me: string
  /** Unread messages by others; read once the room's messages are loaded. */
  unread: () => number
  /** The room is created with its first message, so it has no events yet. */
  isUnstarted?: () => boolean
}

export interface MessagePosition {
  id: string
  seq: number
}

/** A new object for each jump. */
export interface JumpTarget {
  /** Null for the newest message. */
  readonly id: string | null
  /** Where the person was before: it is neither focused nor highlighted. */
  readonly isReturn?: boolean
}

export class Timeline {
  #loaded = $state(false)
  #jumpTarget = $state.raw<JumpTarget | null>(null)
  #viewed: MessagePosition | null = null
  #cuts = 0
  #incoming = $state.raw<readonly IncomingMessage[]>([])
  readonly pageLoader: PageLoader
  readonly readMarker: ReadMarker
  readonly #deps: TimelineDeps
  readonly #throttle: Throttle<Placed>

  constructor(deps: TimelineDeps) {
    const { clock } = deps
    this.#deps = deps
    this.pageLoader = new PageLoader(deps)
    this.readMarker = new ReadMarker(deps)
    this.#throttle = new Throttle(clock, (placed) => {
      this.#append(placed)
    })
  }

  get room(): string {
    return this.#deps.room
  }

  get window(): LoadedWindow {
    return this.pageLoader.window
  }

  get items(): readonly TimelineItem[] {
    return this.window.items
  }

  get loaded(): boolean {
    return this.#loaded
  }

  /** Messages of others in the last push, for the announcer. */
  get incoming(): readonly IncomingMessage[] {
    return this.#incoming
  }

  get jumpTarget(): JumpTarget | null {
    return this.#jumpTarget
  }

  jumpToNewest(): void {
    this.#jumpTarget = { id: null }
  }

  /** @param restart shows the newest page, wherever the person reads */
  async load(restart = false): Promise<void> {
    const page = await this.#newest()
    if (!page) return
    const { head } = this.window
    this.window.showNewest(page, restart)
    if (this.#loaded) this.readMarker.record(page.placed.filter(({ position }) => position.seq > head))
    else this.readMarker.start(page.placed, this.#deps.unread())
    this.#loaded = true
    this.#mark()
  }

  async loadOlder(): Promise<void> {
    const { isWhole } = this.window
    const placed = await this.pageLoader.loadPage('older')
    if (isWhole) this.readMarker.addOlder(placed)
  }

  async loadNewer(): Promise<void> {
    await this.pageLoader.loadPage('newer')
    this.#mark()
  }

  retry(): Promise<void> {
    const where = this.pageLoader.clearMissing()
    if (where === 'newest') return this.load()
    return where === 'older' ? this.loadOlder() : this.loadNewer()
  }

  /** Own messages show at once; bursts of others together. */
  appended(placed: readonly Placed[]): void {
    this.#throttle.add(placed)
    if (placed.some(({ event }) => event.author === this.#deps.me)) this.#throttle.flush()
  }

  /** Whether the person sees the newest messages: only then are they marked as read. */
  setAttentive(attentive: boolean): void {
    this.readMarker.setAttentive(attentive)
    this.#mark()
  }

  /** Loads the page with a message. @param seq its position, if known. @returns why it is not shown, or null */
  async jumpTo(id: string, seq?: number): Promise<Code | null> {
    const refused = await this.#reach(id, seq)
    if (!refused) this.#jumpTarget = { id }
    return refused
  }

  /** The first message at or after this time, else the newest. @returns why it is not shown, or null */
  async jumpToTime(at: number): Promise<Code | null> {
    const located = await this.pageLoader.locate({ at })
    if (typeof located !== 'string') return this.jumpTo(located.message, located.seq)
    if (located !== 'not-found') return located
    this.jumpToNewest()
    return null
  }

  async #reach(id: string, seq?: number): Promise<Code | null> {
    if (!this.#loaded) await this.load()
    if (!this.#has(id) && seq !== undefined) await this.window.showAround(seq)
    // It may have moved since.
    if (!this.#has(id)) {
      const located = await this.pageLoader.locate({ message: id })
      if (typeof located === 'string') return located
      await this.window.showAround(located.seq)
    }
    // The first one has no row of its own until what is before it is known.
    if (this.items[0]?.id === id) await this.loadOlder()
    return this.#has(id) ? null : 'not-found'
  }

  /** The message in the middle of the screen; null at the newest. */
  get viewed(): MessagePosition | null {
    return this.#viewed
  }

  setViewed(message: MessagePosition | null): void {
    this.#viewed = message
  }

  /** Shows what {@link viewed} was before a reload. */
  async returnTo({ id, seq }: Pick<MessagePosition, 'id'> & Partial<MessagePosition>): Promise<void> {
    if (!(await this.#reach(id, seq))) this.#jumpTarget = { id, isReturn: true }
  }

  async backToNewest(): Promise<void> {
    this.window.setViewed(null)
    await this.load(true)
  }

  /** The log ends at `after`, and goes on in another way: what is shown is loaded again. */
  async cut(after: number): Promise<void> {
    const { head } = this.window
    if (head > 0 && head <= after) return
    const viewed = this.#viewed
    this.#throttle.drop()
    this.readMarker.cut(after)
    this.window.clear()
    this.#cuts += 1
    if (!this.#loaded) return this.load()
    const page = await this.#newest()
    if (!page) return
    this.window.showNewest(page, true)
    if (viewed) await this.returnTo({ id: viewed.id })
    else this.#mark()
  }

  /** Null also when the log was cut while it was read: then it is read again. */
  async #newest(): Promise<Page | null> {
    const cuts = this.#cuts
    const page = (await this.pageLoader.newest()) ?? this.#emptyPage()
    return cuts === this.#cuts ? page : null
  }

  isDeleted(id: string): boolean {
    return this.items.some((item) => item.id === id && item.kind === 'message' && item.deleted)
  }

  #emptyPage(): Page | null {
    const isEmpty = this.#deps.isUnstarted?.() === true && this.pageLoader.missing === null
    return isEmpty && !this.#loaded ? { placed: [], more: false } : null
  }

  #has(id: string): boolean {
    return this.items.some((item) => item.id === id)
  }

  #append(placed: readonly Placed[]): void {
    const { head } = this.window
    const fresh = placed.filter(({ position }) => position.seq > head)
    if (fresh.length === 0) return
    // A gap: reload the newest page.
    if (!this.#loaded || !follows(fresh, head)) return run(this.load())
    this.window.append(fresh)
    this.readMarker.record(fresh)
    this.#incoming = messagesByOthers(fresh, this.#deps.me)
    this.#mark()
  }

  #mark(): void {
    if (!this.window.hasNewer) this.readMarker.mark(this.window.head)
  }
}

function follows(placed: readonly Placed[], after: number): boolean {
  return placed.every(({ position }, at) => position.seq === after + at + 1)
}
