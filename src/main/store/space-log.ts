import { createHash } from 'node:crypto'
import { erase, type LogEvent, type Placed, type Position } from '#shared/log/event.ts'
import { mentionsOf } from '#shared/log/message-state.ts'
import { asKnown, isStateEvent, type KnownEvent } from '#shared/log/kinds.ts'
import { targetOf } from '#shared/log/amendments.ts'
import type { StoredTally } from '#shared/log/kinds/kind.ts'
import type { ChainHead } from '#shared/values/reply.ts'
import type { Located, SearchPage, SearchQuery, Sought } from '#shared/protocol/shapes.ts'
import type { StoredMessage, UnreadCount } from '#shared/session/deps.ts'
import { StorageError, type Database } from './database.ts'
import {
  base64,
  blob,
  eventColumns,
  placedOf,
  positionOf,
  spanOf,
  spanQuery,
  type EventRow
} from './event-rows.ts'
import { MentionRows } from './mention-rows.ts'
import { MessageLocator } from './message-locator.ts'
import { EditedTexts, MessageSearch, textIn } from './message-search.ts'
import { OlderMessages } from './older-messages.ts'
import { PictureRows } from './picture-rows.ts'
import { prepareAll, type Statements } from './statements.ts'
import { TallyRows } from './tally-rows.ts'
import { TextIndex } from './text-index.ts'

export interface LogEntry extends Placed {
  id: string
}

const hash = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

export class SpaceLog {
  readonly #database: Database
  readonly #index: TextIndex
  readonly #search: MessageSearch
  readonly #edits: EditedTexts
  readonly #mentions: MentionRows
  readonly #locator: MessageLocator
  readonly #tallies: TallyRows
  readonly #older: OlderMessages
  readonly pictures: PictureRows
  readonly #statements: Statements<keyof typeof statements>

  constructor(database: Database) {
    this.#database = database
    this.#index = new TextIndex(database)
    this.#search = new MessageSearch(database.sql)
    this.#edits = new EditedTexts(database.sql)
    this.#mentions = new MentionRows(database.sql)
    this.#locator = new MessageLocator(database.sql)
    this.#tallies = new TallyRows(database.sql)
    this.#older = new OlderMessages(database, this.#index, this.#edits)
    this.pictures = new PictureRows(database, 'pictures')
    this.#statements = prepareAll(database.sql, statements)
  }

  /** On disk when it returns; known ones are skipped. @param older for earlier pages. @throws StorageError; none is added then */
  append(entries: readonly LogEntry[], space: string, older = false): void {
    this.#database.transaction(() => {
      for (const entry of older ? entries.toReversed() : entries) this.#add(entry, space, older)
    })
  }

  #add(entry: LogEntry, space: string, older: boolean): void {
    const { id, position, event } = entry
    const known = asKnown(event)
    if (event.space !== space) throw new StorageError('failed', this.#database.path)
    const added = this.#statements.insert.get(
      older ? Number(this.#statements.lowest.get()?.['n'] ?? 0) - 1 : null,
      blob(id),
      event.room,
      position.epoch,
      position.seq,
      event.author,
      event.aseq,
      blob(event.prev),
      event.kind,
      JSON.stringify(event.body),
      event.at,
      blob(event.sig),
      blob(event.erased),
      blob(known && targetOf(known))
    )
    if (added && known) this.#applyEffects(known, entry, Number(added['n']), older)
  }

  #applyEffects(known: KnownEvent, { id, event, position }: LogEntry, n: number, older: boolean): void {
    if (isStateEvent(known)) return
    switch (known.kind) {
      case 'message.posted':
        this.#index.add(n, this.#edits.textOf(id, event) ?? known.body.text)
        this.#mentions.posted(id, { event, position })
        // The page was sent before the deletion that came first.
        if (older && this.#isDeleted(id, event)) this.#erase(id, event)
        return
      case 'message.edited': {
        const target = this.#authored(known.body.target, event)
        if (!target) return
        const before = this.#edits.textOf(known.body.target, event, position.seq) ?? textIn(target)
        this.#index.replace(Number(target['n']), before, known.body.text)
        this.#mentions.edited(target, mentionsOf(known.body), position.seq)
        return
      }
      case 'message.deleted':
        this.#erase(known.body.target, event)
        return
      case 'message.removed': {
        const author = this.find(known.body.target)?.author
        if (author !== undefined) this.#erase(known.body.target, { ...event, author })
        return
      }
      case 'reaction.added':
        this.#statements.react.run(blob(known.body.target), known.body.emoji, event.author)
        return
      case 'message.pinned':
      case 'message.unpinned':
      case 'reaction.removed':
        return
      default:
        known satisfies never
    }
  }

  /** The headers stay, so that chains still verify. */
  #erase(id: string, by: LogEvent): void {
    const target = this.#authored(id, by)
    if (!target) return
    this.#index.remove(Number(target['n']), this.#edits.textOf(id, by) ?? textIn(target))
    this.#mentions.erased(target)
    for (const row of [target, ...this.#statements.edits.all(blob(id), by.author)]) {
      const { erased } = erase(placedOf(row, by.space).event, hash)
      this.#statements.erase.run(blob(erased), Number(row['n']))
    }
    this.#database.wipe()
  }

  #isDeleted(id: string, { room, author }: LogEvent): boolean {
    return this.#statements.deletion.get(blob(id), author, room) !== undefined
  }

  /** Null unless it is in the same room and by the same author. */
  #authored(id: string, { room, author }: LogEvent): EventRow | null {
    const row = this.#statements.byId.get(blob(id))
    const isIt = row?.['room'] === room && row['author'] === author && row['kind'] === 'message.posted'
    return isIt && row['erased'] === null ? row : null
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
    return spanOf(this.#statements.span.get())
  }

  head(room: string): Position | null {
    const row = this.#statements.head.get(room)
    return row ? positionOf(row) : null
  }

  chain(author: string): ChainHead {
    const row = this.#statements.chain.get(author)
    return row ? { aseq: Number(row['aseq']), prev: base64(row['id']) } : { aseq: 0, prev: null }
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
      text: this.#edits.textOf(id, event) ?? textIn(row),
      mentioned: this.#mentions.of(row)
    }
  }

  locate(room: string, sought: Sought): Located | null {
    return this.#locator.locate(room, sought)
  }

  countUnread(room: string, seq: number, me: string): UnreadCount {
    return this.#mentions.countUnread(room, seq, me)
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

const withIds = `SELECT n, id, ${eventColumns} FROM events`

const statements = {
  insert: `INSERT INTO events (n, id, ${eventColumns}, target) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING RETURNING n`,
  lowest: 'SELECT min(n) AS n FROM events',
  span: spanQuery,
  after: `SELECT ${eventColumns} FROM events WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?`,
  before: `SELECT ${eventColumns} FROM events WHERE room = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
  head: 'SELECT epoch, seq FROM events WHERE room = ? ORDER BY seq DESC LIMIT 1',
  chain: 'SELECT aseq, id FROM events WHERE author = ? ORDER BY aseq DESC LIMIT 1',
  byId: `${withIds} WHERE id = ?`,
  edits: `${withIds} WHERE target = ? AND kind = 'message.edited' AND author = ? AND erased IS NULL ORDER BY seq`,
  deletion: `SELECT n FROM events WHERE target = ?1 AND room = ?3
    AND (kind = 'message.removed' OR kind = 'message.deleted' AND author = ?2)`,
  erase: `UPDATE events SET body = '{}', erased = ? WHERE n = ?`,
  react: 'INSERT OR IGNORE INTO reactions VALUES (?, ?, ?)'
} as const
