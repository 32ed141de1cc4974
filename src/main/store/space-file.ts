/** One file per space: the log, and what this device keeps about it. A host's and a member's file are the same. */
import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { asStorageError, Database, filesOf } from './database.ts'
import { Replica } from './replica.ts'
import { spanOf, spanQuery } from './rows.ts'
import { spaceSteps } from './schema.ts'
import { SpaceLog } from './space-log.ts'

export interface SpaceFile {
  log: SpaceLog
  replica: Replica
  size(): Size
  close(): void
}

export interface Size {
  /** On disk. */
  bytes: number
  /** Null when the file cannot be read. */
  events: number | null
}

/** The size of a file that nobody has open. */
export function sizeOf(path: string): Size {
  return { bytes: bytesOf(path), events: existsSync(path) ? eventsIn(path) : null }
}

function bytesOf(path: string): number {
  return filesOf(path).reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
}

function eventsIn(path: string): number | null {
  try {
    using sql = new DatabaseSync(path)
    sql.exec('PRAGMA locking_mode = EXCLUSIVE')
    return spanOf(sql.prepare(spanQuery).get())
  } catch (error) {
    console.warn(`${path} cannot be read:`, error)
    return null
  }
}

/** @throws StorageError */
export function openSpaceFile(path: string): SpaceFile {
  const database = new Database(path, spaceSteps)
  try {
    return spaceFileOf(database)
  } catch (error) {
    database.close()
    throw asStorageError(error, path)
  }
}

function spaceFileOf(database: Database): SpaceFile {
  const { path } = database
  const log = new SpaceLog(database)
  return {
    log,
    replica: new Replica(database, log),
    size: () => ({ bytes: bytesOf(path), events: log.size }),
    close: () => {
      database.close()
    }
  }
}
