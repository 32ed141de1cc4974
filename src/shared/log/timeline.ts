/** The timeline: what a person sees of a room's events. */
import type { Crypto } from './crypto.ts'
import { eventId, type LogEvent, type Placed } from './event.ts'
import { asKnown, entryOf, kinds, type Kind, type Kinds, type KnownEvent } from './kinds.ts'
import { Descriptions, type Described } from './described.ts'
import { fold, foldOn, targetOf } from './amendments.ts'
import type { MessageState } from './message-state.ts'

export interface MessageItem extends MessageState {
  kind: 'message'
  id: string
  seq: number
  author: string
  at: number
  reply: string | null
}

/** What kinds of event show besides messages. */
export type Notice = NonNullable<Kinds[Kind]['notice']>

export interface NoticeItem {
  kind: 'notice'
  id: string
  seq: number
  author: string
  at: number
  notice: Notice
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
      const entry = entryOf(event.kind)
      if (entry?.role === 'state' && entry.people) this.#changes.set(position.seq, entry.people)
    }
    for (const [target, later] of this.#touched(placed)) this.#refresh(target, later)
    for (const [seq, described] of this.#descriptions.add(placed)) this.#describe(seq, described)
  }

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

  /**
   * Files amendments under their messages.
   * @returns the messages whose items are not right any more, each with what comes after all that was known; null when
   *   some of it belongs in between
   */
  #touched(placed: readonly Placed[]): Map<string, Placed[] | null> {
    const touched = new Map<string, Placed[] | null>()
    for (const entry of placed) {
      const target = targetOf(entry.event)
      if (target === null) continue
      const where = file(this.#amendments, target, entry)
      if (where === 'known') continue
      const later = touched.get(target)
      if (where === 'between' || later === null) touched.set(target, null)
      else if (later) later.push(entry)
      else touched.set(target, [entry])
    }
    return touched
  }

  /** Thousands of edits of one message cost one step each, not thousands. */
  #refresh(id: string, later: readonly Placed[] | null): void {
    const base = this.#messages.get(id)
    if (!base) return // on a page that has not been read
    const at = indexOf(this.#items, base.position.seq)
    const item = this.#items[at]
    if (item?.kind !== 'message') return
    const amended = later ? foldOn(item, later, item.author) : fold(base, this.#amendments.get(id) ?? [])
    this.#items[at] = { ...item, ...amended }
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

function noticeOf(known: KnownEvent): Pick<NoticeItem, 'notice' | 'target' | 'described'> | null {
  const { notice } = kinds[known.kind]
  if (notice === null) return null
  const described = known.kind === 'room.described' ? { ...known.body, change: 'all' as const } : null
  return { notice, target: targetOf(known), described }
}

/** @returns where it is among what was said about the message before */
function file(
  amendments: Map<string, Placed[]>,
  target: string,
  entry: Placed
): 'last' | 'between' | 'known' {
  const filed = amendments.get(target) ?? []
  amendments.set(target, filed)
  const { seq } = entry.position
  const at = placeIn(filed, seq, ({ position }) => position.seq)
  if (filed[at]?.position.seq === seq) return 'known'
  filed.splice(at, 0, entry)
  return at === filed.length - 1 ? 'last' : 'between'
}

function indexOf(items: readonly TimelineItem[], seq: number): number {
  return placeIn(items, seq, (item) => item.seq)
}

/** The place of the first that is not before `seq`. */
function placeIn<T>(sorted: readonly T[], seq: number, seqOf: (one: T) => number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = sorted[middle]
    if (one !== undefined && seqOf(one) < seq) low = middle + 1
    else high = middle
  }
  return low
}
