import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { root } from './project-files.mjs'

/** @typedef {{ env?: NodeJS.ProcessEnv, shell?: boolean, cwd?: string }} Surroundings */
/** @typedef {{ code: number, output: string }} Outcome */
/**
 * @typedef {object} Manner
 * @property {AbortSignal} [signal] ends the program too, but throws nothing
 * @property {boolean} [background] takes what others leave of the processors
 */

const stopSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
const stopTimeoutMs = 2000
/** A third of the usual weight: at a tenth, checks end long after the tests on a machine that has other work. */
const backgroundNiceness = 5

/** The person stopped the command: exit code 128 + signal, as in a shell. */
export class Stopped extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`stopped by ${signal}`)
    this.code = codeOf(null, signal)
  }
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
export const codeOf = (code, signal) => code ?? (signal ? 128 + constants.signals[signal] : 1)

/**
 * Forwards signals.
 * @param {string} program
 * @param {string[]} args
 * @param {Surroundings} [surroundings]
 * @returns {Promise<number>}
 */
export function runInPlace(program, args, surroundings = {}) {
  const release = forwardSignals(() => child) // before it starts, so that none is missed
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
 * A terminal sends Ctrl-C to all its programs, and a child that got it twice would exit at once; so in a terminal this
 * program only waits for the child. A Windows console does the same, and `kill` there ends a process without its handlers.
 * @param {() => import('node:child_process').ChildProcess} child in the same terminal
 * @returns {() => void} ends this
 */
export function forwardSignals(child) {
  return onStop((signal) => {
    const wasTold =
      process.platform === 'win32' ? signal !== 'SIGTERM' : signal === 'SIGINT' && process.stdin.isTTY
    if (!wasTold) child().kill(signal)
  })
}

/** @param {(signal: NodeJS.Signals) => void} act @returns {() => void} ends this */
export function onStop(act) {
  for (const signal of stopSignals) process.on(signal, act)
  const watch = whenOrphaned(() => act('SIGTERM'))
  return () => {
    clearInterval(watch)
    for (const signal of stopSignals) process.off(signal, act)
  }
}

/** npm's shell does not forward signals; only the new parent process shows that it ended. @param {() => void} act */
function whenOrphaned(act) {
  const parent = process.ppid
  const watched = process.env['npm_lifecycle_event'] !== undefined
  return setInterval(() => {
    if (watched && process.ppid !== parent) act()
  }, 500)
}

/**
 * Runs a program and captures its output. A signal to this program ends that one with all it started, and throws
 * {@link Stopped}.
 * @param {string} program
 * @param {string[]} args
 * @param {Surroundings & Manner} [surroundings]
 * @returns {Promise<Outcome>}
 */
export function runQuietly(program, args, { signal: abort, background = false, ...surroundings } = {}) {
  // In its own process group, so that its children can be ended too and Ctrl-C arrives once.
  const detached = process.platform !== 'win32'
  /** @type {NodeJS.Signals | null} */
  let stopped = null
  // Registered before the start, so that no signal is missed.
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
  if (background) yieldToOthers(child)
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
function yieldToOthers({ pid }) {
  if (pid === undefined) return // it did not start
  setPriority(pid, backgroundNiceness)
  // Where Linux has it, the group is weighed as a whole: autogroup in sched(7).
  const weight = `/proc/${pid}/autogroup`
  if (existsSync(weight)) writeFileSync(weight, String(backgroundNiceness))
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
    // All have ended; macOS throws EPERM while the first is a zombie.
    if (!(error instanceof Error && 'code' in error && ['ESRCH', 'EPERM'].includes(String(error.code))))
      throw error
  }
}
