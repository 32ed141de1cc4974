/** One file per space: the log, and what this device keeps about it. A host's and a member's file are the same. */
import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Search } from '#shared/protocol/shapes.ts'
import { asStorageError, Database, filesOf } from './database.ts'
import { Replica } from './replica.ts'
import { spanOf, spanQuery } from './event-rows.ts'
import { spaceSteps } from './schema.ts'
import { Searcher, type Searched } from './search-worker.ts'
import { SpaceLog } from './space-log.ts'

export interface SpaceFile {
  log: SpaceLog
  replica: Replica
  /** Searches the messages in these rooms, on a thread of its own. Rejects when it takes too long. */
  search(space: string, search: Search, rooms: readonly string[]): Promise<Searched>
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
  const database = new Database(path, spaceSteps, { shared: true })
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
  const searcher = new Searcher(path)
  return {
    log,
    replica: new Replica(database, log),
    search: (space, search, rooms) => searcher.search({ space, search, rooms }),
    size: () => ({ bytes: bytesOf(path), events: log.size }),
    close: () => {
      searcher.close()
      database.close()
    }
  }
}
