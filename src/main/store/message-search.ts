import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { LogEvent } from '#shared/log/event.ts'
import { asKnown, isMessage } from '#shared/log/kinds.ts'
import type { SearchPage, SearchQuery } from '#shared/protocol/shapes.ts'
import { searchTerms } from '#shared/text/search-words.ts'
import { base64, blob, eventColumns, placedOf, type EventRow } from './event-rows.ts'

export class MessageSearch {
  readonly #sql: DatabaseSync
  readonly #byNumber: StatementSync
  readonly #edits: EditedTexts

  constructor(sql: DatabaseSync) {
    this.#sql = sql
    this.#byNumber = sql.prepare(`SELECT n, id, ${eventColumns} FROM events WHERE n = ?`)
    this.#edits = new EditedTexts(sql)
  }

  search(space: string, search: SearchQuery, rooms: readonly string[]): SearchPage {
    const numbers = this.#find(search, rooms)
    const page = numbers.slice(0, search.limit)
    return {
      found: page.flatMap((n) => {
        const row = this.#byNumber.get(n)
        return row ? [this.#foundIn(row, space)] : []
      }),
      next: numbers.length > page.length ? (page.at(-1) ?? null) : null
    }
  }

  #foundIn(row: EventRow, space: string): SearchPage['found'][number] {
    const placed = placedOf(row, space)
    const known = asKnown(placed.event)
    const text = known && isMessage(known) ? known.body.text : ''
    return { placed, text: this.#edits.textOf(base64(row['id']) ?? '', placed.event) ?? text }
  }

  /** At most `search.limit` and one, newest first. */
  #find(search: SearchQuery, rooms: readonly string[]): number[] {
    const query = ftsQuery(search.text)
    if (query === '' && search.text.trim() !== '') return []
    const searchedRooms = search.room === undefined ? rooms : rooms.filter((room) => room === search.room)
    const conditions = [
      `e.kind = 'message.posted' AND e.erased IS NULL AND e.room IN (SELECT value FROM json_each(:rooms))`,
      ...(query === '' ? [] : ['words MATCH :query']),
      ...(search.from === undefined ? [] : ['e.author IN (SELECT value FROM json_each(:from))']),
      ...(search.before === undefined ? [] : ['e.at < :before']),
      ...(search.after === undefined ? [] : ['e.at >= :after']),
      ...(search.below === undefined ? [] : ['e.n < :below'])
    ]
    const { text: _text, room: _room, from: authors, ...rest } = search
    const parameters = {
      ...rest,
      limit: search.limit + 1,
      rooms: JSON.stringify(searchedRooms),
      ...(query === '' ? {} : { query }),
      ...(authors === undefined ? {} : { from: JSON.stringify([authors].flat()) })
    }
    // Newest first by the number of the row needs no ranking, and stops as soon as a page is full.
    const from = query === '' ? 'events e' : 'words CROSS JOIN events e ON e.n = words.rowid'
    const order = query === '' ? 'e.n' : 'words.rowid'
    const sql = `SELECT e.n FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY ${order} DESC LIMIT :limit`
    return this.#sql
      .prepare(sql)
      .all(parameters)
      .map((row) => Number(row['n']))
  }
}

/** By its index: SQLite would rather look through the whole room, for every message that is added. */
export const lastEditQuery = `SELECT seq, body FROM events INDEXED BY edits
  WHERE target = ? AND kind = 'message.edited' AND author = ? AND room = ? AND seq < ? AND erased IS NULL
  ORDER BY seq DESC LIMIT 1`

export class EditedTexts {
  readonly #last: StatementSync

  constructor(sql: DatabaseSync) {
    this.#last = sql.prepare(lastEditQuery)
  }

  textOf(
    id: string,
    { author, room }: Pick<LogEvent, 'author' | 'room'>,
    below = Number.MAX_SAFE_INTEGER
  ): string | null {
    const edit = this.#last.get(blob(id), author, room, below)
    return edit ? textIn(edit) : null
  }

  /** The edit at `seq` decides what the text is. */
  isLast(id: string, { author, room }: Pick<LogEvent, 'author' | 'room'>, seq: number): boolean {
    return this.#last.get(blob(id), author, room, Number.MAX_SAFE_INTEGER)?.['seq'] === seq
  }
}

export function textIn({ body }: EventRow): string {
  const { text } = JSON.parse(String(body)) as Record<string, unknown>
  return typeof text === 'string' ? text : ''
}

/** As FTS5 wants it: https://sqlite.org/fts5.html#full_text_query_syntax */
export function ftsQuery(text: string): string {
  const terms = searchTerms(text).map(({ tokens, begun }) => {
    const phrase = tokens.join(' ').replaceAll('"', '""')
    return `"${phrase}"${begun ? '*' : ''}`
  })
  return terms.join(' ')
}
