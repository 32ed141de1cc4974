import * as v from 'valibot'
import { Profile } from '#shared/values/profile.ts'
import { GuestAccess } from '#shared/protocol/hello.ts'
import { Count, DeviceId, readAs, SpaceId } from '#shared/values/ids.ts'
import { Database, StorageError } from './database.ts'

const migrations = [
  `CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   CREATE TABLE spaces (space TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`
]

const settings = {
  /** PKCS #8 PEM of the Ed25519 key. */
  identity: v.string(),
  certificate: v.object({ certificate: v.string(), key: v.string() }),
  profile: Profile,
  /** Nobody has chosen the profile's colour: the first space gives one. */
  anyColour: v.boolean()
} as const
type Settings = typeof settings

export const StoredSpace = v.object({
  space: SpaceId,
  name: readAs.Name,
  host: DeviceId,
  /** Where it was reached last, `host:port`; null while it is hosted here. */
  address: v.nullable(v.string()),
  open: v.boolean(),
  port: Count,
  guests: GuestAccess
})
export type StoredSpace = v.InferOutput<typeof StoredSpace>

export class DeviceFile {
  readonly #database: Database

  constructor(path: string) {
    this.#database = new Database(path, migrations)
  }

  get<K extends keyof Settings>(name: K): v.InferOutput<Settings[K]> | null {
    const row = this.#database.sql.prepare('SELECT value FROM settings WHERE name = ?').get(name)
    return row ? this.read(() => v.parse(settings[name], JSON.parse(String(row['value'])))) : null
  }

  read<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw new StorageError('corrupt', this.#database.path, error)
    }
  }

  set<K extends keyof Settings>(name: K, value: v.InferOutput<Settings[K]>): void {
    this.#save('settings', 'name', name, value)
  }

  spaces(): StoredSpace[] {
    const rows = this.#database.sql.prepare('SELECT value FROM spaces ORDER BY rowid').all()
    return this.read(() => rows.map((row) => v.parse(StoredSpace, JSON.parse(String(row['value'])))))
  }

  saveSpace(space: StoredSpace): void {
    this.#save('spaces', 'space', space.space, space)
  }

  dropSpace(space: string): void {
    this.#database.transaction(() => {
      this.#database.sql.prepare('DELETE FROM spaces WHERE space = ?').run(space)
    })
  }

  close(): void {
    this.#database.close()
  }

  #save(table: 'settings' | 'spaces', key: 'name' | 'space', id: string, value: unknown): void {
    this.#database.transaction(() => {
      const upsert = `INSERT INTO ${table} VALUES (?1, ?2) ON CONFLICT (${key}) DO UPDATE SET value = ?2`
      this.#database.sql.prepare(upsert).run(id, JSON.stringify(value))
    })
  }
}
