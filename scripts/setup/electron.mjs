/** Electron's runtime is downloaded separately, which not every network allows. */
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fetchRuntime } from './download.mjs'
import { withSetupLock } from './lock.mjs'
import {
  changedAt,
  deleteState,
  inProject,
  saveState,
  statePath,
  printLine,
  textOf
} from './project-files.mjs'

const markLifeMs = 24 * 60 * 60 * 1000

const home = inProject('node_modules', 'electron')
const failure = 'electron-out-of-reach'
const fetching = 'electron-is-being-fetched'

/** @typedef {{ path: string, reason?: undefined } | { path: null, reason: string, fetchable: boolean }} Runtime */

/** Downloads it if possible; null, with a printed reason, when there is none. */
export async function electronRuntime() {
  const { path, reason } = await findRuntime()
  if (path === null) printLine(`The Electron runtime could not be had (${reason}).`)
  return path
}

/** @param {boolean} again retry a download that failed in the last day @returns {Promise<Runtime>} */
export async function runtimeForStart(again) {
  const found = again || isMarked() || !failedLately() ? await findRuntime() : lastFailure()
  if (found.path !== null || !found.fetchable) return found
  return { ...found, reason: `${found.reason}; \`npm start -- --again\` tries again` }
}

function failedLately() {
  const failed = changedAt(statePath(failure))
  return failed !== null && Math.abs(Date.now() - failed) < markLifeMs
}

/** @returns {Runtime} */
function lastFailure() {
  const present = installedRuntime()
  if (present.path !== null || !present.fetchable) return present
  return { ...present, reason: textOf(statePath(failure)) || 'its download failed' }
}

/** @returns {Promise<Runtime>} */
async function findRuntime() {
  // While the marker file exists, the runtime may be incomplete.
  const present = isMarked() ? null : installedRuntime()
  if (present && (present.path !== null || !present.fetchable)) return present
  return withSetupLock('downloading Electron', fetchAlone)
}

/** @param {boolean} waited for another command, which may have fetched it @returns {Promise<Runtime>} */
async function fetchAlone(waited) {
  removeHalf()
  const present = installedRuntime()
  if (present.path !== null || !present.fetchable) return present
  if (waited && failedLately()) return lastFailure()
  saveState(fetching, String(process.pid))
  const reason = await fetchRuntime(home).finally(removeHalf)
  const fetched = installedRuntime()
  if (fetched.path === null) saveState(failure, reason)
  else deleteState(failure)
  return fetched.path === null ? { ...fetched, reason } : fetched
}

const isMarked = () => changedAt(statePath(fetching)) !== null

/** The package writes path.txt last. */
function removeHalf() {
  if (!isMarked()) return
  if (!existsSync(join(home, 'path.txt'))) rmSync(join(home, 'dist'), { recursive: true, force: true })
  deleteState(fetching)
}

/** @returns {Runtime} */
function installedRuntime() {
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const folder = elsewhere ? resolve(elsewhere) : join(home, 'dist')
  // A runtime that was copied by hand has no path.txt.
  const path = join(folder, textOf(join(home, 'path.txt')) || executable)
  if (!existsSync(path)) {
    const reason = `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, where there is no ${executable}`
    return { path: null, reason, fetchable: !elsewhere }
  }
  const [version, wanted] = [textOf(join(folder, 'version'))?.trim().replace('v', ''), wantedVersion()]
  if (elsewhere || !version || !wanted || version === wanted) return { path }
  return {
    path: null,
    reason: `${folder} holds Electron ${version}, and Parley needs ${wanted}`,
    fetchable: false
  }
}

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const executable = executables[process.platform] ?? 'electron'

/** @returns {string | undefined} */
function wantedVersion() {
  const about = /** @type {{ version?: string }} */ (JSON.parse(textOf(join(home, 'package.json')) ?? '{}'))
  return about.version
}
