/** One file per space: the log, and what this device keeps about it. A host's and a member's file are the same. */
import { Database } from './database.ts'
import { Replica } from './replica.ts'
import { SpaceLog } from './space-log.ts'

/** One script per schema version. Never change one that was released; add the next. */
const steps = [
  `CREATE TABLE events (
     n INTEGER PRIMARY KEY, -- in the order of commits
     room TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
     id BLOB NOT NULL UNIQUE,
     author TEXT NOT NULL, aseq INTEGER NOT NULL, prev BLOB,
     kind TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL, sig BLOB NOT NULL,
     UNIQUE (room, seq), UNIQUE (author, aseq)
   ) STRICT;
   CREATE INDEX events_of_state ON events (n) WHERE kind <> 'message.posted';
   CREATE TABLE outbox (n INTEGER PRIMARY KEY, ticket TEXT NOT NULL UNIQUE, draft TEXT NOT NULL, event TEXT) STRICT;
   CREATE TABLE marks (room TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
   CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`
]

export interface SpaceFile {
  log: SpaceLog
  replica: Replica
  close(): void
}

/** @throws StorageError */
export function openSpaceFile(path: string): SpaceFile {
  const database = new Database(path, steps)
  const log = new SpaceLog(database)
  return {
    log,
    replica: new Replica(database, log),
    close: () => {
      database.close()
    }
  }
}
