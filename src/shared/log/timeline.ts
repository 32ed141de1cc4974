/** The timeline: what a person sees of a room's events. */
import type { Crypto } from './crypto.ts'
import { eventId, type Placed } from './event.ts'
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
  /** Changes of the number of people up to and including this one, counted from some point. */
  sum: number
}

export type TimelineItem = MessageItem | NoticeItem

/**
 * Takes a room's events a page at a time, newer ones after and older ones before those it has, and keeps the items
 * they amount to. An item is replaced when something changes it, never changed itself. Costs what is new.
 */
export class Projection {
  readonly #hash: Crypto['hash']
  /** By `seq`; ours alone to change. */
  #items: TimelineItem[] = []
  readonly #messages = new Map<string, Placed>()
  /** By the id of the message they are about, which may be on an older page; each list by `seq`. */
  readonly #amendments = new Map<string, Placed[]>()
  readonly #descriptions = new Descriptions()
  #oldest = 0
  #newest = 0
  #sumBefore = 0
  #sumAfter = 0

  constructor(hash: Crypto['hash']) {
    this.#hash = hash
  }

  get items(): readonly TimelineItem[] {
    return this.#items
  }

  /** Consecutive events, oldest first. What is known already is left out; there must be no gap to it. */
  add(placed: readonly Placed[]): void {
    const isFirst = this.#newest === 0
    const older = isFirst ? [] : placed.filter(({ position }) => position.seq < this.#oldest)
    const newer = isFirst ? placed : placed.filter(({ position }) => position.seq > this.#newest)
    this.#oldest = older[0]?.position.seq ?? (isFirst ? (newer[0]?.position.seq ?? 0) : this.#oldest)
    this.#newest = newer.at(-1)?.position.seq ?? this.#newest
    const before = older.toReversed().flatMap((entry) => this.#itemOf(entry, 'older') ?? [])
    const after = newer.flatMap((entry) => this.#itemOf(entry, 'newer') ?? [])
    if (before.length > 0) this.#items = [...before.reverse(), ...this.#items]
    for (const item of after) this.#items.push(item)
    for (const target of this.#touched([...older, ...newer])) this.#refresh(target)
    for (const [seq, described] of this.#descriptions.add([...older, ...newer]))
      this.#describe(seq, described)
  }

  /** How many people were in the room after this notice, when there are `now` after the newest event. */
  peopleAt(notice: NoticeItem, now: number): number {
    return now - (this.#sumAfter - notice.sum)
  }

  #itemOf(entry: Placed, side: 'older' | 'newer'): TimelineItem | null {
    const { event, position } = entry
    const known = asKnown(event)
    const id = eventId(event, this.#hash)
    const base = { id, seq: position.seq, author: event.author, at: event.at }
    if (event.kind === 'message.posted') {
      this.#messages.set(id, entry)
      const reply = known?.kind === 'message.posted' ? (known.body.reply ?? null) : null
      return { kind: 'message', ...base, reply, ...fold(entry, []) }
    }
    const found = known && noticeOf(known)
    if (!found) return null
    return { kind: 'notice', ...base, ...found, sum: this.#count(found.notice, side) }
  }

  #count(notice: Notice, side: 'older' | 'newer'): number {
    const change = changes[notice]
    if (side === 'newer') return (this.#sumAfter += change)
    const sum = this.#sumBefore
    this.#sumBefore -= change
    return sum
  }

  /** Files amendments under their messages. @returns the messages whose items are not right any more */
  #touched(placed: readonly Placed[]): Set<string> {
    const touched = new Set<string>()
    for (const entry of placed) {
      const target = targetOf(entry.event)
      if (target !== null) {
        file(this.#amendments, target, entry)
        touched.add(target)
      } else if (entry.event.kind === 'message.posted') {
        const id = eventId(entry.event, this.#hash)
        if (this.#amendments.has(id)) touched.add(id)
      }
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

const changes: Record<Notice, number> = {
  created: 1,
  joined: 1,
  left: -1,
  invited: 0,
  pinned: 0,
  unpinned: 0,
  described: 0
}

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
  const after = filed.findLastIndex(({ position }) => position.seq < entry.position.seq)
  filed.splice(after + 1, 0, entry)
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
