import type { StatementSync } from 'node:sqlite'
import * as v from 'valibot'
import { eventId, LogEvent, type Placed } from '#shared/log/event.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import { Refused } from '#shared/values/reply.ts'
import { Draft, SpaceView } from '#shared/session/contract.ts'
import type { StoredSpan, SessionStore, StoredDraft } from '#shared/session/deps.ts'
import { StorageError, type Database } from './database.ts'
import { PictureRows } from './picture-rows.ts'
import type { SpaceLog } from './space-log.ts'

const authored = (order: 'ASC' | 'DESC'): string =>
  `SELECT aseq FROM events WHERE author = ? AND room = ? ORDER BY aseq ${order} LIMIT 1`

export class Replica {
  readonly #database: Database
  readonly #log: SpaceLog
  readonly #pictures: PictureRows
  readonly #held: StatementSync
  readonly #first: StatementSync
  readonly #last: StatementSync

  constructor(database: Database, log: SpaceLog) {
    this.#database = database
    this.#log = log
    this.#pictures = new PictureRows(database, 'known_pictures')
    this.#held = database.sql.prepare(
      'SELECT min(seq) AS oldest, max(seq) AS newest FROM events WHERE room = ?'
    )
    this.#first = database.sql.prepare(authored('ASC'))
    this.#last = database.sql.prepare(authored('DESC'))
  }

  #isOlder(room: string, placed: readonly Placed[]): boolean {
    const held = this.#heldOf(room)
    return held !== null && (placed[0]?.position.seq ?? held.oldest) < held.oldest
  }

  /** Storage errors become Refused with `storage`. */
  session(space: string, hash: Crypto['hash']): SessionStore {
    return refusing({
      outbox: () => this.#outbox(),
      saveDraft: (stored) => {
        this.#saveDraft(stored)
      },
      dropDraft: (ticket) => {
        this.#dropDraft(ticket)
      },
      held: (room) => this.#heldOf(room),
      addEvents: (room, placed) => {
        this.#log.append(
          placed.map((one) => ({ ...one, id: eventId(one.event, hash) })),
          space,
          this.#isOlder(room, placed)
        )
      },
      readEvents: (room, before, limit) => this.#read(space, room, before, limit),
      authored: (room, author) => {
        const first = this.#first.get(author, room)
        const last = this.#last.get(author, room)
        return first && last ? { first: Number(first['aseq']), last: Number(last['aseq']) } : null
      },
      countUnread: (room, seq, me) => this.#log.countUnread(room, seq, me),
      message: (room, id) => this.#log.message(space, room, id),
      locate: (room, sought) => this.#log.locate(room, sought),
      search: (search, rooms) => this.#log.search(space, search, rooms),
      mark: (room) => this.#mark(room),
      setMark: (room, seq) => {
        this.#run('INSERT INTO marks VALUES (?1, ?2) ON CONFLICT DO UPDATE SET seq = ?2', room, seq)
      },
      pictured: () => this.#pictures.devices,
      picture: (device) => this.#pictures.read(device),
      savePicture: (device, picture) => {
        if (picture) this.#pictures.save(device, picture)
        else this.#pictures.drop(device)
      },
      view: () => this.#note('view', SpaceView),
      setView: (view) => {
        this.#setNote('view', view)
      }
    })
  }

  #outbox(): StoredDraft[] {
    const rows = this.#database.sql.prepare('SELECT draft, event FROM outbox ORDER BY n').all()
    return rows.map((row) => ({
      draft: v.parse(Draft, JSON.parse(String(row['draft']))),
      event: row['event'] === null ? null : v.parse(LogEvent, JSON.parse(String(row['event'])))
    }))
  }

  #saveDraft({ draft, event }: StoredDraft): void {
    this.#run(
      `INSERT INTO outbox (ticket, draft, event) VALUES (?1, ?2, ?3)
       ON CONFLICT (ticket) DO UPDATE SET draft = ?2, event = ?3`,
      draft.ticket,
      JSON.stringify(draft),
      event === null ? null : JSON.stringify(event)
    )
  }

  /** A failed draft was never sent, so it must leave the disk too. */
  #dropDraft(ticket: string): void {
    const drop = `DELETE FROM outbox WHERE ticket = ? RETURNING draft ->> 'state' AS state`
    const dropped = this.#database.transaction(() => this.#database.sql.prepare(drop).get(ticket))
    if (dropped?.['state'] === 'failed') this.#database.wipe()
  }

  #heldOf(room: string): StoredSpan | null {
    const row = this.#held.get(room)
    if (row?.['newest'] === null || row === undefined) return null
    return { oldest: Number(row['oldest']), newest: Number(row['newest']) }
  }

  #read(space: string, room: string, before: number | undefined, limit: number): Placed[] {
    return this.#log.readBefore(space, room, before ?? Number.MAX_SAFE_INTEGER, limit)
  }

  #mark(room: string): number | null {
    const row = this.#database.sql.prepare('SELECT seq FROM marks WHERE room = ?').get(room)
    return row ? Number(row['seq']) : null
  }

  #note<S extends v.GenericSchema>(name: string, schema: S): v.InferOutput<S> | null {
    const row = this.#database.sql.prepare('SELECT value FROM notes WHERE name = ?').get(name)
    if (!row) return null
    // A view of an older version is discarded; the next entry makes a new one.
    const note = v.safeParse(schema, JSON.parse(String(row['value'])))
    return note.success ? note.output : null
  }

  #setNote(name: string, value: object): void {
    this.#run(
      'INSERT INTO notes VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2',
      name,
      JSON.stringify(value)
    )
  }

  #run(sql: string, ...values: (string | number | null)[]): void {
    this.#database.transaction(() => {
      this.#database.sql.prepare(sql).run(...values)
    })
  }
}

type Method = (...args: never[]) => unknown

function refusing<T extends object>(store: T): T {
  const wrapped = Object.entries(store as Record<string, Method>).map(([name, method]) => [
    name,
    (...args: never[]): unknown => {
      try {
        return method(...args)
      } catch (error) {
        if (error instanceof StorageError) throw new Refused('storage', error.message)
        throw error
      }
    }
  ])
  return Object.fromEntries(wrapped) as T
}
