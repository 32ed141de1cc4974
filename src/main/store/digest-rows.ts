import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { digestAfter, type Digest } from '#shared/log/digest.ts'
import type { Crypto } from '#shared/log/crypto.ts'
import { base64, placedOf, withIds, type LogEntry } from './event-rows.ts'

/** What is known of each log by the digests of its prefixes. */
export class DigestRows {
  readonly #at: StatementSync
  readonly #event: StatementSync
  readonly #hash: Crypto['hash']

  constructor(sql: DatabaseSync, hash: Crypto['hash']) {
    this.#at = sql.prepare('SELECT digest FROM events WHERE room = ? AND seq = ?')
    this.#event = sql.prepare(`${withIds} WHERE room = ? AND seq = ?`)
    this.#hash = hash
  }

  /** Null before the first event; undefined when it is not known. */
  at(room: string, seq: number): Digest | undefined {
    if (seq === 0) return null
    return base64(this.#at.get(room, seq)?.['digest']) ?? undefined
  }

  after(before: Digest | undefined, entry: LogEntry): Digest | undefined {
    return before === undefined ? undefined : digestAfter(before, entry, entry.id, this.#hash)
  }

  /** Whether the log that ends with this digest goes on with the event that is held at `seq`; true when that cannot be known. */
  leadsTo(room: string, seq: number, before: Digest | undefined, space: string): boolean {
    const digest = this.at(room, seq)
    const row = this.#event.get(room, seq)
    if (before === undefined || digest === undefined || !row) return true
    return this.after(before, { ...placedOf(row, space), id: base64(row['id']) ?? '' }) === digest
  }
}
