import type { StatementSync } from 'node:sqlite'
import { base64, eventColumns } from './event-rows.ts'
import { textIn, type EditedTexts } from './message-search.ts'
import { unindexedNote } from './schema.ts'
import type { Database } from './database.ts'
import type { TextIndex } from './text-index.ts'

/** About 10 ms of work. */
const batchCount = 100

/** The messages of an older file that are not in its index yet. The newest are indexed first. */
export class OlderMessages {
  readonly #database: Database
  readonly #index: TextIndex
  readonly #edits: EditedTexts
  readonly #page: StatementSync
  readonly #below: StatementSync
  readonly #setBelow: StatementSync
  readonly #done: StatementSync

  constructor(database: Database, index: TextIndex, edits: EditedTexts) {
    const { sql } = database
    this.#database = database
    this.#index = index
    this.#edits = edits
    this.#page = sql.prepare(
      `SELECT n, id, ${eventColumns} FROM events WHERE n < ? AND kind = 'message.posted' AND erased IS NULL
       ORDER BY n DESC LIMIT ${String(batchCount)}`
    )
    this.#below = sql.prepare(`SELECT value FROM notes WHERE name = '${unindexedNote}'`)
    this.#setBelow = sql.prepare(`UPDATE notes SET value = ? WHERE name = '${unindexedNote}'`)
    this.#done = sql.prepare(`DELETE FROM notes WHERE name = '${unindexedNote}'`)
  }

  /** @returns false when all are indexed. @throws StorageError */
  indexSome(): boolean {
    return this.#database.transaction(() => {
      const below = this.#below.get()
      if (!below) return false
      const rows = this.#page.all(Number(below['value']))
      for (const row of rows) {
        const n = Number(row['n'])
        if (this.#index.has(n)) continue
        const by = { author: String(row['author']), room: String(row['room']) }
        this.#index.add(n, this.#edits.textOf(base64(row['id']) ?? '', by) ?? textIn(row))
      }
      const last = rows.at(-1)
      if (last) this.#setBelow.run(String(last['n']))
      else this.#done.run()
      return last !== undefined
    })
  }
}
