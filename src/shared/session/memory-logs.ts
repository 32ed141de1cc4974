import { sha256 } from '@noble/hashes/sha2.js'
import { eventId, isSamePosition, type Placed } from '../log/event.ts'
import { newestBy, newestOf } from '../log/newest-by.ts'
import { Refused } from '../values/reply.ts'
import { MemoryRoom } from './memory-room.ts'
import type { OwnEvent, SessionStore, Stray } from './deps.ts'

type LogStore = Pick<
  SessionStore,
  | 'held'
  | 'rooms'
  | 'addEvents'
  | 'digest'
  | 'truncate'
  | 'strays'
  | 'dropStray'
  | 'readEvents'
  | 'authored'
  | 'newestOf'
  | 'ownEvents'
  | 'countUnread'
  | 'message'
  | 'locate'
  | 'search'
  | 'mark'
  | 'setMark'
>

export function memoryLogs(): LogStore {
  const logs = new MemoryLogs()
  return {
    held: (room) => logs.of(room).held,
    rooms: () => logs.rooms,
    addEvents: (room, placed, base) => {
      logs.add(room, placed, base)
    },
    digest: (room, seq) => logs.of(room).digest(seq),
    truncate: (room, seq) => {
      logs.truncate(room, seq)
    },
    strays: () => [...logs.strays.values()],
    dropStray: (id) => {
      logs.strays.delete(id)
    },
    readEvents: (room, before, limit) => logs.of(room).read(before, limit),
    authored: (room, author) => logs.of(room).authored(author),
    newestOf: (author) => newestOf(logs.by(author)),
    ownEvents: (me, limit) => newestBy(logs.by(me), limit),
    countUnread: (room, seq, me) => logs.of(room).countUnread(seq, me, (id) => logs.seen.has(id)),
    message: (room, id) => logs.of(room).message(id),
    locate: (room, sought) => logs.of(room).locate(sought),
    search: () => null,
    mark: (room) => logs.marks.get(room) ?? null,
    setMark: (room, seq) => {
      logs.setMark(room, seq)
    }
  }
}

class MemoryLogs {
  readonly #rooms = new Map<string, MemoryRoom>()
  readonly strays = new Map<string, Stray>()
  readonly marks = new Map<string, number>()
  /** Events that were cut off below the read mark: they are read wherever they come back. */
  readonly seen = new Set<string>()

  get rooms(): string[] {
    return [...this.#rooms.keys()].filter((room) => this.of(room).held)
  }

  of(room: string): MemoryRoom {
    const known = this.#rooms.get(room)
    if (known) return known
    const log = new MemoryRoom()
    this.#rooms.set(room, log)
    return log
  }

  add(room: string, placed: readonly Placed[], base?: string | null): void {
    const log = this.of(room)
    const entries = placed.map((one) => ({ ...one, id: eventId(one.event, sha256) }))
    for (const { id, position } of entries) {
      const held = log.positionOf(id)
      if (held && !isSamePosition(held, position))
        throw new Refused('storage', 'the event is held at another position')
    }
    log.add(entries, base)
    for (const { id } of entries) this.strays.delete(id)
  }

  truncate(room: string, seq: number): void {
    const mark = this.marks.get(room) ?? 0
    for (const { id, event, position, origin = position } of this.of(room).truncate(seq)) {
      this.strays.set(id, { id, event, origin })
      if (position.seq <= mark) this.seen.add(id)
    }
    if (mark > seq) this.marks.set(room, seq)
  }

  /** Going on, the mark says of what it passes that it is read; going back, a person wants what follows unread. */
  setMark(room: string, seq: number): void {
    const before = this.marks.get(room) ?? 0
    const end = seq < before ? Infinity : seq
    for (const { id, position } of this.of(room).after(Math.min(before, seq)))
      if (position.seq <= end) this.seen.delete(id)
    this.marks.set(room, seq)
  }

  by(author: string): OwnEvent[] {
    const held = [...this.#rooms.values()].flatMap((room) => room.by(author))
    const placed = held.map(({ id, event, position, origin = position }) => ({ id, event, origin }))
    return [...placed, ...[...this.strays.values()].filter(({ event }) => event.author === author)]
  }
}
