/** Where the app keeps its files: where the command line keeps them too, since both are the same device. */
import { mkdirSync, mkdtempSync, renameSync, rmdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import { StartFailure } from './start-failure.ts'

/**
 * Before anything else: Electron looks here for a running instance, and keeps the page's storage here.
 *
 * @throws StartFailure when the folder cannot be used
 */
export function chooseFolder(): void {
  let folder = process.env['PARLEY_DATA'] ?? 'Parley'
  try {
    folder = resolve(process.env['PARLEY_DATA'] ?? join(app.getPath('appData'), 'Parley'))
    const storage = join(folder, 'window')
    mkdirSync(folder, { recursive: true })
    mustTakeFiles(folder)
    setAsideFile(storage)
    mkdirSync(storage, { recursive: true })
    mustTakeFiles(storage)
    app.setPath('userData', folder)
    app.setPath('sessionData', storage)
  } catch (error) {
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw new StartFailure({ reason: full ? 'full' : 'folder', path: folder, detail: String(error) })
  }
}

/** In a folder that takes no files, Electron finds no lock of its own and ends without a word. */
function mustTakeFiles(folder: string): void {
  rmdirSync(mkdtempSync(join(folder, '.probe-')))
}

/** The page's storage holds nothing that would keep anybody from starting. */
function setAsideFile(storage: string): void {
  if (statSync(storage, { throwIfNoEntry: false })?.isFile() === true) renameSync(storage, asideOf(storage))
}

/** What a damaged file is called from now on: beside where it was, with the time. */
export function asideOf(path: string, now = new Date()): string {
  return `${path}.damaged-${now.toISOString().slice(0, 19).replaceAll(':', '')}`
}
