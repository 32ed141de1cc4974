/** Adds events to the logs of rooms, and takes them out; the caller makes each a transaction. */
import type { Digest } from '#shared/log/digest.ts'
import { isSamePosition } from '#shared/log/event.ts'
import { targetOf } from '#shared/log/amendments.ts'
import { asKnown } from '#shared/log/kinds.ts'
import { Refused } from '#shared/values/reply.ts'
import { StorageError, type Database } from './database.ts'
import type { DigestRows } from './digest-rows.ts'
import { base64, blob, eventColumns, placedOf, positionOf, withIds, type LogEntry } from './event-rows.ts'
import type { MarkRows } from './mark-rows.ts'
import type { MessageEffects } from './message-effects.ts'
import { prepareAll, type Statements } from './statements.ts'
import type { StrayRows } from './stray-rows.ts'

interface Parts {
  digests: DigestRows
  effects: MessageEffects
  strays: StrayRows
  marks: MarkRows
}

interface DigestedEntry {
  entry: LogEntry
  digest: Digest | undefined
}

export class LogRows {
  readonly #database: Database
  readonly #parts: Parts
  readonly #statements: Statements<keyof typeof statements>

  constructor(database: Database, parts: Parts) {
    this.#database = database
    this.#parts = parts
    this.#statements = prepareAll(database.sql, statements)
  }

  append(entries: readonly LogEntry[], space: string, older: boolean, base: Digest | undefined): void {
    const fresh = this.#withDigests(entries, base)
    if (older) this.#mustLeadToHeld(fresh.at(-1), space)
    for (const one of older ? fresh.toReversed() : fresh) this.#add(one, space, older)
  }

  truncate(room: string, seq: number, space: string): void {
    const { effects, marks, strays } = this.#parts
    const restore = effects.cut(room, seq, space)
    marks.cut(room, seq)
    for (const row of this.#statements.cut.iterate(room, seq))
      strays.add(base64(row['id']) ?? '', placedOf(row, space))
    this.#statements.remove.run(room, seq)
    restore()
  }

  /** Without those that are there. */
  #withDigests(entries: readonly LogEntry[], base: Digest | undefined): DigestedEntry[] {
    const ends = new Map<string, { seq: number; digest: Digest | undefined }>()
    const ids = new Set<string>()
    return entries.flatMap((entry, index) => {
      if (ids.has(entry.id) || this.#isThere(entry)) return []
      ids.add(entry.id)
      const { room } = entry.event
      const { seq } = entry.position
      const end = ends.get(room)
      const before =
        end?.seq === seq - 1 ? end.digest : this.#before(room, seq, index === 0 ? base : undefined)
      const digest = this.#parts.digests.after(before, entry)
      ends.set(room, { seq, digest })
      return [{ entry, digest }]
    })
  }

  #before(room: string, seq: number, base: Digest | undefined): Digest | undefined {
    const held = this.#parts.digests.at(room, seq - 1)
    if (held === undefined) return base
    if (base !== undefined && base !== held)
      throw new Refused('contested', 'the page does not follow the events that are held')
    return held
  }

  /** @throws StorageError when it is at another position */
  #isThere({ id, position }: LogEntry): boolean {
    const row = this.#statements.position.get(blob(id))
    if (row && !isSamePosition(positionOf(row), position))
      throw new StorageError('failed', this.#database.path)
    return row !== undefined
  }

  /** Otherwise the host's log has changed since the newer ones were read. @throws Refused */
  #mustLeadToHeld(last: DigestedEntry | undefined, space: string): void {
    if (!last) return
    const { event, position } = last.entry
    if (!this.#parts.digests.leadsTo(event.room, position.seq + 1, last.digest, space))
      throw new Refused('contested', 'the page does not lead to the events that are held')
  }

  #add({ entry, digest }: DigestedEntry, space: string, older: boolean): void {
    const { id, position, event, origin } = entry
    const known = asKnown(event)
    if (event.space !== space) throw new StorageError('failed', this.#database.path)
    const added = this.#statements.insert.get(
      older ? Number(this.#statements.lowest.get()?.['n'] ?? 0) - 1 : null,
      blob(id),
      blob(known && targetOf(known)),
      event.room,
      position.epoch,
      position.seq,
      position.host ?? null,
      origin ? JSON.stringify(origin) : null,
      event.author,
      event.aseq,
      blob(event.prev),
      event.kind,
      JSON.stringify(event.body),
      event.at,
      blob(event.sig),
      blob(event.erased),
      blob(digest)
    )
    const wasStray = this.#parts.strays.drop(id)
    if (wasStray && event.erased !== undefined) this.#database.wipe()
    if (known) this.#parts.effects.added(known, entry, Number(added?.['n']), older)
  }
}

const statements = {
  insert: `INSERT INTO events (n, id, target, ${eventColumns}, digest)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n`,
  lowest: 'SELECT min(n) AS n FROM events',
  position: 'SELECT epoch, seq, host FROM events WHERE id = ?',
  cut: `${withIds} WHERE room = ? AND seq > ? ORDER BY seq`,
  remove: 'DELETE FROM events WHERE room = ? AND seq > ?'
} as const
