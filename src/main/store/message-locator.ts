import type { DatabaseSync } from 'node:sqlite'
import type { Located, Sought } from '#shared/protocol/shapes.ts'
import { limits } from '#shared/values/limits.ts'
import { base64, blob, type EventRow } from './event-rows.ts'
import { prepareAll, type Statements } from './statements.ts'

/** Where a message is in its room, by its id or by a time. */
export class MessageLocator {
  readonly #statements: Statements<keyof typeof statements>

  constructor(sql: DatabaseSync) {
    this.#statements = prepareAll(sql, statements)
  }

  locate(room: string, sought: Sought): Located | null {
    const row =
      'message' in sought
        ? this.#statements.byId.get(blob(sought.message), room)
        : (this.#firstInDay(room, sought.at) ?? this.#statements.next.get(room, sought.at))
    return row ? locatedAt(row) : null
  }

  /** By position: a clock that was ahead, by a day at most, may come before others in time. */
  #firstInDay(room: string, at: number): EventRow | undefined {
    return this.#statements.within.get(room, at, at + limits.maxAheadMs)
  }
}

function locatedAt({ id, seq, at }: EventRow): Located {
  return { message: base64(id) ?? '', seq: Number(seq), at: Number(at) }
}

const columns = `SELECT id, seq, at FROM events`
const inRoom = `${columns} WHERE room = ? AND kind = 'message.posted' AND at >= ?`

const statements = {
  byId: `${columns} WHERE id = ? AND room = ? AND kind = 'message.posted'`,
  within: `${inRoom} AND at < ? ORDER BY seq LIMIT 1`,
  next: `${inRoom} ORDER BY at, seq LIMIT 1`
} as const
