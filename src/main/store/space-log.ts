/** The log of a space in its file. */
import type { StatementSync } from 'node:sqlite'
import * as v from 'valibot'
import { LogEvent, type Placed, type Position } from '#shared/log/event.ts'
import { fromBase64, toBase64 } from '#shared/protocol/ids.ts'
import type { ChainHead } from '#shared/protocol/reply.ts'
import { StorageError, type Database } from './database.ts'

/** An event on its way into the log. */
export interface Entry extends Placed {
  id: string
}

type Row = Record<string, unknown>

const columns = 'room, epoch, seq, author, aseq, prev, kind, body, at, sig'

export class SpaceLog {
  readonly #database: Database
  readonly #insert: StatementSync
  readonly #after: StatementSync
  readonly #before: StatementSync
  readonly #head: StatementSync
  readonly #chain: StatementSync
  readonly #position: StatementSync

  constructor(database: Database) {
    this.#database = database
    const { sql } = database
    this.#insert = sql.prepare(
      `INSERT INTO events (id, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`
    )
    this.#after = sql.prepare(`SELECT ${columns} FROM events WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?`)
    this.#before = sql.prepare(
      `SELECT ${columns} FROM events WHERE room = ? AND seq < ? ORDER BY seq DESC LIMIT ?`
    )
    this.#head = sql.prepare('SELECT epoch, seq FROM events WHERE room = ? ORDER BY seq DESC LIMIT 1')
    this.#chain = sql.prepare('SELECT aseq, id FROM events WHERE author = ? ORDER BY aseq DESC LIMIT 1')
    this.#position = sql.prepare('SELECT epoch, seq FROM events WHERE id = ?')
  }

  /**
   * Adds the entries in one transaction; those it has already are left alone. On disk when it returns.
   * @throws StorageError when the disk does not take them; none has been added then
   */
  append(entries: readonly Entry[], space: string): void {
    this.#database.transaction(() => {
      for (const entry of entries) this.#add(entry, space)
    })
  }

  #add({ id, position, event }: Entry, space: string): void {
    if (event.space !== space) throw new StorageError('failed', this.#database.path)
    this.#insert.run(
      fromBase64(id),
      event.room,
      position.epoch,
      position.seq,
      event.author,
      event.aseq,
      event.prev === null ? null : fromBase64(event.prev),
      event.kind,
      JSON.stringify(event.body),
      event.at,
      fromBase64(event.sig)
    )
  }

  /** Everything but messages, in the order of commits: what the state of the space is made of. */
  *stateEvents(space: string): Iterable<LogEvent> {
    const all = this.#database.sql.prepare(
      `SELECT ${columns} FROM events WHERE kind <> 'message.posted' ORDER BY n`
    )
    for (const row of all.iterate()) yield placedOf(row, space).event
  }

  readAfter(space: string, room: string, seq: number, limit: number): Placed[] {
    return this.#after.all(room, seq, limit).map((row) => placedOf(row, space))
  }

  /** @returns oldest first */
  readBefore(space: string, room: string, seq: number, limit: number): Placed[] {
    return this.#before
      .all(room, seq, limit)
      .map((row) => placedOf(row, space))
      .reverse()
  }

  head(room: string): Position | null {
    const row = this.#head.get(room)
    return row ? positionOf(row) : null
  }

  chain(author: string): ChainHead {
    const row = this.#chain.get(author)
    return row ? { aseq: Number(row['aseq']), prev: base64(row['id']) } : { aseq: 0, prev: null }
  }

  /** Where the event with this id is, or null. */
  positionOf(id: string): Position | null {
    const row = this.#position.get(fromBase64(id))
    return row ? positionOf(row) : null
  }
}

function positionOf(row: Row): Position {
  return { epoch: Number(row['epoch']), seq: Number(row['seq']) }
}

function base64(blob: unknown): string | null {
  return blob instanceof Uint8Array ? toBase64(blob) : null
}

/** A file is a boundary too: somebody may have edited it. */
function placedOf(row: Row, space: string): Placed {
  const body: unknown = JSON.parse(String(row['body']))
  const { room, author, aseq, kind, at } = row
  const event = {
    v: 1,
    space,
    room,
    author,
    aseq,
    prev: base64(row['prev']),
    kind,
    body,
    at,
    sig: base64(row['sig'])
  }
  return { position: positionOf(row), event: v.parse(LogEvent, event) }
}
