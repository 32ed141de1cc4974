import { base64, eventColumns } from './event-rows.ts'
import { textIn, type EditedTexts } from './message-search.ts'
import { unindexedNote } from './schema.ts'
import { prepareAll, type Statements } from './statements.ts'
import type { Database } from './database.ts'
import type { TextIndex } from './text-index.ts'

/** About 10 ms of work. */
const batchCount = 100

/** The messages of an older file that are not in its index yet. The newest are indexed first. */
export class OlderMessages {
  readonly #database: Database
  readonly #index: TextIndex
  readonly #edits: EditedTexts
  readonly #statements: Statements<keyof typeof statements>

  constructor(database: Database, index: TextIndex, edits: EditedTexts) {
    this.#database = database
    this.#index = index
    this.#edits = edits
    this.#statements = prepareAll(database.sql, statements)
  }

  /** @returns false when all are indexed. @throws StorageError */
  indexSome(): boolean {
    return this.#database.transaction(() => {
      const { below, page, setBelow, done } = this.#statements
      const note = below.get()
      if (!note) return false
      const rows = page.all(Number(note['value']))
      for (const row of rows) {
        const n = Number(row['n'])
        if (this.#index.has(n)) continue
        const by = { author: String(row['author']), room: String(row['room']) }
        this.#index.add(n, this.#edits.textOf(base64(row['id']) ?? '', by) ?? textIn(row))
      }
      const last = rows.at(-1)
      if (last) setBelow.run(String(last['n']))
      else done.run()
      return last !== undefined
    })
  }
}

const statements = {
  page: `SELECT n, id, ${eventColumns} FROM events WHERE n < ? AND kind = 'message.posted' AND erased IS NULL
    ORDER BY n DESC LIMIT ${String(batchCount)}`,
  below: `SELECT value FROM notes WHERE name = '${unindexedNote}'`,
  setBelow: `UPDATE notes SET value = ? WHERE name = '${unindexedNote}'`,
  done: `DELETE FROM notes WHERE name = '${unindexedNote}'`
} as const
