/** Events that were in the log and are not now. */
import type { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { LogEvent, Position, type Placed } from '#shared/log/event.ts'
import type { Stray } from '#shared/session/deps.ts'
import { base64, blob, type EventRow } from './event-rows.ts'
import { prepareAll, type Statements } from './statements.ts'

export class StrayRows {
  readonly #statements: Statements<keyof typeof statements>

  constructor(sql: DatabaseSync) {
    this.#statements = prepareAll(sql, statements)
  }

  all(): Stray[] {
    return this.#statements.all.all().map(strayOf)
  }

  by(author: string): Stray[] {
    return this.#statements.by.all(author).map(strayOf)
  }

  idOf(author: string, aseq: number): string | null {
    return base64(this.#statements.idOf.get(author, aseq)?.['id'])
  }

  add(id: string, { event, position, origin = position }: Placed): void {
    this.#statements.add.run(blob(id), JSON.stringify(event), JSON.stringify(origin))
  }

  /** @returns whether there was one */
  drop(id: string): boolean {
    return this.#statements.drop.run(blob(id)).changes > 0
  }
}

/** Parsed again, since the file may have been edited. */
function strayOf({ id, event, origin }: EventRow): Stray {
  return {
    id: base64(id) ?? '',
    event: v.parse(LogEvent, JSON.parse(String(event))),
    origin: v.parse(Position, JSON.parse(String(origin)))
  }
}

const statements = {
  all: 'SELECT id, event, origin FROM strays ORDER BY n',
  by: `SELECT id, event, origin FROM strays WHERE event ->> 'author' = ? ORDER BY n`,
  idOf: `SELECT id FROM strays WHERE event ->> 'author' = ? AND event ->> 'aseq' = ?`,
  add: 'INSERT INTO strays (id, event, origin) VALUES (?, ?, ?)',
  drop: 'DELETE FROM strays WHERE id = ?'
} as const
