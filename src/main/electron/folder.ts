/** The command line uses the same folder: both are one device. */
import { mkdtempSync, readlinkSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { dataFolder } from '../data-folder.ts'
import { folderInside, NotPrivate, privateFolder } from '../private.ts'
import { StartError } from './start-error.ts'

/** Must run first: Electron stores its lock and the page's storage here. @throws StartError */
export function chooseFolder(): void {
  let inHand = process.env['PARLEY_DATA'] || 'Parley'
  try {
    const folder = dataFolder(() => app.getPath('appData'))
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

/** Chromium ends without a message when it cannot make its lock files (process_singleton_posix.cc). */
function mustTakeFiles(folder: string): void {
  const probe = mkdtempSync(join(folder, '.probe-'))
  try {
    if (process.platform !== 'win32') symlinkSync('nowhere', join(probe, 'link'))
  } finally {
    rmSync(probe, { recursive: true })
  }
}

/** A lock (link to `<computer>-<process>`) of another computer's name is from before a renaming; device.db has its own lock. */
function removeOldLock(folder: string): void {
  const lock = join(folder, 'SingletonLock')
  const owner = linkIn(lock)?.replace(/-\d+$/, '')
  if (owner !== undefined && owner !== hostname()) rmSync(lock, { force: true })
}

function linkIn(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EINVAL'))
      return undefined
    throw error
  }
}

/** The page's storage holds nothing that is needed. */
function setAsideFile(storage: string): void {
  if (statSync(storage, { throwIfNoEntry: false })?.isFile() === true) renameSync(storage, asideOf(storage))
}

export function asideOf(path: string, now = new Date()): string {
  return `${path}.damaged-${now.toISOString().slice(0, 19).replaceAll(':', '')}`
}
