/**
 * The words of all messages as they are now, kept in the transaction that changes them. The index does not hold the
 * texts, so it must be told a text again to forget its words: https://sqlite.org/fts5.html#the_delete_command
 */
import type { StatementSync } from 'node:sqlite'
import type { Search } from '#shared/protocol/shapes.ts'
import type { Database } from './database.ts'

export class TextIndex {
  readonly #database: Database
  readonly #add: StatementSync
  readonly #has: StatementSync
  readonly #remove: StatementSync

  constructor(database: Database) {
    this.#database = database
    this.#add = database.sql.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)')
    this.#remove = database.sql.prepare(`INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)`)
    this.#has = database.sql.prepare('SELECT 1 FROM words_docsize WHERE id = ?')
  }

  add(n: number, text: string): void {
    this.#add.run(n, text)
  }

  /** @param text the very one that was added */
  remove(n: number, text: string): void {
    if (this.#has.get(n)) this.#remove.run(n, text)
  }

  /** @param before the very one that was added */
  replace(n: number, before: string, text: string): void {
    this.remove(n, before)
    this.add(n, text)
  }

  /** @returns the numbers (`n`) of messages in these rooms, newest first, at most `search.limit` and one */
  find(search: Search, rooms: readonly string[]): number[] {
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
    return this.#database.sql
      .prepare(sql)
      .all(given)
      .map((row) => Number(row['n']))
  }
}

/** Every word must be there; the last may be just begun, and so may any that ends with a star. */
function queryOf(text: string): string {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  return words
    .map((word, at) => {
      const begun = at === words.length - 1 || word.endsWith('*')
      return `"${word.replaceAll('"', '').replace(/\*+$/, '')}"${begun ? '*' : ''}`
    })
    .join(' ')
}
