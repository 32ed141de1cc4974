import type { Crypto } from '#shared/log/crypto.ts'
import type { LogEvent, Placed } from '#shared/log/event.ts'
import { Projection, type NoticeItem, type TimelineItem } from '#shared/log/timeline.ts'
import type { Port, Refuse } from './port.ts'

/** Events in one page: a few screens' worth, so that reading on loads ahead of the eye. */
export const pageSize = 60

export interface TimelineParts {
  port: Port
  refuse: Refuse
  hash: Crypto['hash']
  room: string
  me: string
  /** How many messages by others had not been seen when the room was opened. */
  unread: number
}

/** One room's events as far as they are loaded: a contiguous run that ends with the newest. */
export class Timeline {
  #placed: readonly Placed[] = []
  #items = $state.raw<readonly TimelineItem[]>([])
  #more = $state(false)
  #loaded = $state(false)
  #unreadFrom = $state<number | null>(null)
  #arrived = $state(0)
  #loading = false
  #attentive = false
  #marked = 0
  #projection: Projection
  readonly #parts: TimelineParts

  constructor(parts: TimelineParts) {
    this.#parts = parts
    this.#projection = new Projection(parts.hash)
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

  /** The `seq` that the unread line comes before. */
  get unreadFrom(): number | null {
    return this.#unreadFrom
  }

  /** Messages by others that came while nobody looked at the newest ones. */
  get arrived(): number {
    return this.#arrived
  }

  async load(): Promise<void> {
    const { port, room, me, unread } = this.#parts
    const reply = await port.request('log:read', { room, limit: pageSize })
    if (!reply.ok) {
      this.#parts.refuse(reply.code)
      return
    }
    this.#hold(joinRuns(this.#placed, reply.placed))
    if (this.#placed[0]?.position.seq === reply.placed[0]?.position.seq) this.#more = reply.more
    if (!this.#loaded) this.#unreadFrom = firstUnread(this.#placed, me, unread)
    this.#loaded = true
    this.#mark()
  }

  /** Fetches the page before the oldest loaded event; does nothing while one is on its way. */
  async loadOlder(): Promise<void> {
    const oldest = this.#placed[0]?.position.seq
    if (this.#loading || !this.#more || oldest === undefined) return
    this.#loading = true
    const { port, room } = this.#parts
    const reply = await port.request('log:read', { room, before: oldest, limit: pageSize })
    this.#loading = false
    if (!reply.ok) {
      this.#parts.refuse(reply.code)
      return
    }
    this.#hold(joinRuns(reply.placed, this.#placed))
    this.#more = reply.more
  }

  /** Takes what the host pushed. After a gap the newest page is read again. */
  hear(after: number, placed: readonly Placed[]): void {
    if (!this.#loaded) return
    const newest = this.#newest
    if (after > newest) {
      void this.load()
      return
    }
    const fresh = placed.filter(({ position }) => position.seq > newest)
    this.#hold([...this.#placed, ...fresh])
    this.#note(fresh)
    this.#mark()
  }

  /** Whether a person looks at the newest messages: only then are they marked as seen. */
  attend(attentive: boolean): void {
    if (attentive === this.#attentive) return
    this.#attentive = attentive
    if (attentive) this.#arrived = 0
    this.#mark()
  }

  get #newest(): number {
    return this.#placed.at(-1)?.position.seq ?? 0
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

  #note(fresh: readonly Placed[]): void {
    // Who answers has read: the line has done its work.
    if (fresh.some(({ event }) => isPosted(event) && event.author === this.#parts.me)) this.#unreadFrom = null
    if (this.#attentive) return
    const messages = fresh.filter((entry) => isUnread(entry, this.#parts.me))
    if (messages.length > 0 && this.#arrived === 0) this.#unreadFrom ??= messages[0]?.position.seq ?? null
    this.#arrived += messages.length
  }

  #mark(): void {
    const seq = this.#newest
    if (!this.#attentive || seq <= this.#marked) return
    this.#marked = seq
    void this.#parts.port.request('log:mark', { room: this.#parts.room, seq }).then((reply) => {
      if (!reply.ok) this.#marked = 0
    })
  }
}

function isPosted({ kind }: LogEvent): boolean {
  return kind === 'message.posted'
}

function isUnread({ event }: Placed, me: string): boolean {
  return isPosted(event) && event.author !== me
}

/** The `seq` of the first of the last `unread` messages by others; null when it is not among those loaded. */
export function firstUnread(placed: readonly Placed[], me: string, unread: number): number | null {
  if (unread === 0) return null
  return placed.filter((entry) => isUnread(entry, me)).at(-unread)?.position.seq ?? null
}

/** An older run before a newer one, each event once. When there is a gap between them, the newer one alone. */
export function joinRuns(older: readonly Placed[], newer: readonly Placed[]): readonly Placed[] {
  const first = newer[0]?.position.seq
  const last = older.at(-1)?.position.seq
  if (first === undefined || last === undefined) return newer.length > 0 ? newer : older
  if (last < first - 1) return newer
  return [...older, ...newer.filter(({ position }) => position.seq > last)]
}
