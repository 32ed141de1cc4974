/** Opens an SQLite file with the settings that all files here need; errors say in words what is wrong. */
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { CodedError } from '#shared/values/reply.ts'
import { NotPrivate, privateFile, takeFromOthers } from '../private.ts'

export const storageErrorReasons = [
  'corrupt',
  'folder',
  'shared',
  'read-only',
  'full',
  'locked',
  'newer',
  'closed',
  'failed'
] as const
export type StorageErrorReason = (typeof storageErrorReasons)[number]

export class StorageError extends CodedError {
  override readonly name = 'StorageError'
  override readonly code = 'storage'
  readonly reason: StorageErrorReason
  readonly path: string

  constructor(reason: StorageErrorReason, path: string, cause?: unknown) {
    super(`${sentences[reason]}: ${path}`, { cause })
    this.reason = reason
    this.path = path
  }
}

const sentences: Record<StorageErrorReason, string> = {
  corrupt: 'This file is damaged. Put a copy of it back, or move it away to go on without what is in it',
  folder:
    'This folder cannot be used. Check that it is a folder, who owns it and whether the disk is read-only',
  shared:
    'Another account of this computer owns this or can change it. Choose another folder, or make this one yours alone (chown, chmod 700)',
  'read-only': 'This file cannot be written. Check who owns it and whether the disk is read-only',
  full: 'The disk is full. Free some space and try again',
  locked: 'Another Parley is using this file',
  newer: 'This file was written by a newer Parley. Update this one',
  closed: 'This file has been closed',
  failed: 'This file cannot be used'
}

// SQLite result codes: https://sqlite.org/rescode.html (the low byte is the primary code)
const reasonOfCode: Record<number, StorageErrorReason> = {
  5: 'locked',
  6: 'locked',
  8: 'read-only',
  10: 'failed',
  11: 'corrupt',
  13: 'full',
  14: 'read-only',
  26: 'corrupt'
}

/** Other errors than those of node:sqlite and the file system stay as they are. */
export function asStorageError(error: unknown, path: string): unknown {
  if (error instanceof NotPrivate) return new StorageError('shared', error.path, error)
  if (error instanceof Error && 'syscall' in error) return new StorageError('failed', path, error)
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error
  return new StorageError(reasonOfCode[error.errcode & 0xff] ?? 'failed', path, error)
}

export function folderError(error: unknown, path: string): StorageError {
  if (error instanceof NotPrivate) return new StorageError('shared', error.path, error)
  return new StorageError('folder', path, error)
}

/** Larger files are not checked on opening, which takes seconds; damage shows when it is read. */
const maxCheckedBytes = 64 * 1024 * 1024
const busyTimeoutMs = 500
/** Deleted content stays in the write-ahead log for at most this long. */
const wipeDelayMs = 1000

const inMemory = ':memory:'

/** A script, or for what SQL cannot compute, a function; each is one transaction. */
export type Migration = string | ((sql: DatabaseSync) => void)

/** A migration that rewrites the whole file, so that nothing deleted is left on its free pages. */
export const vacuumStep = 'VACUUM'

/** The file at `path` and those that SQLite makes beside it, some only while it is open. */
export function databaseFiles(path: string): string[] {
  return ['', '-wal', '-shm', '-journal', '-lock'].map((ending) => path + ending)
}

/** The lock is against other processes: several connections of this process use the database. @throws SQLite's */
function openLockFile(path: string): DatabaseSync {
  privateFile(`${path}-lock`)
  const lock = new DatabaseSync(`${path}-lock`)
  try {
    lock.exec(`PRAGMA busy_timeout = ${String(busyTimeoutMs)}; BEGIN EXCLUSIVE`)
  } catch (error) {
    lock.close()
    throw error
  }
  return lock
}

export interface DatabaseOptions {
  /** Other connections of this process read the file. */
  shared?: boolean
}

export class Database {
  readonly path: string
  readonly sql: DatabaseSync
  readonly #lock: DatabaseSync | null
  #wipeTimer: NodeJS.Timeout | null = null

