/** The index stores no texts, so removing needs the text: https://sqlite.org/fts5.html#the_delete_command */
import type { StatementSync } from 'node:sqlite'
import { indexedText } from '#shared/text/search-words.ts'
import type { Database } from './database.ts'

export class TextIndex {
  readonly #add: StatementSync
  readonly #has: StatementSync
  readonly #remove: StatementSync

  constructor(database: Database) {
    this.#add = database.sql.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)')
    this.#remove = database.sql.prepare(`INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)`)
    this.#has = database.sql.prepare('SELECT 1 FROM words_docsize WHERE id = ?')
  }

  has(n: number): boolean {
    return this.#has.get(n) !== undefined
  }

  add(n: number, text: string): void {
    this.#add.run(n, indexedText(text))
  }

  /** @param text exactly the one that was added */
  remove(n: number, text: string): void {
    if (this.has(n)) this.#remove.run(n, indexedText(text))
  }

  replace(n: number, before: string, text: string): void {
    this.remove(n, before)
    this.add(n, text)
  }
}
