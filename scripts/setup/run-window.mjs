/** Runs the application in Electron; detects when no window opens. */
import { spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, onStop, forwardSignals } from './run-program.mjs'
import { isOwnReason, whyItDied } from './exit-reason.mjs'
import { modernEnvironment } from './node.mjs'
import { saveState, statePath, root, printLine, temporaryFolder } from './project-files.mjs'

/** A runtime without a window locks the data folder, so it is ended. */
const patience = { slowMs: 20_000, hungMs: 60_000 }
const endTimeoutMs = 3000
/** A child of the runtime may keep standard error open. */
const restTimeoutMs = 500
const lookIntervalMs = 100
/** Where no file can be written, a runtime that runs this long counts as shown. */
const unseenMs = 10_000
/** A crash this soon after the window opened counts as a failed start. */
const briefMs = 10_000
/** Characters of output. */
const mostHeld = 200_000

/**
 * `log`: the file with its output. `own`: the reason comes from the application.
 * @typedef {{ code: number } | { reason: string, log: string | null, own: boolean }} Ending
 */

/**
 * Resolves with the exit code, or with the reason why no window was shown.
 * @param {string} runtime
 * @param {string[]} args
 * @param {{ slowMs: number, hungMs: number }} [waits]
 * @returns {Promise<Ending>}
 */
export async function runWindow(runtime, args, waits = patience) {
  const folder = temporaryFolder('start-')
  const sign = folder === null ? null : join(folder, 'shown')
  const startedMs = performance.now()
  const isShown = () => (sign === null ? performance.now() - startedMs > unseenMs : existsSync(sign))
  try {
    const env = windowEnvironment(sign)
    const start = () => spawn(runtime, args, { cwd: root, stdio: ['inherit', 'inherit', 'pipe'], env })
    return await watch(start, runtime, isShown, waits)
  } catch (error) {
    // Node throws some start errors and emits others.
    const output = error instanceof Error ? error.message : String(error)
    return { reason: whyItDied({ code: 1, signal: null, output, runtime }), log: keep(output), own: false }
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Without variables that turn the runtime into plain Node or pass options of another Node.
 * @param {string | null} sign the file that the application makes when its window is shown
 */
function windowEnvironment(sign) {
  const { ELECTRON_RUN_AS_NODE: _plain, NODE_OPTIONS: _options, ...env } = modernEnvironment()
  return sign === null ? env : { ...env, PARLEY_WINDOW_SHOWN: sign }
}

/** @typedef {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} Child */

/**
 * @param {() => Child} start
 * @param {string} runtime
 * @param {() => boolean} isShown
 * @param {{ slowMs: number, hungMs: number }} waits
 * @returns {Promise<Ending>}
 */
async function watch(start, runtime, isShown, waits) {
  let [stopped, hung] = [false, false]
  /** @type {Child} */
  let child
  // Before the start: on a busy machine the window may be shown before the next line runs.
  const ends = [forwardSignals(() => child), onStop(() => void (stopped = true))]
  try {
    child = start()
  } catch (error) {
    for (const end of ends) end()
    throw error
  }
  const output = holdBack(child.stderr)
  const slow = setTimeout(() => printLine('Electron takes long to show its window …'), waits.slowMs)
  const late = setTimeout(() => {
    hung = true
    endSurely(child)
  }, waits.hungMs)
  let shownAtMs = Infinity
  const look = setInterval(() => {
    if (!isShown()) return
    shownAtMs = performance.now()
    for (const timer of [slow, late, look]) clearTimeout(timer)
    output.letOut()
  }, lookIntervalMs)
  const { code, signal } = await endOf(child)
  for (const timer of [slow, late, look]) clearTimeout(timer)
  for (const end of ends) end()
  if (stopped || isShown() || code === 0) {
    output.letOut()
    const wasBrief = isShown() && !(performance.now() - shownAtMs > briefMs)
    if (signal !== null && wasBrief && !stopped)
      printLine(`Parley's window has closed: ${whyItDied({ code, signal, output: output.held(), runtime })}.`)
    if (code === 0 && !stopped && !isShown())
      printLine('Parley was already open: its window has come to the front.')
    return { code: codeOf(code, signal) }
  }
  if (!hung) return failure(whyItDied({ code, signal, output: output.held(), runtime }), output.held())
  return failure(`nothing came within ${String(waits.hungMs / 1000)} seconds`, output.held(), false)
}

/**
 * @param {string} reason
 * @param {string} output
 * @param {boolean} own
 * @returns {Ending}
 */
const failure = (reason, output, own = isOwnReason(output)) => ({ reason, log: keep(output), own })

/**
 * Printed once there is a window, written to a file when there is none.
 * @param {import('node:stream').Readable} stream
 */
function holdBack(stream) {
  let [held, isOut] = ['', false]
  stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    if (isOut) process.stderr.write(text)
    held = (held + text).slice(-mostHeld)
  })
  return {
    held: () => held,
    letOut: () => {
      if (!isOut) process.stderr.write(held)
      isOut = true
    }
  }
}

/**
 * A start error counts as output.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
function endOf(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      child.stderr?.emit('data', error.message)
      resolve({ code: 1, signal: null })
    })
    child.once('exit', (code, signal) => {
      const end = () => resolve({ code, signal })
      child.once('close', end)
      setTimeout(end, restTimeoutMs).unref()
    })
  })
}

/** @param {import('node:child_process').ChildProcess} child */
function endSurely(child) {
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), endTimeoutMs)
  child.once('exit', () => clearTimeout(late))
}

/** @param {string} output @returns {string | null} the file that it is in */
function keep(output) {
  const name = 'electron.log'
  if (saveState(name, output)) return statePath(name)
  const folder = temporaryFolder('parley-')
  if (folder === null) return null
  try {
    writeFileSync(join(folder, name), output)
    return join(folder, name)
  } catch {
    return null // a full disk; the reason is printed anyway
  }
}
