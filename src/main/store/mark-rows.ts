/** Up to where each room has been read; and events that were cut off below that, which stay read wherever they come back. */
import type { Database } from './database.ts'
import { prepareAll, type Statements } from './statements.ts'

export class MarkRows {
  readonly #database: Database
  readonly #statements: Statements<keyof typeof statements>

  constructor(database: Database) {
    this.#database = database
    this.#statements = prepareAll(database.sql, statements)
  }

  of(room: string): number | null {
    const row = this.#statements.read.get(room)
    return row ? Number(row['seq']) : null
  }

  /** @throws StorageError */
  set(room: string, seq: number): void {
    this.#database.transaction(() => {
      const before = this.of(room) ?? 0
      // Going on, the mark says it of these; going back, a person wants them unread.
      this.#statements.forget.run(room, Math.min(before, seq), seq < before ? Number.MAX_SAFE_INTEGER : seq)
      this.#statements.write.run(room, seq)
    })
  }

  /** In a transaction, before the events after `seq` are taken out. */
  cut(room: string, seq: number): void {
    this.#statements.see.run(room, seq)
    this.#statements.lower.run(room, seq)
  }
}

const statements = {
  read: 'SELECT seq FROM marks WHERE room = ?',
  write: 'INSERT INTO marks VALUES (?1, ?2) ON CONFLICT DO UPDATE SET seq = ?2',
  forget: 'DELETE FROM seen WHERE id IN (SELECT id FROM events WHERE room = ?1 AND seq > ?2 AND seq <= ?3)',
  see: `INSERT OR IGNORE INTO seen SELECT id FROM events
    WHERE room = ?1 AND seq > ?2 AND seq <= (SELECT seq FROM marks WHERE room = ?1)`,
  lower: 'UPDATE marks SET seq = ?2 WHERE room = ?1 AND seq > ?2'
} as const
