import type { StatementSync } from 'node:sqlite'
import * as v from 'valibot'
import { eventId, LogEvent, type Placed } from '#shared/log/event.ts'
import { newestBy } from '#shared/log/newest-by.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import { ChainHead, Refused } from '#shared/values/reply.ts'
import { Draft, SpaceView } from '#shared/session/contract.ts'
import type { StoredSpan, SessionStore, StoredDraft } from '#shared/session/deps.ts'
import { StorageError, type Database } from './database.ts'
import { OwnChanges } from './own-changes.ts'
import { PictureRows } from './picture-rows.ts'
import type { SpaceLog } from './space-log.ts'

export class Replica {
  readonly #database: Database
  readonly #log: SpaceLog
  readonly #pictures: PictureRows
  readonly #own: OwnChanges
  readonly #held: StatementSync

  constructor(database: Database, log: SpaceLog) {
    this.#database = database
    this.#log = log
    this.#own = new OwnChanges(log)
    this.#pictures = new PictureRows(database, 'known_pictures')
    // SQLite looks at the ends of an index only for one of the two.
    const end = (which: 'min' | 'max'): string => `(SELECT ${which}(seq) FROM events WHERE room = ?1)`
    this.#held = database.sql.prepare(`SELECT ${end('min')} AS oldest, ${end('max')} AS newest`)
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
      rooms: () => this.#log.rooms(),
      addEvents: (room, placed, base) => {
        const entries = placed.map((one) => ({ ...one, id: eventId(one.event, hash) }))
        this.#log.append(entries, space, this.#isOlder(room, placed), base)
      },
      digest: (room, seq) => this.#log.digest(room, seq),
      truncate: (room, seq) => {
        this.#log.truncate(room, seq, space)
      },
      strays: () => this.#log.strays(),
      dropStray: (id) => {
        this.#log.dropStray(id)
      },
      readEvents: (room, before, limit) => this.#read(space, room, before, limit),
      authored: (room, author) => this.#log.authors.within(room, author),
      ownEvents: (me, limit) =>
        newestBy([...this.#log.authors.newest(space, me, limit), ...this.#own.all], limit),
      newestOf: (author) => this.#log.authors.newestOf(space, author),
      countUnread: (room, seq, me) => this.#log.countUnread(room, seq, me),
      message: (room, id) => this.#log.message(space, room, id),
      locate: (room, sought) => this.#log.locate(room, sought),
      search: (search, rooms) => this.#log.search(space, search, rooms),
      mark: (room) => this.#log.marks.of(room),
      setMark: (room, seq) => {
        this.#log.marks.set(room, seq)
      },
      claim: () => this.#log.claim(),
      acceptClaim: (claim) => {
        this.#log.acceptClaim(claim)
      },
      head: () => this.#log.notes.read('head', ChainHead),
      keepOwn: (id, event, origin) => {
        this.#own.keep(id, event, origin)
      },
      forgetOwn: (id) => {
        this.#own.forget(id)
      },
      saveHead: (head) => {
        this.#log.notes.write('head', head)
      },
      pictured: () => this.#pictures.devices,
      picture: (device) => this.#pictures.read(device),
      savePicture: (device, picture) => {
        if (picture) this.#pictures.save(device, picture)
        else this.#pictures.drop(device)
      },
      view: () => this.#log.notes.read('view', SpaceView),
      setView: (view) => {
        this.#log.notes.write('view', view)
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
