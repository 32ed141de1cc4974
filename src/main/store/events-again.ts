/** A step of the schema: never change it. Digests need JavaScript. */
import { createHash } from 'node:crypto'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { digestAfter } from '#shared/log/digest.ts'

const again = `ALTER TABLE events RENAME TO events_before;
   CREATE TABLE events (
     n INTEGER PRIMARY KEY, -- rises with seq within a room
     room TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
     host TEXT, -- who placed it; null: the device that started the space
     origin TEXT, -- JSON of its first position, if it has been moved
     digest BLOB, -- of the room's log up to here; null: not known
     id BLOB NOT NULL UNIQUE,
     author TEXT NOT NULL, aseq INTEGER NOT NULL, prev BLOB,
     kind TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL, sig BLOB NOT NULL,
     target BLOB, -- the message that this event is about
     erased BLOB, -- hash of the body, once it has been removed
     UNIQUE (room, seq)
   ) STRICT;
   INSERT INTO events (n, room, epoch, seq, digest, id, author, aseq, prev, kind, body, at, sig, target, erased)
     SELECT n, room, epoch, seq, digest_of(room, epoch, seq, id), id, author, aseq, prev, kind, body, at, sig, target, erased
     FROM events_before ORDER BY n;
   DROP TABLE events_before;
   CREATE INDEX events_by_author ON events (author, aseq);
   CREATE INDEX events_of_state ON events (room, seq) WHERE kind NOT LIKE 'message.%' AND kind NOT LIKE 'reaction.%';
   CREATE INDEX events_by_target ON events (target, seq) WHERE target IS NOT NULL;
   CREATE INDEX edits ON events (target, author, seq) WHERE kind = 'message.edited';
   CREATE INDEX pins ON events (target, seq) WHERE kind IN ('message.pinned', 'message.unpinned');
   CREATE INDEX reactions_by ON events (target, author, seq) WHERE kind IN ('reaction.added', 'reaction.removed');
   CREATE INDEX messages_by_time ON events (room, at, seq) WHERE kind = 'message.posted';
   -- Events that were in the log and are not now, in the order in which they were.
   CREATE TABLE strays (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
     event TEXT NOT NULL, origin TEXT NOT NULL) STRICT;
   -- Events that were cut off below the read mark: they are read wherever they come back.
   CREATE TABLE seen (id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID`

export function makeEventsAgain(sql: DatabaseSync): void {
  const digests = new RoomDigests()
  sql.function('digest_of', (room, epoch, seq, id) =>
    digests.next(String(room), Number(epoch), Number(seq), id)
  )
  sql.exec(again)
}

/** Of rooms whose events come in order from the first one. Where only the end of a log is held, nothing is known of its beginning. */
class RoomDigests {
  readonly #ends = new Map<string, { seq: number; digest: string }>()

  next(room: string, epoch: number, seq: number, id: SQLInputValue): Uint8Array | null {
    const end = this.#ends.get(room)
    if (seq !== (end?.seq ?? 0) + 1 || !(id instanceof Uint8Array)) return null
    const text = Buffer.from(id).toString('base64url')
    const digest = digestAfter(end?.digest ?? null, { position: { epoch, seq } }, text, sha256)
    this.#ends.set(room, { seq, digest })
    return Buffer.from(digest, 'base64url')
  }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}
