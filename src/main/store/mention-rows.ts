/** Who is mentioned in each message, as its edits and its deletion have left it, and what is unread by that. */
import type { DatabaseSync } from 'node:sqlite'
import type { Placed } from '#shared/log/event.ts'
import { mentionedAfter, mentionedIn, type Mentioned } from '#shared/log/mentioned.ts'
import { everyoneInRoom } from '#shared/log/message-state.ts'
import type { UnreadCount } from '#shared/session/deps.ts'
import { blob, eventColumns, placedOf, type EventRow } from './event-rows.ts'
import { prepareAll, type Statements } from './statements.ts'

export class MentionRows {
  readonly #statements: Statements<keyof typeof statements>

  constructor(sql: DatabaseSync) {
    this.#statements = prepareAll(sql, statements)
  }

  /** From the message and all its edits. */
  write(id: string, message: Placed): void {
    const { room, author, space } = message.event
    const edits = this.#statements.edits.all(blob(id), author, room).map((row) => placedOf(row, space))
    this.#statements.remove.run(room, message.position.seq)
    this.#add(room, message.position.seq, mentionedIn(message, edits), author)
  }

  /** From what was known before, and the last edit. */
  edited(message: EventRow, devices: readonly string[], seq: number): void {
    const after = mentionedAfter(this.of(message), devices, seq)
    this.erased(message)
    this.#add(String(message['room']), Number(message['seq']), after, String(message['author']))
  }

  erased(message: EventRow): void {
    this.#statements.remove.run(String(message['room']), Number(message['seq']))
  }

  /** Takes out all that an event after `seq` has made or is about; {@link write} the messages before it that these had edited. */
  cut(room: string, seq: number): void {
    this.#statements.cut.run(room, seq, seq)
  }

  of(message: EventRow): Mentioned {
    const rows = this.#statements.read.all(String(message['room']), Number(message['seq']))
    return new Map(rows.map((row) => [String(row['device']), Number(row['seq'])]))
  }

  countUnread(room: string, seq: number, me: string): UnreadCount {
    const count = (name: 'posted' | 'mentioned', ...values: (string | number)[]): number =>
      Number(this.#statements[name].get(...values)?.['n'] ?? 0)
    return {
      unread: count('posted', room, seq, me),
      mentions: count('mentioned', room, seq, me)
    }
  }

  #add(room: string, message: number, mentioned: Mentioned, author: string): void {
    for (const [device, seq] of mentioned)
      if (device !== author) this.#statements.add.run(device, room, seq, message)
  }
}

const statements = {
  edits: `SELECT ${eventColumns} FROM events WHERE target = ? AND kind = 'message.edited' AND author = ? AND room = ?
    AND erased IS NULL ORDER BY seq`,
  read: 'SELECT device, seq FROM mentions WHERE room = ? AND message = ?',
  add: 'INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?)',
  remove: 'DELETE FROM mentions WHERE room = ? AND message = ?',
  cut: 'DELETE FROM mentions WHERE room = ? AND (seq > ? OR message > ?)',
  // Mostly nothing was cut: the first condition is looked at once, the second for each message.
  posted: `SELECT count(*) AS n FROM events
    WHERE room = ? AND seq > ? AND author <> ? AND kind = 'message.posted' AND erased IS NULL
    AND (NOT EXISTS (SELECT 1 FROM seen) OR NOT EXISTS (SELECT 1 FROM seen WHERE seen.id = events.id))`,
  mentioned: `SELECT count(DISTINCT mention.message) AS n FROM mentions AS mention
    JOIN events AS message ON message.room = mention.room AND message.seq = mention.message
    WHERE mention.room = ?1 AND mention.seq > ?2 AND mention.device IN (?3, '${everyoneInRoom}') AND author <> ?3
    AND NOT EXISTS (SELECT 1 FROM mentions AS earlier
      JOIN events AS event ON event.room = earlier.room AND event.seq = earlier.seq
      WHERE earlier.room = mention.room AND earlier.message = mention.message
        AND earlier.device IN (?3, '${everyoneInRoom}')
        AND (earlier.seq <= ?2 OR EXISTS (SELECT 1 FROM seen WHERE seen.id = event.id)))`
} as const
