/** The events of one author, by their numbers. */
import type { DatabaseSync } from 'node:sqlite'
import type { OwnEvent } from '#shared/session/deps.ts'
import type { ChainHead } from '#shared/values/reply.ts'
import type { LogEvent } from '#shared/log/event.ts'
import { newestBy, newestOf } from '#shared/log/newest-by.ts'
import { base64, placedOf, withIds } from './event-rows.ts'
import { prepareAll, type Statements } from './statements.ts'
import type { StrayRows } from './stray-rows.ts'

export class AuthorRows {
  readonly #strays: StrayRows
  readonly #statements: Statements<keyof typeof statements>

  constructor(sql: DatabaseSync, strays: StrayRows) {
    this.#strays = strays
    this.#statements = prepareAll(sql, statements)
  }

  chain(author: string): ChainHead {
    const row = this.#statements.chain.get(author)
    return row ? { aseq: Number(row['aseq']), prev: base64(row['id']) } : { aseq: 0, prev: null }
  }

  idOf(author: string, aseq: number): string | null {
    return base64(this.#statements.numbered.get(author, aseq)?.['id']) ?? this.#strays.idOf(author, aseq)
  }

  lastIn(room: string, author: string): number {
    return Number(this.#statements.last.get(author, room)?.['aseq'] ?? 0)
  }

  /** Strays too. */
  newestOf(space: string, author: string): LogEvent | null {
    const row = this.#statements.newest.get(author, 1)
    const inLog = row ? [placedOf(row, space)] : []
    return newestOf([...inLog, ...this.#strays.by(author)])
  }

  /** Without what was moved, which may have come in another order. */
  within(room: string, author: string): { first: number; last: number } | null {
    const [first, last] = [this.#statements.firstUnmoved, this.#statements.lastUnmoved].map((one) =>
      one.get(author, room)
    )
    return first && last ? { first: Number(first['aseq']), last: Number(last['aseq']) } : null
  }

  newest(space: string, author: string, limit: number): OwnEvent[] {
    const { newest, introduction } = this.#statements
    const inLog = [...newest.all(author, limit), ...introduction.all(space, author)].map((row) => {
      const { event, position, origin = position } = placedOf(row, space)
      return { id: base64(row['id']) ?? '', event, origin }
    })
    return newestBy([...inLog, ...this.#strays.by(author)], limit)
  }
}

const inRoom = 'SELECT aseq FROM events WHERE author = ? AND room = ?'

const statements = {
  chain: 'SELECT aseq, id FROM events WHERE author = ? ORDER BY aseq DESC, n DESC LIMIT 1',
  numbered: 'SELECT id FROM events WHERE author = ? AND aseq = ?',
  firstUnmoved: `${inRoom} AND origin IS NULL ORDER BY aseq LIMIT 1`,
  lastUnmoved: `${inRoom} AND origin IS NULL ORDER BY aseq DESC LIMIT 1`,
  last: `${inRoom} ORDER BY aseq DESC LIMIT 1`,
  newest: `${withIds} WHERE author = ? ORDER BY aseq DESC LIMIT ?`,
  introduction: `${withIds} WHERE room = ? AND author = ? AND kind = 'member.introduced' ORDER BY seq DESC LIMIT 1`
} as const
