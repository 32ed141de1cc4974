/** Finds messages by their words, over a connection that may only read. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { LogEvent } from '#shared/log/event.ts'
import { asKnown } from '#shared/log/kinds.ts'
import type { Found, Search } from '#shared/protocol/shapes.ts'
import { base64, blob, columns, placedOf, type Row } from './event-rows.ts'

/** Words of a search that count: each costs as much as all messages that have it. */
const mostWords = 8

export class LogSearch {
  readonly #sql: DatabaseSync
  readonly #byNumber: StatementSync
  readonly #edits: Edits

  constructor(sql: DatabaseSync) {
    this.#sql = sql
    this.#byNumber = sql.prepare(`SELECT n, id, ${columns} FROM events WHERE n = ?`)
    this.#edits = new Edits(sql)
  }

  /** Messages in these rooms, newest first, each with the text it has now. */
  search(space: string, search: Search, rooms: readonly string[]): Found {
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

  #foundIn(row: Row, space: string): Found['found'][number] {
    const placed = placedOf(row, space)
    const known = asKnown(placed.event)
    const text = known?.kind === 'message.posted' ? known.body.text : ''
    return { placed, text: this.#edits.textOf(base64(row['id']) ?? '', placed.event) ?? text }
  }

  /** @returns the numbers (`n`) of messages in these rooms, newest first, at most `search.limit` and one */
  #find(search: Search, rooms: readonly string[]): number[] {
    const query = queryOf(search.text)
    const wanted = search.room === undefined ? rooms : rooms.filter((room) => room === search.room)
    const conditions = [
      `e.kind = 'message.posted' AND e.erased IS NULL AND e.room IN (SELECT value FROM json_each(:rooms))`,
      ...(query === '' ? [] : ['words MATCH :query']),
      ...(search.from === undefined ? [] : ['e.author = :from']),
      ...(search.before === undefined ? [] : ['e.at < :before']),
      ...(search.after === undefined ? [] : ['e.at >= :after']),
      ...(search.below === undefined ? [] : ['e.n < :below'])
    ]
    const { text: _text, room: _room, ...rest } = search
    const given = {
      ...rest,
      limit: search.limit + 1,
      rooms: JSON.stringify(wanted),
      ...(query === '' ? {} : { query })
    }
    // Newest first by the number of the row needs no ranking, and stops as soon as a page is full.
    const from = query === '' ? 'events e' : 'words CROSS JOIN events e ON e.n = words.rowid'
    const order = query === '' ? 'e.n' : 'words.rowid'
    const sql = `SELECT e.n FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY ${order} DESC LIMIT :limit`
    return this.#sql
      .prepare(sql)
      .all(given)
      .map((row) => Number(row['n']))
  }
}

/** The texts that messages have after their edits. */
export class Edits {
  readonly #last: StatementSync

  constructor(sql: DatabaseSync) {
    this.#last = sql.prepare(
      `SELECT body FROM events WHERE target = ? AND kind = 'message.edited' AND author = ? AND room = ? AND seq < ?
       AND erased IS NULL ORDER BY seq DESC LIMIT 1`
    )
  }

  /** What the author's edits before `below` made of a message; null without any. */
  textOf(
    id: string,
    { author, room }: Pick<LogEvent, 'author' | 'room'>,
    below = Number.MAX_SAFE_INTEGER
  ): string | null {
    const edit = this.#last.get(blob(id), author, room, below)
    return edit ? textIn(edit) : null
  }
}

/** The text in a row of a message or of an edit. */
export function textIn({ body }: Row): string {
  const { text } = JSON.parse(String(body)) as Record<string, unknown>
  return typeof text === 'string' ? text : ''
}

/**
 * Every word must be there; the last may be just begun, and so may any that ends with a star. A single letter is no
 * beginning: half of all words would have it. A single character of a script without letters is one.
 */
export function queryOf(text: string): string {
  // Cut where the index cuts, or a word of it could hold a hundred.
  const words = text.normalize('NFC').match(/[\p{L}\p{N}\p{M}\p{Co}]+\*?/gu) ?? []
  const parts = words.map((word, at) => {
    const bare = word.replace(/\*$/u, '')
    const begun =
      (at === words.length - 1 || word.endsWith('*')) && !/^[\p{Lu}\p{Ll}\p{N}]\p{M}*$/u.test(bare)
    return `"${bare}"${begun ? '*' : ''}`
  })
  return [...new Set(parts)].slice(0, mostWords).join(' ')
}
