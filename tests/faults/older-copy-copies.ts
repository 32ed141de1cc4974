/** The ways in which an older copy of a device's data comes into being, and is put back. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { isSound } from './older-copy-files.ts'

/** Under each folder of a copy, the files are where they were. */
export type CopyOf = (data: string, space: string) => Promise<Copy>

export interface Copy {
  /** Only while the device does not run. */
  putBack: () => void
}

/** The files that SQLite makes beside a database; Windows lets nobody copy the third while it is open. */
const besides = process.platform === 'win32' ? ['-wal'] : ['-wal', '-shm']
const withBesides = (file: string): string[] => [file, ...besides.map((ending) => file + ending)]
/** One file is copied this much later than the one before it, ms at most. */
const longestPauseMs = 20
const maxTries = 20

const deviceFile = 'device.db'
export const spaceFile = (space: string): string => join('spaces', `${space}.db`)

/** `cp -a` of the whole folder while it is written to: its files are from different instants. */
export const folderWhileRunning: CopyOf = (data, space) =>
  copyOf(data, [...withBesides(deviceFile), ...withBesides(spaceFile(space))], longestPauseMs)

/** The file of the space without what SQLite has not moved into it yet. */
export const fileWithoutItsLog: CopyOf = (data, space) => copyOf(data, [spaceFile(space)], 0)

/** Only while the device does not run. */
export const folderWhenStopped: CopyOf = (data, space) =>
  copyOf(data, [...withBesides(deviceFile), ...withBesides(spaceFile(space))], 0)

/** Of the file of the space at one instant, as a file system or SQLite makes it. */
export const snapshot: CopyOf = (data, space) => {
  const copy = newCopy(data)
  mkdirSync(join(copy, 'spaces'))
  using sql = new DatabaseSync(join(data, spaceFile(space)), { readOnly: true })
  sql.exec('PRAGMA busy_timeout = 5000')
  sql.prepare('VACUUM INTO ?').run(join(copy, spaceFile(space)))
  return Promise.resolve(copyIn(copy, data, [spaceFile(space)]))
}

/** The log stays new. */
export const deviceFileOnly: CopyOf = (data) => copyOf(data, withBesides(deviceFile), 0)

async function copyOf(data: string, files: readonly string[], pauseMs: number): Promise<Copy> {
  const databases = files.filter((file) => file.endsWith('.db'))
  for (let tries = 0; tries < maxTries; tries += 1) {
    const copy = newCopy(data)
    for (const file of files) {
      copyFile(join(data, file), join(copy, file))
      await wait(Math.random() * pauseMs)
    }
    const looked = `${copy}-looked` // which changes the files
    cpSync(copy, looked, { recursive: true })
    const isGood = databases.every((file) => isSound(join(looked, file)))
    rmSync(looked, { recursive: true })
    if (isGood) return copyIn(copy, data, databases)
  }
  throw new Error('no copy was sound')
}

function newCopy(data: string): string {
  return mkdtempSync(join(dirname(data), 'copy-'))
}

function copyIn(copy: string, data: string, databases: readonly string[]): Copy {
  return {
    putBack: () => {
      for (const database of databases)
        for (const file of withBesides(database)) {
          rmSync(join(data, file), { force: true })
          copyFile(join(copy, file), join(data, file))
        }
    }
  }
}

function copyFile(from: string, to: string): void {
  if (!existsSync(from)) return
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to)
}
