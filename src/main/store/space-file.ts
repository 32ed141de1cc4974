/** One file per space: the log, and what this device keeps about it. A host's and a member's file are the same. */
import { Database } from './database.ts'
import { Replica } from './replica.ts'
import { spaceSteps } from './schema.ts'
import { SpaceLog } from './space-log.ts'

export interface SpaceFile {
  log: SpaceLog
  replica: Replica
  close(): void
}

/** @throws StorageError */
export function openSpaceFile(path: string): SpaceFile {
  const database = new Database(path, spaceSteps)
  const log = new SpaceLog(database)
  return {
    log,
    replica: new Replica(database, log),
    close: () => {
      database.close()
    }
  }
}
