import type { Crypto } from './crypto.ts'
import { eventId, type LogEvent, type Placed } from './event.ts'
import { asKnown, isMessage, kinds, type Kind, type Kinds, type KnownEvent } from './kinds.ts'
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

export type Notice = NonNullable<Kinds[Kind]['notice']>

export interface NoticeItem {
  kind: 'notice'
  id: string
  seq: number
  author: string
  at: number
  notice: Notice
  target: string | null
  /** Who was invited, removed or let in again. */
  member: string | null
  described: Described | null
}

export type TimelineItem = MessageItem | NoticeItem

/** Builds timeline items from pages of a room's log at either end. Items are replaced, never changed; the cost is that of the new events. */
export class Projection {
  readonly #hash: Crypto['hash']
  /** By `seq`; private, so it may be changed. */
  #items: TimelineItem[] = []
  readonly #messages = new Map<string, Placed>()
  /** By message id; the message may be on an older page. Each list is sorted by `seq`. */
  readonly #amendments = new Map<string, Placed[]>()
  readonly #descriptions = new Descriptions()
  readonly #ids = new WeakMap<LogEvent, string>()
  #oldest = 0
  #newest = 0

  constructor(hash: Crypto['hash']) {
    this.#hash = hash
  }

  get items(): readonly TimelineItem[] {
    return this.#items
  }

  get oldest(): number {
    return this.#oldest
  }

  get newest(): number {
    return this.#newest
  }

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
    this.applyAmendments([...older, ...newer])
  }

  applyAmendments(placed: readonly Placed[]): void {
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
    if (isMessage(event)) {
      this.#messages.set(id, entry)
      const reply = known && isMessage(known) ? (known.body.reply ?? null) : null
      return { kind: 'message', ...base, reply, ...fold(entry, this.#amendments.get(id) ?? []) }
    }
    const found = known && noticeOf(known)
    return found ? { kind: 'notice', ...base, ...found } : null
  }

  /** @returns by message, the amendments after all known ones; null when some belong in between */
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

  /** Constant cost per edit, also with thousands of edits of one message. */
  #refresh(id: string, later: readonly Placed[] | null): void {
    const base = this.#messages.get(id)
    if (!base) return // on a page that is not loaded
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

export function timeline(placed: readonly Placed[], hash: Crypto['hash']): readonly TimelineItem[] {
  const projection = new Projection(hash)
  projection.add(placed)
  return projection.items
}

function noticeOf(known: KnownEvent): Pick<NoticeItem, 'notice' | 'target' | 'member' | 'described'> | null {
  const { notice } = kinds[known.kind]
  // Both are in a direct room from its first message on: its creation says nothing.
  if (notice === null || (known.kind === 'room.created' && known.body.access === 'direct')) return null
  const described = known.kind === 'room.described' ? { ...known.body, change: 'all' as const } : null
  const member = 'member' in known.body ? known.body.member : null
  return { notice, target: targetOf(known), member, described }
}

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
