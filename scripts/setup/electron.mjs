/** Electron's runtime. Its package fetches it only when asked to, and not every network lets it. */
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fetchRuntime } from './download.mjs'
import { whileAlone } from './lock.mjs'
import { changedAt, forget, inProject, remember, remembered, say, textOf } from './project-files.mjs'

const markLifeMs = 24 * 60 * 60 * 1000

const home = inProject('node_modules', 'electron')
const failure = 'electron-out-of-reach'
const fetching = 'electron-is-being-fetched'

/**
 * `fetchable`: a download could help.
 * @typedef {{ path: string, reason?: undefined } | { path: null, reason: string, fetchable: boolean }} Runtime
 */

/** The runtime's executable, fetched if that is possible; null, and the reason is said, when it cannot be had. */
export async function electronRuntime() {
  const { path, reason } = await findRuntime()
  if (path === null) say(`The Electron runtime could not be had (${reason}).`)
  return path
}

/**
 * The same, with the reason in words. A download that failed in the last day is not tried again unless `again`.
 * @param {boolean} again
 * @returns {Promise<Runtime>}
 */
export async function runtimeForStart(again) {
  const found = again || isMarked() || !failedLately() ? await findRuntime() : lastFailure()
  if (found.path !== null || !found.fetchable) return found
  return { ...found, reason: `${found.reason}; \`npm start -- --again\` tries again` }
}

function failedLately() {
  const failed = changedAt(remembered(failure))
  return failed !== null && Math.abs(Date.now() - failed) < markLifeMs
}

/** What has been installed since then counts. @returns {Runtime} */
function lastFailure() {
  const present = installedRuntime()
  if (present.path !== null || !present.fetchable) return present
  return { ...present, reason: textOf(remembered(failure)) || 'its download failed' }
}

/** @returns {Promise<Runtime>} */
async function findRuntime() {
  // What is there while the mark is may be half of a runtime.
  const present = isMarked() ? null : installedRuntime()
  if (present && (present.path !== null || !present.fetchable)) return present
  return whileAlone('downloading Electron', fetchAlone)
}

/** @param {boolean} waited for another command, which may have fetched it @returns {Promise<Runtime>} */
async function fetchAlone(waited) {
  removeHalf()
  const present = installedRuntime()
  if (present.path !== null || !present.fetchable) return present
  if (waited && failedLately()) return lastFailure()
  remember(fetching, String(process.pid))
  const reason = await fetchRuntime(home).finally(removeHalf)
  const fetched = installedRuntime()
  if (fetched.path === null) remember(failure, reason)
  else forget(failure)
  return fetched.path === null ? { ...fetched, reason } : fetched
}

const isMarked = () => changedAt(remembered(fetching)) !== null

/** What a download that did not end well has left; only one is at work at a time. Its package writes path.txt last. */
function removeHalf() {
  if (!isMarked()) return
  if (!existsSync(join(home, 'path.txt'))) rmSync(join(home, 'dist'), { recursive: true, force: true })
  forget(fetching)
}

/** @returns {Runtime} */
function installedRuntime() {
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const folder = elsewhere ? resolve(elsewhere) : join(home, 'dist')
  // A runtime that was copied there by hand has no path.txt.
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
