/** One file per space: the log, and what this device keeps about it. A host's and a member's file are the same. */
import { statSync } from 'node:fs'
import { Database } from './database.ts'
import { Replica } from './replica.ts'
import { spaceSteps } from './schema.ts'
import { SpaceLog } from './space-log.ts'

export interface SpaceFile {
  log: SpaceLog
  replica: Replica
  /** How much it takes on disk. */
  bytes(): number
  close(): void
}

/** What SQLite keeps beside a file while it is open. */
const companions = ['-wal', '-shm', '-journal']

/** Bytes on disk. */
export function bytesOf(path: string): number {
  const files = [path, ...companions.map((ending) => path + ending)]
  return files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
}

/** @throws StorageError */
export function openSpaceFile(path: string): SpaceFile {
  const database = new Database(path, spaceSteps)
  const log = new SpaceLog(database)
  return {
    log,
    replica: new Replica(database, log),
    bytes: () => bytesOf(path),
    close: () => {
      database.close()
    }
  }
}
