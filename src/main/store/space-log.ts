import { createHash } from 'node:crypto'
import type { LogEvent, Placed, Position } from '#shared/log/event.ts'
import { Claim, compareClaims } from '#shared/log/claim.ts'
import type { Digest } from '#shared/log/digest.ts'
import type { StoredTally } from '#shared/log/kinds/kind.ts'
import type { ChainHead } from '#shared/values/reply.ts'
import type { Located, SearchPage, SearchQuery, Sought } from '#shared/protocol/shapes.ts'
import type { StoredMessage, Stray, UnreadCount } from '#shared/session/deps.ts'
import { AuthorRows } from './author-rows.ts'
import type { Database } from './database.ts'
import { DigestRows } from './digest-rows.ts'
import { blob, countQuery, eventColumns, placedOf, positionOf, withIds, type LogEntry } from './event-rows.ts'
import { LogRows } from './log-rows.ts'
import { MarkRows } from './mark-rows.ts'
import { MessageEffects } from './message-effects.ts'
import { MessageLocator } from './message-locator.ts'
import { MessageSearch, textIn } from './message-search.ts'
import { NoteRows } from './note-rows.ts'
import { OlderMessages } from './older-messages.ts'
import { PictureRows } from './picture-rows.ts'
import { prepareAll, type Statements } from './statements.ts'
import { StrayRows } from './stray-rows.ts'
import { TallyRows } from './tally-rows.ts'

const hash = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

export class SpaceLog {
  readonly #database: Database
  readonly #effects: MessageEffects
  readonly #digests: DigestRows
  readonly #strays: StrayRows
  readonly #rows: LogRows
  readonly #search: MessageSearch
  readonly #locator: MessageLocator
  readonly #tallies: TallyRows
  readonly #older: OlderMessages
  readonly authors: AuthorRows
  readonly marks: MarkRows
  readonly notes: NoteRows
  readonly pictures: PictureRows
  readonly #statements: Statements<keyof typeof statements>

