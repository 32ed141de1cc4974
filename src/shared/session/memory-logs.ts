import { sha256 } from '@noble/hashes/sha2.js'
import { fold, targetOf } from '../log/amendments.ts'
import { erase, eventId, type Placed } from '../log/event.ts'
import { isMessage } from '../log/kinds.ts'
import { mentionedIn, mentionSeq } from '../log/mentioned.ts'
import type { Located, Sought } from '../protocol/shapes.ts'
import { limits } from '../values/limits.ts'
import type { SessionStore, StoredMessage, UnreadCount } from './deps.ts'

type LogStore = Pick<
  SessionStore,
  'held' | 'addEvents' | 'readEvents' | 'authored' | 'countUnread' | 'message' | 'locate' | 'search'
>

export function memoryLogs(): LogStore {
  const logs = new Map<string, RoomLog>()
  const logOf = (room: string): RoomLog => {
    const log = logs.get(room) ?? new RoomLog()
    logs.set(room, log)
    return log
  }
  return {
    held: (room) => logOf(room).held,
    addEvents: (room, placed) => {
      logOf(room).add(placed)
    },
    readEvents: (room, before, limit) => logOf(room).read(before, limit),
    authored: (room, author) => logOf(room).authored(author),
    countUnread: (room, seq, me) => logOf(room).countUnread(seq, me),
    message: (room, id) => logOf(room).message(id),
    locate: (room, sought) => logOf(room).locate(sought),
    search: () => null
  }
}

/** Consecutive events, so a `seq` gives an event's place. */
class RoomLog {
  #events: Placed[] = []
  /** By id, the `seq` of each message. */
  readonly #messages = new Map<string, number>()
  /** By the id of their message, which may not be held; oldest first. */
  readonly #amendments = new Map<string, Placed[]>()

  get held(): { oldest: number; newest: number } | null {
    const [first, last] = [this.#events[0], this.#events.at(-1)]
    return first && last ? { oldest: first.position.seq, newest: last.position.seq } : null
  }

  add(placed: readonly Placed[]): void {
    const { oldest, newest } = this.held ?? { oldest: Infinity, newest: 0 }
    const older = newest === 0 ? [] : placed.filter(({ position }) => position.seq < oldest)
    const newer = placed.filter(({ position }) => position.seq > newest)
    if (older.length > 0) this.#events = [...older, ...this.#events]
    for (const one of newer) this.#events.push(one)
    const changed = [...this.#index(older, true), ...this.#index(newer, false)]
    for (const id of new Set(changed)) this.#eraseDeleted(id)
  }

  read(before: number | undefined, limit: number): Placed[] {
    const all = this.#events.length
    const end = before === undefined ? all : Math.max(0, Math.min(all, before - this.#oldest))
    return this.#events.slice(Math.max(0, end - limit), end)
  }

  authored(author: string): { first: number; last: number } | null {
    const isTheirs = ({ event }: Placed): boolean => event.author === author
    const first = this.#events.find(isTheirs)?.event.aseq
    const last = this.#events.findLast(isTheirs)?.event.aseq
    return first === undefined || last === undefined ? null : { first, last }
  }

  countUnread(seq: number, me: string): UnreadCount {
    const mentions = new Set<string>()
    let unread = 0
    for (const placed of this.#events.slice(Math.max(0, seq + 1 - this.#oldest))) {
      const id = isMessage(placed.event) ? idOf(placed) : targetOf(placed.event)
      const message = id === null ? null : this.message(id)
      if (id === null || !message || message.author === me) continue
      if (isMessage(placed.event)) unread += 1
      if ((mentionSeq(message.mentioned, me) ?? 0) > seq) mentions.add(id)
    }
    return { unread, mentions: mentions.size }
  }

  message(id: string): StoredMessage | null {
    const message = this.#find(id)
    if (!message || message.event.erased !== undefined) return null
    const { author } = message.event
    const edits = this.#by(author, id).filter(({ event }) => event.kind === 'message.edited')
    return { author, text: fold(message, edits).text, mentioned: mentionedIn(message, edits) }
  }

  locate(sought: Sought): Located | null {
    const found = 'message' in sought ? this.#find(sought.message) : this.#firstFrom(sought.at)
    return found ? { message: idOf(found), seq: found.position.seq, at: found.event.at } : null
  }

  /** By position within a day: a clock that was ahead may come before others in time. Else the next one by time. */
  #firstFrom(at: number): Placed | undefined {
    const later = this.#events.filter(({ event }) => isMessage(event) && event.at >= at)
    const inDay = later.find(({ event }) => event.at < at + limits.maxAheadMs)
    return inDay ?? later.toSorted((one, other) => one.event.at - other.event.at)[0]
  }

  get #oldest(): number {
    return this.#events[0]?.position.seq ?? 1
  }

  #find(id: string): Placed | undefined {
    const seq = this.#messages.get(id)
    return seq === undefined ? undefined : this.#events[seq - this.#oldest]
  }

  #by(author: string, id: string): Placed[] {
    return (this.#amendments.get(id) ?? []).filter(({ event }) => event.author === author)
  }

  /** @returns the messages that these events are, or are about */
  #index(placed: readonly Placed[], older: boolean): string[] {
    return (older ? placed.toReversed() : placed).flatMap((entry) => {
      if (isMessage(entry.event)) {
        const id = idOf(entry)
        this.#messages.set(id, entry.position.seq)
        return [id]
      }
      const target = targetOf(entry.event)
      if (target === null) return []
      const amendments = this.#amendments.get(target) ?? []
      this.#amendments.set(target, older ? [entry, ...amendments] : [...amendments, entry])
      return [target]
    })
  }

  /** What is deleted is not held any more, the same as on a disk. */
  #eraseDeleted(id: string): void {
    const message = this.#find(id)
    if (!message || message.event.erased !== undefined) return
    const own = this.#by(message.event.author, id)
    const isRemoved = this.#amendments.get(id)?.some(({ event }) => event.kind === 'message.removed') ?? false
    if (!isRemoved && !own.some(({ event }) => event.kind === 'message.deleted')) return
    for (const placed of [message, ...own.filter(({ event }) => event.kind === 'message.edited')]) {
      this.#events[placed.position.seq - this.#oldest] = { ...placed, event: erase(placed.event, sha256) }
    }
  }
}

function idOf({ event }: Placed): string {
  return eventId(event, sha256)
}
