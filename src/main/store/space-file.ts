/** A host's and a member's file have one format. */
import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { SearchQuery } from '#shared/protocol/shapes.ts'
import { asStorageError, Database, databaseFiles } from './database.ts'
import { Replica } from './replica.ts'
import { countQuery } from './event-rows.ts'
import { spaceMigrations } from './schema.ts'
import { SearchWorker, type SearchOutcome } from './search-worker.ts'
import { SpaceLog } from './space-log.ts'

export interface SpaceFile {
  log: SpaceLog
  replica: Replica
  search(space: string, search: SearchQuery, rooms: readonly string[]): Promise<SearchOutcome>
  size(): StoredSize
  close(): void
}

export interface StoredSize {
  bytes: number
  /** Null when the file cannot be read. */
  events: number | null
}

export function storedSize(path: string): StoredSize {
  return { bytes: bytesOf(path), events: existsSync(path) ? eventsIn(path) : null }
}

function bytesOf(path: string): number {
  return databaseFiles(path).reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0
  )
}

function eventsIn(path: string): number | null {
  try {
    using sql = new DatabaseSync(path)
    sql.exec('PRAGMA locking_mode = EXCLUSIVE')
    return Number(sql.prepare(countQuery).get()?.['n'] ?? 0)
  } catch (error) {
    console.warn(`${path} cannot be read:`, error)
    return null
  }
}

export function openSpaceFile(path: string): SpaceFile {
  const database = new Database(path, spaceMigrations, { shared: true })
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
  const searchWorker = new SearchWorker(path)
  const stopIndexing = indexInPauses(log)
  return {
    log,
    replica: new Replica(database, log),
    search: (space, search, rooms) => searchWorker.search({ space, search, rooms }),
    size: () => ({ bytes: bytesOf(path), events: log.size }),
    close: () => {
      stopIndexing()
      searchWorker.close()
      database.close()
    }
  }
}

/** Half of the time is left to other work: a million messages take a few minutes. */
const indexPauseMs = 10

/** @returns what ends it */
function indexInPauses(log: SpaceLog): () => void {
  let timer: NodeJS.Timeout | undefined
  const next = (): void => {
    try {
      if (log.indexOlder()) timer = setTimeout(next, indexPauseMs).unref()
    } catch (error) {
      console.warn('older messages are not indexed until the space is opened again:', error)
    }
  }
  next()
  return () => {
    clearTimeout(timer)
  }
}
