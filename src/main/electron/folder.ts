/** Where the app keeps its files: where the command line keeps them too, since both are the same device. */
import { mkdtempSync, readlinkSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import { folderInside, NotPrivate, privateFolder } from '../private.ts'
import { StartError } from './start-error.ts'

/**
 * Before anything else: Electron looks here for a running instance, and keeps the page's storage here.
 *
 * @throws StartFailure when the folder cannot be used
 */
export function chooseFolder(): void {
  let inHand = process.env['PARLEY_DATA'] || 'Parley'
  try {
    const folder = resolve(process.env['PARLEY_DATA'] || join(app.getPath('appData'), 'Parley'))
    const storage = join(folder, 'window')
    inHand = folder
    privateFolder(folder)
    mustTakeFiles(folder)
    removeOldLock(folder)
    setAsideFile(storage)
    folderInside(storage)
    mustTakeFiles(storage)
    app.setPath('userData', folder)
    app.setPath('sessionData', storage)
    inHand = tmpdir()
    mustTakeFiles(inHand)
  } catch (error) {
    if (error instanceof NotPrivate)
      throw new StartError({ reason: 'shared', path: error.path, detail: String(error) })
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw new StartError({ reason: full ? 'full' : 'folder', path: inHand, detail: String(error) })
  }
}

/**
 * Electron's lock is a link in the data folder, and a socket in the temporary one. Where it cannot make them it takes
 * this for a second instance, which ends without a word: process_singleton_posix.cc in Chromium.
 */
function mustTakeFiles(folder: string): void {
  const probe = mkdtempSync(join(folder, '.probe-'))
  try {
    if (process.platform !== 'win32') symlinkSync('nowhere', join(probe, 'link'))
  } finally {
    rmSync(probe, { recursive: true })
  }
}

/**
 * Chromium's lock is a link to `<computer>-<process>`. One that names another computer is left from a crash before this
 * one was renamed: Chromium would believe it, and end without a word. Two computers that share the folder are still kept
 * apart by the lock on device.db, where their file system passes locks on.
 */
function removeOldLock(folder: string): void {
  const lock = join(folder, 'SingletonLock')
  const owner = linkIn(lock)?.replace(/-\d+$/, '')
  if (owner !== undefined && owner !== hostname()) rmSync(lock, { force: true })
}

/** Undefined where there is no link, or none any more. */
function linkIn(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EINVAL'))
      return undefined
    throw error
  }
}

/** The page's storage holds nothing that would keep anybody from starting. */
function setAsideFile(storage: string): void {
  if (statSync(storage, { throwIfNoEntry: false })?.isFile() === true) renameSync(storage, asideOf(storage))
}

/** What a damaged file is called from now on: beside where it was, with the time. */
export function asideOf(path: string, now = new Date()): string {
  return `${path}.damaged-${now.toISOString().slice(0, 19).replaceAll(':', '')}`
}
