import type { StoredPicture } from '#shared/session/deps.ts'
import type { Database } from './database.ts'

/** Pictures of members, one of each: `pictures` are a host's, `known_pictures` those that a member was given. */
export class PictureRows {
  readonly #database: Database
  readonly #table: string
  readonly #hashes: Map<string, string>

  constructor(database: Database, table: 'pictures' | 'known_pictures') {
    this.#database = database
    this.#table = table
    const rows = database.sql.prepare(`SELECT device, hash FROM ${table}`).all()
    this.#hashes = new Map(rows.map((row) => [String(row['device']), String(row['hash'])]))
  }

  hashOf(device: string): string | null {
    return this.#hashes.get(device) ?? null
  }

  get devices(): string[] {
    return [...this.#hashes.keys()]
  }

  read(device: string): StoredPicture | null {
    const row = this.#database.sql
      .prepare(`SELECT hash, data FROM ${this.#table} WHERE device = ?`)
      .get(device)
    return row ? { hash: String(row['hash']), data: String(row['data']) } : null
  }

  /** @throws StorageError */
  save(device: string, { hash, data }: StoredPicture): void {
    const upsert = `INSERT INTO ${this.#table} VALUES (?1, ?2, ?3)
      ON CONFLICT (device) DO UPDATE SET hash = ?2, data = ?3`
    this.#database.transaction(() => {
      this.#database.sql.prepare(upsert).run(device, hash, data)
    })
    if (this.#hashes.has(device)) this.#database.wipe()
    this.#hashes.set(device, hash)
  }

  /** @throws StorageError */
  drop(device: string): void {
    if (!this.#hashes.delete(device)) return
    this.#database.transaction(() => {
      this.#database.sql.prepare(`DELETE FROM ${this.#table} WHERE device = ?`).run(device)
    })
    this.#database.wipe()
  }
}