  /** @param migrations one per schema version, oldest first. @throws StorageError */
  constructor(path: string, migrations: readonly Migration[], { shared = false }: DatabaseOptions = {}) {
    this.path = path
    const isNew = !existsSync(path)
    if (!isNew) this.#mustBeWritableFile()
    if (path !== inMemory) this.#makePrivate()
    this.#lock = shared && path !== inMemory ? this.#withStorageErrors(() => openLockFile(path)) : null
    try {
      this.sql = this.#withStorageErrors(() => new DatabaseSync(path))
    } catch (error) {
      this.#lock?.close()
      throw error
    }
    try {
      this.#withStorageErrors(() => {
        // FULL: an acknowledged event is on disk. EXCLUSIVE: one connection per file, and no shared-memory file.
        this.sql
          .exec(`PRAGMA busy_timeout = ${String(busyTimeoutMs)}; PRAGMA locking_mode = ${shared ? 'NORMAL' : 'EXCLUSIVE'};
          PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON`)
        if (!isNew && statSync(path).size < maxCheckedBytes) this.#check()
        this.#migrate(migrations)
        if (!isNew) this.#wipeNow() // a process that was killed has left its write-ahead log
      })
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** All of it is on disk when this returns. @throws StorageError; then nothing has been changed */
  transaction<T>(work: () => T): T {
    if (!this.sql.isOpen) throw new StorageError('closed', this.path)
    return this.#withStorageErrors(() => {
      this.sql.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        this.sql.exec('COMMIT')
        return result
      } catch (error) {
        if (this.sql.isTransaction) this.sql.exec('ROLLBACK')
        throw error
      }
    })
  }

  /** Removes deleted content from the write-ahead log, soon or when the file is closed. */
  wipe(): void {
    this.#wipeTimer ??= setTimeout(() => {
      this.#wipeTimer = null
      this.#wipeNow()
    }, wipeDelayMs).unref()
  }

  close(): void {
    if (!this.sql.isOpen) return
    if (this.#wipeTimer) this.#wipeNow()
    if (this.#wipeTimer) clearTimeout(this.#wipeTimer)
    this.sql.close()
    this.#lock?.close()
  }

  /** Moves the write-ahead log into the file and empties it; retries when a reader prevents it. */
  #wipeNow(): void {
    try {
      // Do not wait for readers: nothing could be written meanwhile.
      this.sql.exec('PRAGMA busy_timeout = 0')
      const row = this.sql.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
      if (row?.['busy'] !== 0) this.wipe()
    } catch (error) {
      console.warn(`what was deleted is still in ${this.path}-wal:`, error)
      this.wipe()
    } finally {
      this.sql.exec(`PRAGMA busy_timeout = ${String(busyTimeoutMs)}`)
    }
  }

  /** SQLite gives the files beside it the same mode. */
  #makePrivate(): void {
    try {
      privateFile(this.path)
      for (const file of databaseFiles(this.path)) takeFromOthers(file)
    } catch (error) {
      if (error instanceof NotPrivate) throw asStorageError(error, this.path)
      const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
      throw new StorageError(full ? 'full' : 'read-only', this.path, error)
    }
  }

  #withStorageErrors<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw asStorageError(error, this.path)
    }
  }

  /** SQLite would open it read-only, or not say why it failed. */
  #mustBeWritableFile(): void {
    if (statSync(this.path).isDirectory()) throw new StorageError('failed', this.path)
    try {
      accessSync(this.path, constants.W_OK)
    } catch (error) {
      throw new StorageError('read-only', this.path, error)
    }
  }

  #check(): void {
    const [row] = this.sql.prepare('PRAGMA quick_check(1)').all()
    if (row?.['quick_check'] !== 'ok') throw new StorageError('corrupt', this.path)
  }

  #migrate(migrations: readonly Migration[]): void {
    const version = Number(this.sql.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
    if (version > migrations.length) throw new StorageError('newer', this.path)
    for (const [at, migration] of migrations.entries()) {
      if (at < version) continue
      const done = `PRAGMA user_version = ${String(at + 1)}`
      if (migration === vacuumStep) this.sql.exec(version === 0 ? done : `${migration}; ${done}`)
      else
        this.transaction(() => {
          if (typeof migration === 'string') this.sql.exec(migration)
          else migration(this.sql)
          this.sql.exec(done)
        })
    }
  }
}
