/** Running other programs. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './project-files.mjs'

/** @typedef {{ env?: NodeJS.ProcessEnv, shell?: boolean, cwd?: string }} Surroundings */
/** @typedef {{ code: number, output: string }} Outcome */

const stopSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
/** A child that was told to stop has this long for it. */
const stopTimeoutMs = 2000

/** The person has stopped the command. Its exit code is 128 + the signal's number, as a shell would say. */
export class Stopped extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`stopped by ${signal}`)
    this.code = codeOf(null, signal)
  }
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal what ended a program */
export const codeOf = (code, signal) => code ?? (signal ? 128 + constants.signals[signal] : 1)

/**
 * Runs a program in this one's place: same terminal, signals passed on. Resolves with its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {Surroundings} [surroundings]
 * @returns {Promise<number>}
 */
export function handOver(program, args, surroundings = {}) {
  const release = passSignalsTo(() => child) // before it starts, so that none is missed
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...surroundings })
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      release()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      release()
      resolve(codeOf(code, signal))
    })
  })
}

/**
 * A terminal sends Ctrl-C to everybody in it. A child that heard it twice would take it for impatience, so then
 * this program only stays alive until the child has finished. On Windows the console tells every program in it, and
 * `kill` ends a process without its handlers.
 * @param {() => import('node:child_process').ChildProcess} child in the same terminal
 * @returns {() => void} ends this
 */
export function passSignalsTo(child) {
  return onStop((signal) => {
    const wasTold =
      process.platform === 'win32' ? signal !== 'SIGTERM' : signal === 'SIGINT' && process.stdin.isTTY
    if (!wasTold) child().kill(signal)
  })
}

/** Calls `act` when the person stops this program. @param {(signal: NodeJS.Signals) => void} act @returns {() => void} ends this */
export function onStop(act) {
  for (const signal of stopSignals) process.on(signal, act)
  const watch = whenOrphaned(() => act('SIGTERM'))
  return () => {
    clearInterval(watch)
    for (const signal of stopSignals) process.off(signal, act)
  }
}

/**
 * npm puts a shell between itself and us that dies of a signal without passing it on; only our parent's death tells.
 * @param {() => void} act
 */
function whenOrphaned(act) {
  const parent = process.ppid
  const watched = process.env['npm_lifecycle_event'] !== undefined
  return setInterval(() => {
    if (watched && process.ppid !== parent) act()
  }, 500)
}

/**
 * Runs a program out of sight and keeps what it said. A signal to this program ends that one with all it started,
 * and then throws {@link Stopped}: what it has left half done is nobody's result.
 * @param {string} program
 * @param {string[]} args
 * @param {Surroundings & { signal?: AbortSignal }} [surroundings] `signal` ends the program too, but throws nothing
 * @returns {Promise<Outcome>}
 */
export function quietly(program, args, { signal: abort, ...surroundings } = {}) {
  // A process group of its own, so that what it starts can be ended with it, and the terminal's Ctrl-C comes once.
  const detached = process.platform !== 'win32'
  /** @type {NodeJS.Signals | null} */
  let stopped = null
  // Before it starts, so that no signal is missed.
  const release = onStop((signal) => {
    stopped ??= signal
    endGroup(child)
  })
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
    ...surroundings
  })
  const aborted = () => endGroup(child)
  abort?.addEventListener('abort', aborted)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => void (output += text))
  }
  return new Promise((resolve, reject) => {
    child.once('error', (error) => void (output += error.message))
    child.once('close', (code) => {
      release()
      abort?.removeEventListener('abort', aborted)
      if (stopped) reject(new Stopped(stopped))
      else resolve({ code: code ?? 1, output: output.trim() })
    })
  })
}

/** @param {import('node:child_process').ChildProcess} child the first of its process group */
function endGroup(child) {
  killGroup(child, 'SIGTERM')
  const late = setTimeout(() => killGroup(child, 'SIGKILL'), stopTimeoutMs)
  child.once('close', () => clearTimeout(late))
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function killGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (error) {
    // All of them have ended; macOS says EPERM while the first one waits to be collected.
    if (!(error instanceof Error && 'code' in error && ['ESRCH', 'EPERM'].includes(String(error.code))))
      throw error
  }
}