  constructor(database: Database) {
    this.#database = database
    this.#effects = new MessageEffects(database, hash)
    this.#digests = new DigestRows(database.sql, hash)
    this.#strays = new StrayRows(database.sql)
    this.#search = new MessageSearch(database.sql)
    this.#locator = new MessageLocator(database.sql)
    this.#tallies = new TallyRows(database.sql)
    this.#older = new OlderMessages(database, this.#effects.index, this.#effects.edits)
    this.authors = new AuthorRows(database.sql, this.#strays)
    this.marks = new MarkRows(database)
    this.notes = new NoteRows(database)
    this.pictures = new PictureRows(database, 'pictures')
    this.#rows = new LogRows(database, {
      digests: this.#digests,
      effects: this.#effects,
      strays: this.#strays,
      marks: this.marks
    })
    this.#statements = prepareAll(database.sql, statements)
  }

  /**
   * On disk when it returns; those that are at these positions already are skipped. An event that is added is no stray any more.
   *
   * @param older for earlier pages. @param base the digest of the log before the first, where that is not held
   * @throws StorageError, Refused; none is added then
   */
  append(entries: readonly LogEntry[], space: string, older = false, base?: Digest): void {
    this.#database.transaction(() => {
      this.#rows.append(entries, space, older, base)
    })
  }

  /** The events after `seq` become strays. @throws StorageError; nothing has changed then */
  truncate(room: string, seq: number, space: string): void {
    this.#database.transaction(() => {
      this.#rows.truncate(room, seq, space)
    })
  }

  /** Of the room's log up to `seq`; undefined when it is not known. */
  digest(room: string, seq: number): Digest | undefined {
    return this.#digests.at(room, seq)
  }

  strays(): Stray[] {
    return this.#strays.all()
  }

  /** @throws StorageError */
  dropStray(id: string): void {
    if (this.#database.transaction(() => this.#strays.drop(id))) this.#database.wipe()
  }

  /** The highest that has been accepted. */
  claim(): Claim | null {
    return this.notes.read('claim', Claim)
  }

  /** A lower one than before changes nothing. @throws StorageError */
  acceptClaim(claim: Claim): void {
    const before = this.claim()
    if (!before || compareClaims(before, claim) < 0) this.notes.write('claim', claim)
  }

  *stateEvents(space: string): Iterable<LogEvent> {
    const all = this.#database.sql.prepare(
      `SELECT ${eventColumns} FROM events WHERE kind NOT LIKE 'message.%' AND kind NOT LIKE 'reaction.%'
       ORDER BY room <> ?, room, seq`
    )
    for (const row of all.iterate(space)) yield placedOf(row, space).event
  }

  readAfter(space: string, room: string, seq: number, limit: number): Placed[] {
    return this.#statements.after.all(room, seq, limit).map((row) => placedOf(row, space))
  }

  readBefore(space: string, room: string, seq: number, limit: number): Placed[] {
    return this.#statements.before
      .all(room, seq, limit)
      .map((row) => placedOf(row, space))
      .reverse()
  }

  get size(): number {
    return Number(this.#statements.count.get()?.['n'] ?? 0)
  }

  head(room: string): Position | null {
    const row = this.#statements.head.get(room)
    return row ? positionOf(row) : null
  }

  chain(author: string): ChainHead {
    return this.authors.chain(author)
  }

  idOf(author: string, aseq: number): string | null {
    return this.authors.idOf(author, aseq)
  }

  /** Those of which something is held. */
  rooms(): string[] {
    return this.#statements.rooms.all().map((row) => String(row['room']))
  }

  lastIn(room: string, author: string): number {
    return this.authors.lastIn(room, author)
  }

  positionOf(id: string): Position | null {
    const row = this.#statements.byId.get(blob(id))
    return row ? positionOf(row) : null
  }

  /** Null also when its body is gone. */
  find(id: string): Pick<LogEvent, 'room' | 'author' | 'kind'> | null {
    const row = this.#statements.byId.get(blob(id))
    if (!row || row['erased'] !== null) return null
    return { room: String(row['room']), author: String(row['author']), kind: String(row['kind']) }
  }

  /** As its edits have left it; null when it is deleted or not in this room. */
  message(space: string, room: string, id: string): StoredMessage | null {
    const row = this.#statements.byId.get(blob(id))
    if (row?.['room'] !== room || row['kind'] !== 'message.posted' || row['erased'] !== null) return null
    const { event } = placedOf(row, space)
    return {
      author: event.author,
      text: this.#effects.edits.textOf(id, event) ?? textIn(row),
      mentioned: this.#effects.mentions.of(row)
    }
  }

  locate(room: string, sought: Sought): Located | null {
    return this.#locator.locate(room, sought)
  }

  countUnread(room: string, seq: number, me: string): UnreadCount {
    return this.#effects.mentions.countUnread(room, seq, me)
  }

  tally(id: string): StoredTally {
    return this.#tallies.of(id)
  }

  /** Indexes some messages of a file whose index was made again. @returns false when none is left. @throws StorageError */
  indexOlder(): boolean {
    return this.#older.indexSome()
  }

  search(space: string, search: SearchQuery, rooms: readonly string[]): SearchPage {
    return this.#search.search(space, search, rooms)
  }
}

const statements = {
  count: countQuery,
  after: `SELECT ${eventColumns} FROM events WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?`,
  before: `SELECT ${eventColumns} FROM events WHERE room = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
  head: 'SELECT epoch, seq, host FROM events WHERE room = ? ORDER BY seq DESC LIMIT 1',
  // By steps through the index: DISTINCT reads every event.
  rooms: `WITH RECURSIVE held (room) AS (SELECT min(room) FROM events UNION ALL
    SELECT (SELECT min(room) FROM events WHERE room > held.room) FROM held WHERE held.room IS NOT NULL)
    SELECT room FROM held WHERE room IS NOT NULL`,
  byId: `${withIds} WHERE id = ?`
} as const
