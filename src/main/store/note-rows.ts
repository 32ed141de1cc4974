import * as v from 'valibot'
import type { Database } from './database.ts'

/** Values of which there is one each. */
export class NoteRows {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Null too when an older version has written it in another form. */
  read<S extends v.GenericSchema>(name: string, schema: S): v.InferOutput<S> | null {
    const row = this.#database.sql.prepare('SELECT value FROM notes WHERE name = ?').get(name)
    if (!row) return null
    const note = v.safeParse(schema, JSON.parse(String(row['value'])))
    return note.success ? note.output : null
  }

  /** @throws StorageError */
  write(name: string, value: object): void {
    const upsert = 'INSERT INTO notes VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2'
    this.#database.transaction(() => {
      this.#database.sql.prepare(upsert).run(name, JSON.stringify(value))
    })
  }
}
