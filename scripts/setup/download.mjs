import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runQuietly } from './run-program.mjs'
import { networkEnvironment } from './network.mjs'
import { modernEnvironment, modernNode } from './node.mjs'
import { inProject, printLine, temporaryFolder } from './project-files.mjs'

/** A download that has not grown for `stallMs` is stopped. */
const usualWaits = { stallMs: 60_000, progressMs: 5000 }
const lookIntervalMs = 500
const megabyte = 1_000_000

/**
 * Into `<home>/dist`. Resolves with the error, empty if none.
 * @param {string} home of the package
 * @param {typeof usualWaits} [waits]
 */
export async function fetchRuntime(home, waits = usualWaits) {
  const folder = temporaryFolder('electron-')
  if (folder === null) return 'there is no folder that its download can be written to'
  const stalled = new AbortController()
  const watch = watchDownload([folder, join(home, 'dist')], waits, () => stalled.abort())
  const env = { ...networkEnvironment(modernEnvironment()), TMPDIR: folder, TEMP: folder, TMP: folder }
  const explain = pathToFileURL(inProject('scripts', 'setup', 'explain-fetch.mjs')).href
  try {
    const args = ['--import', explain, join(home, 'install.js')]
    const { output } = await runQuietly(modernNode(), args, { env, signal: stalled.signal })
    if (stalled.signal.aborted) return `its download stood still for ${String(waits.stallMs / 1000)} seconds`
    return lastWords(output)
  } finally {
    clearInterval(watch)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string[]} folders @param {typeof usualWaits} waits @param {() => void} giveUp */
function watchDownload(folders, { stallMs, progressMs }, giveUp) {
  let [size, since, told] = [0, performance.now(), 0] // times in milliseconds
  const tell = (/** @type {string} */ line) => {
    told = performance.now()
    printLine(line)
  }
  return setInterval(
    () => {
      const now = folders.reduce((sum, folder) => sum + sizeOf(folder), 0)
      if (size < megabyte && now >= megabyte)
        tell('Fetching the Electron runtime (once, about 110 MB; Ctrl-C stops) …')
      else if (now !== size && now >= megabyte && performance.now() - told >= progressMs)
        tell(`… ${megabytes(now)} so far`)
      if (now !== size) [size, since] = [now, performance.now()]
      else if (performance.now() - since > stallMs) giveUp()
    },
    Math.min(lookIntervalMs, progressMs)
  )
}

/** @param {number} bytes */
const megabytes = (bytes) => `${String(Math.round(bytes / megabyte))} MB`

/** 0 when there is no folder. @param {string} folder */
function sizeOf(folder) {
  try {
    const paths = readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)))
    return paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0)
  } catch {
    return 0 // not there yet, or moved away while it was read
  }
}

/** The last line for people: no stack trace, no brackets. @param {string} output of Node */
export function lastWords(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\w/.test(line) && !/^(at |node:|Node\.js v)/.test(line))
  const line = lines.findLast((one) => /error/i.test(one)) ?? lines.at(-1) ?? 'its installer gave no reason'
  return line
    .replace(/^(\w*Error: )+/, '')
    .replace(/[.\s]+$/, '')
    .slice(0, 200)
}
