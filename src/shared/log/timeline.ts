/** The timeline: what a person sees of a room's events. */
import type { Crypto } from './crypto.ts'
import { eventId, type LogEvent, type Placed } from './event.ts'
import { asKnown, type Known } from './kinds.ts'
import { Descriptions, type Described } from './described.ts'
import { fold, targetOf, type Amended } from './message.ts'

export interface MessageItem extends Amended {
  kind: 'message'
  /** Its event's id. */
  id: string
  seq: number
  author: string
  at: number
  /** The id of the message it answers. */
  reply: string | null
}

export type Notice = 'created' | 'joined' | 'left' | 'invited' | 'pinned' | 'unpinned' | 'described'

export interface NoticeItem {
  kind: 'notice'
  /** Its event's id. */
  id: string
  seq: number
  author: string
  at: number
  notice: Notice
  /** The message that was pinned or unpinned. */
  target: string | null
  /** With `described` alone. */
  described: Described | null
}

export type TimelineItem = MessageItem | NoticeItem

/**
 * Takes a room's events a page at a time, newer ones after and older ones before those it has, and keeps the items
 * they amount to. An item is replaced when something changes it, never changed itself. Costs what is new. Items can be
 * let go at either end; what the events said about others is remembered.
 */
export class Projection {
  readonly #hash: Crypto['hash']
  /** By `seq`; ours alone to change. */
  #items: TimelineItem[] = []
  readonly #messages = new Map<string, Placed>()
  /** By the id of the message they are about, which may be on an older page; each list by `seq`. */
  readonly #amendments = new Map<string, Placed[]>()
  readonly #descriptions = new Descriptions()
  readonly #ids = new WeakMap<LogEvent, string>()
  /** Who came and who went: by `seq`, how many people more or less there were then. */
  readonly #changes = new Map<number, number>()
  #oldest = 0
  #newest = 0

  constructor(hash: Crypto['hash']) {
    this.#hash = hash
  }

  get items(): readonly TimelineItem[] {
    return this.#items
  }

  /** The `seq` of the oldest event there is, whether or not it is an item; 0 when there is none. */
  get oldest(): number {
    return this.#oldest
  }

  get newest(): number {
    return this.#newest
  }

