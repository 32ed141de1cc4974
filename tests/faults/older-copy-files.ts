/** What the files of a space hold, read beside the process that has them open. */
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { toBase64 } from '#shared/values/ids.ts'
import type { JsonObject } from '#shared/log/canonical.ts'
import type { NotedEvent } from './older-copy-plans.ts'
import { saysOf } from './older-copy-person.ts'

export interface StoredEvent extends NotedEvent {
  kind: string
  body: JsonObject
  /** Of the log up to here. */
  digest: string | null
}

/** In the order of each room. */
export function storedIn(path: string): StoredEvent[] {
  if (!existsSync(path)) return []
  using sql = new DatabaseSync(path, { readOnly: true })
  sql.exec('PRAGMA busy_timeout = 5000')
  return sql.prepare('SELECT * FROM events ORDER BY room, seq').all().map(storedEvent)
}

function storedEvent(row: Record<string, unknown>): StoredEvent {
  const [room, author, kind] = [String(row['room']), String(row['author']), String(row['kind'])]
  const body = JSON.parse(String(row['body'])) as JsonObject
  return {
    id: base64(row['id']) ?? '',
    room,
    seq: Number(row['seq']),
    author,
    aseq: Number(row['aseq']),
    says: row['erased'] === null ? saysOf({ room, kind, body }) : null,
    kind,
    body,
    digest: base64(row['digest'])
  }
}

function base64(value: unknown): string | null {
  return value instanceof Uint8Array ? toBase64(value) : null
}

/** Whether SQLite finds nothing wrong: files that were copied while they changed may not fit together. */
export function isSound(path: string): boolean {
  try {
    using sql = new DatabaseSync(path)
    return sql.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'] === 'ok'
  } catch (error) {
    console.log(`${path}: ${String(error)}`)
    return false
  }
}
