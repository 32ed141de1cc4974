/** Electron's runtime. Its package fetches it only when asked to, and not every network lets it. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quietly } from './child.mjs'
import { modernEnvironment, modernNode } from './node.mjs'
import { changedAt, inProject, remembered, say, textOf } from './places.mjs'

const day = 24 * 60 * 60 * 1000
/** A download that has not grown for this long, in milliseconds, is given up. */
const patience = 60_000

const home = inProject('node_modules', 'electron')
const failure = remembered('electron-out-of-reach')

/** The runtime's executable, fetched if that is possible; null when it cannot be had. @returns {Promise<string | null>} */
export async function electronRuntime() {
  const present = installedRuntime()
  if (present || failedLately()) return present
  await fetchRuntime()
  const fetched = installedRuntime()
  if (!fetched) rememberFailure()
  return fetched
}

/** @returns {string | null} */
function installedRuntime() {
  const executable = textOf(join(home, 'path.txt'))
  if (executable === null) return null
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist'), executable)
  return existsSync(path) ? path : null
}

function failedLately() {
  const failed = changedAt(failure)
  return failed !== null && Date.now() - failed < day
}

function rememberFailure() {
  mkdirSync(join(failure, '..'), { recursive: true })
  writeFileSync(failure, '')
}

async function fetchRuntime() {
  const folder = mkdtempSync(join(tmpdir(), 'parley-electron-'))
  const stalled = new AbortController()
  const watch = watchDownload(folder, () => stalled.abort())
  const env = { ...modernEnvironment(), TMPDIR: folder, TEMP: folder, TMP: folder }
  await quietly(modernNode(), [join(home, 'install.js')], { env, signal: stalled.signal })
  clearInterval(watch)
  rmSync(folder, { recursive: true, force: true })
}

/** Tells once that the download began, and gives up when it does not go on. @param {string} folder @param {() => void} giveUp */
function watchDownload(folder, giveUp) {
  let [size, since] = [0, Date.now()]
  return setInterval(() => {
    const now = sizeOf(folder) + sizeOf(join(home, 'dist'))
    if (size === 0 && now > 0) say('Fetching the Electron runtime (once, about 110 MB) …')
    if (now !== size) [size, since] = [now, Date.now()]
    else if (Date.now() - since > patience) giveUp()
  }, 1000)
}

/** Bytes in a folder's files, 0 when there is none. @param {string} folder */
function sizeOf(folder) {
  if (changedAt(folder) === null) return 0
  const paths = readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)))
  return paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0)
}

/** Chromium refuses to run as Linux's root with its sandbox; says so when that is the case. */
export function sandboxFlags() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return []
  say('You are root, so Electron runs without its sandbox.')
  return ['--no-sandbox']
}