  /** Consecutive events, oldest first. What is known already is left out; there must be no gap to it. */
  add(placed: readonly Placed[]): void {
    const isFirst = this.#newest === 0
    const older = isFirst ? [] : placed.filter(({ position }) => position.seq < this.#oldest)
    const newer = isFirst ? placed : placed.filter(({ position }) => position.seq > this.#newest)
    this.#oldest = older[0]?.position.seq ?? (isFirst ? (newer[0]?.position.seq ?? 0) : this.#oldest)
    this.#newest = newer.at(-1)?.position.seq ?? this.#newest
    const before = older.flatMap((entry) => this.#itemOf(entry) ?? [])
    if (before.length > 0) this.#items = [...before, ...this.#items]
    for (const entry of newer) {
      const item = this.#itemOf(entry)
      if (item) this.#items.push(item)
    }
    this.learn([...older, ...newer])
  }

  /** Events in any order that are not to be shown: all that counts is what they say about those that are. */
  learn(placed: readonly Placed[]): void {
    for (const { event, position } of placed) {
      const change = Object.hasOwn(changes, event.kind) ? changes[event.kind] : undefined
      if (change !== undefined) this.#changes.set(position.seq, change)
    }
    for (const target of this.#touched(placed)) this.#refresh(target)
    for (const [seq, described] of this.#descriptions.add(placed)) this.#describe(seq, described)
  }

  /** Lets go of all items but those from one `seq` to another. */
  keep(from: number, to: number): void {
    const kept = this.#items.slice(indexOf(this.#items, from), indexOf(this.#items, to + 1))
    const ids = new Set(kept.map(({ id }) => id))
    for (const id of this.#messages.keys()) if (!ids.has(id)) this.#messages.delete(id)
    this.#items = kept
    this.#oldest = Math.max(this.#oldest, from)
    this.#newest = Math.min(this.#newest, to)
    if (this.#oldest > this.#newest) [this.#oldest, this.#newest] = [0, 0]
  }

  /** How many people were in the room after this notice, when there are `now` after the newest event. */
  peopleAt({ seq }: NoticeItem, now: number): number {
    let people = now
    for (const [at, change] of this.#changes) if (at > seq) people -= change
    return people
  }

  #idOf(event: LogEvent): string {
    const id = this.#ids.get(event) ?? eventId(event, this.#hash)
    this.#ids.set(event, id)
    return id
  }

  #itemOf(entry: Placed): TimelineItem | null {
    const { event, position } = entry
    const known = asKnown(event)
    const id = this.#idOf(event)
    const base = { id, seq: position.seq, author: event.author, at: event.at }
    if (event.kind === 'message.posted') {
      this.#messages.set(id, entry)
      const reply = known?.kind === 'message.posted' ? (known.body.reply ?? null) : null
      return { kind: 'message', ...base, reply, ...fold(entry, this.#amendments.get(id) ?? []) }
    }
    const found = known && noticeOf(known)
    return found ? { kind: 'notice', ...base, ...found } : null
  }

  /** Files amendments under their messages. @returns the messages whose items are not right any more */
  #touched(placed: readonly Placed[]): Set<string> {
    const touched = new Set<string>()
    for (const entry of placed) {
      const target = targetOf(entry.event)
      if (target === null) continue
      file(this.#amendments, target, entry)
      touched.add(target)
    }
    return touched
  }

  #refresh(id: string): void {
    const base = this.#messages.get(id)
    if (!base) return // on a page that has not been read
    const at = indexOf(this.#items, base.position.seq)
    const item = this.#items[at]
    if (item?.kind !== 'message') return
    this.#items[at] = { ...item, ...fold(base, this.#amendments.get(id) ?? []) }
  }

  #describe(seq: number, described: Described): void {
    const at = indexOf(this.#items, seq)
    const item = this.#items[at]
    if (item?.kind === 'notice') this.#items[at] = { ...item, described }
  }
}

/** All of it at once, each notice with the count of people as it was then. */
export function timeline(
  placed: readonly Placed[],
  peopleNow: number,
  hash: Crypto['hash']
): (MessageItem | (NoticeItem & { people: number }))[] {
  const projection = new Projection(hash)
  projection.add(placed)
  return projection.items.map((item) =>
    item.kind === 'message' ? item : { ...item, people: projection.peopleAt(item, peopleNow) }
  )
}

const changes: Readonly<Record<string, number>> = { 'room.created': 1, 'member.joined': 1, 'member.left': -1 }

const notices = {
  'room.created': 'created',
  'member.joined': 'joined',
  'member.left': 'left',
  'member.invited': 'invited',
  'message.pinned': 'pinned',
  'message.unpinned': 'unpinned',
  'room.described': 'described'
} as const

function noticeOf(known: Known): Pick<NoticeItem, 'notice' | 'target' | 'described'> | null {
  if (!Object.hasOwn(notices, known.kind)) return null
  const described = known.kind === 'room.described' ? { ...known.body, change: 'all' as const } : null
  return { notice: notices[known.kind as keyof typeof notices], target: targetOf(known), described }
}

function file(amendments: Map<string, Placed[]>, target: string, entry: Placed): void {
  const filed = amendments.get(target) ?? []
  amendments.set(target, filed)
  const after = filed.findLastIndex(({ position }) => position.seq <= entry.position.seq)
  if (filed[after]?.position.seq !== entry.position.seq) filed.splice(after + 1, 0, entry)
}

/** Where the item with this `seq` is, in items sorted by it. */
function indexOf(items: readonly TimelineItem[], seq: number): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.seq ?? seq) < seq) low = middle + 1
    else high = middle
  }
  return low
}
