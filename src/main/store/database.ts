/** Opens an SQLite file the way everything here needs it, and says in words what is wrong when it cannot. */
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { NotPrivate, privateFile, takeFromOthers } from '../private.ts'

/** Why a file cannot be used. */
export const storageFaults = [
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
export type StorageFault = (typeof storageFaults)[number]

export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly fault: StorageFault
  /** The file or folder that this is about. */
  readonly path: string

  constructor(fault: StorageFault, path: string, cause?: unknown) {
    super(`${sentences[fault]}: ${path}`, { cause })
    this.fault = fault
    this.path = path
  }
}

const sentences: Record<StorageFault, string> = {
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
const faultOfCode: Record<number, StorageFault> = {
  5: 'locked',
  6: 'locked',
  8: 'read-only',
  10: 'failed',
  11: 'corrupt',
  13: 'full',
  14: 'read-only',
  26: 'corrupt'
}

/** Turns what node:sqlite and the file system throw into a {@link StorageError}; other errors stay as they are. */
export function asStorageError(error: unknown, path: string): unknown {
  if (error instanceof NotPrivate) return new StorageError('shared', error.path, error)
  if (error instanceof Error && 'syscall' in error) return new StorageError('failed', path, error)
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error
  return new StorageError(faultOfCode[error.errcode & 0xff] ?? 'failed', path, error)
}

/** Why a folder cannot be made or used. */
export function folderFault(error: unknown, path: string): StorageError {
  if (error instanceof NotPrivate) return new StorageError('shared', error.path, error)
  return new StorageError('folder', path, error)
}

/** Larger files are not read through on opening, bytes: that takes seconds. Damage in them shows when it is met. */
const checkable = 64 * 1024 * 1024
/** How long SQLite waits for another process that uses the file, ms. */
const patience = 500
/** What was removed stays in the write-ahead log for at most this long, ms: one checkpoint for many deletions. */
const wipeAfter = 1000

/** What SQLite calls a database without a file. */
const inMemory = ':memory:'

/** A step of a schema that writes the whole file again, so that nothing is left in it of what was removed before. */
export const rewriting = 'VACUUM'

/** Where SQLite keeps what belongs to the file at `path`, some of it only while that is open. */
export function filesOf(path: string): string[] {
  return ['', '-wal', '-shm', '-journal', '-lock'].map((ending) => path + ending)
}

/**
 * Holds an empty file beside a database that several connections of this process use, so that no other process does.
 * @throws SQLite's error when another process holds it
 */
function lockBeside(path: string): DatabaseSync {
  privateFile(`${path}-lock`)
  const lock = new DatabaseSync(`${path}-lock`)
  try {
    lock.exec(`PRAGMA busy_timeout = ${String(patience)}; BEGIN EXCLUSIVE`)
  } catch (error) {
    lock.close()
    throw error
  }
  return lock
}

export interface Sharing {
  /** Other connections of this process read the file. */
  shared?: boolean
}

export class Database {
  readonly path: string
  readonly sql: DatabaseSync
  readonly #lock: DatabaseSync | null
  #wiping: NodeJS.Timeout | null = null

  /**
   * @param steps one SQL script per schema version, oldest first; those the file lacks are applied
   * @throws StorageError
   */
  constructor(path: string, steps: readonly string[], { shared = false }: Sharing = {}) {
    this.path = path
    const isNew = !existsSync(path)
    if (!isNew) this.#mustBeWritableFile()
    if (path !== inMemory) this.#makePrivate()
    this.#lock = shared && path !== inMemory ? this.#guard(() => lockBeside(path)) : null
    try {
      this.sql = this.#guard(() => new DatabaseSync(path))
    } catch (error) {
      this.#lock?.close()
      throw error
    }
    try {
      this.#guard(() => {
        // FULL: an acknowledged event is on disk. EXCLUSIVE: one connection per file, and no shared-memory file.
        this.sql
          .exec(`PRAGMA busy_timeout = ${String(patience)}; PRAGMA locking_mode = ${shared ? 'NORMAL' : 'EXCLUSIVE'};
          PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON`)
        if (!isNew && statSync(path).size < checkable) this.#check()
        this.#migrate(steps)
        if (!isNew) this.#wipeNow() // a process that was killed has left its write-ahead log
      })
    } catch (error) {
      this.close()
      throw error
    }
  }

  /**
   * Runs `work` in one transaction; all of it is on disk when this returns.
   * @throws StorageError when the disk does not take it; nothing has been changed then
   */
  transaction<T>(work: () => T): T {
    if (!this.sql.isOpen) throw new StorageError('closed', this.path)
    return this.#guard(() => {
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

  /** Something was removed: soon, and when the file is closed, its bytes leave the write-ahead log too. */
  wipe(): void {
    this.#wiping ??= setTimeout(() => {
      this.#wiping = null
      this.#wipeNow()
    }, wipeAfter).unref()
  }

  close(): void {
    if (!this.sql.isOpen) return
    if (this.#wiping) this.#wipeNow()
    if (this.#wiping) clearTimeout(this.#wiping)
    this.sql.close()
    this.#lock?.close()
  }

  /** Moves the write-ahead log into the file and empties it; later, when that cannot be now. */
  #wipeNow(): void {
    try {
      // A reader is not waited for: nothing could be written meanwhile.
      this.sql.exec('PRAGMA busy_timeout = 0')
      const row = this.sql.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
      if (row?.['busy'] !== 0) this.wipe()
    } catch (error) {
      console.warn(`what was deleted is still in ${this.path}-wal:`, error)
      this.wipe()
    } finally {
      this.sql.exec(`PRAGMA busy_timeout = ${String(patience)}`)
    }
  }

  /** SQLite gives the files beside it the mode of this one. */
  #makePrivate(): void {
    try {
      privateFile(this.path)
      for (const file of filesOf(this.path)) takeFromOthers(file)
    } catch (error) {
      if (error instanceof NotPrivate) throw asStorageError(error, this.path)
      const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
      throw new StorageError(full ? 'full' : 'read-only', this.path, error)
    }
  }

  #guard<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw asStorageError(error, this.path)
    }
  }

  /** SQLite would open it for reading, or say nothing of the reason. */
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

  #migrate(steps: readonly string[]): void {
    const version = Number(this.sql.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
    if (version > steps.length) throw new StorageError('newer', this.path)
    for (const [at, step] of steps.entries()) {
      if (at < version) continue
      const done = `PRAGMA user_version = ${String(at + 1)}`
      if (step === rewriting) this.sql.exec(version === 0 ? done : `${step}; ${done}`)
      else this.transaction(() => this.sql.exec(`${step}; ${done}`))
    }
  }
}
