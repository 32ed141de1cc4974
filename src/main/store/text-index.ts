/** The words of all messages as they are now, kept in the transaction that changes them. */
import type { StatementSync } from 'node:sqlite'
import type { Database } from './database.ts'

export class TextIndex {
  readonly #add: StatementSync
  readonly #remove: StatementSync

  constructor(database: Database) {
    this.#add = database.sql.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)')
    this.#remove = database.sql.prepare('DELETE FROM words WHERE rowid = ?')
  }

  add(n: number, text: string): void {
    this.#add.run(n, text)
  }

  remove(n: number): void {
    this.#remove.run(n)
  }

  replace(n: number, text: string): void {
    this.remove(n)
    this.add(n, text)
  }
}
