/** Running other programs. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './places.mjs'

/** @typedef {{ env?: NodeJS.ProcessEnv, shell?: boolean, cwd?: string }} Surroundings */
/** @typedef {{ code: number, output: string }} Outcome */

/**
 * Runs a program in this one's place: same terminal, signals passed on. Resolves with its exit code, 128 + the
 * signal's number when a signal ended it, as a shell would say.
 * @param {string} program
 * @param {string[]} args
 * @param {Surroundings} [surroundings]
 * @returns {Promise<number>}
 */
export function handOver(program, args, surroundings = {}) {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...surroundings })
  const stop = passSignalsTo(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      stop()
      resolve(code ?? (signal ? 128 + constants.signals[signal] : 1))
    })
  })
}

/**
 * A terminal sends Ctrl-C to everybody in it. A child that heard it twice would take it for impatience, so then
 * this program only stays alive until the child has finished.
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignalsTo(child) {
  const passed = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  for (const signal of passed) process.on(signal, pass)
  const watch = whenOrphaned(() => child.kill('SIGTERM'))
  return () => {
    clearInterval(watch)
    for (const signal of passed) process.off(signal, pass)
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
 * Runs a program out of sight and keeps what it said.
 * @param {string} program
 * @param {string[]} args
 * @param {Surroundings & { signal?: AbortSignal, timeout?: number }} [surroundings] `timeout` in milliseconds
 * @returns {Promise<Outcome>}
 */
export function quietly(program, args, surroundings = {}) {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...surroundings })
  const stop = passSignalsTo(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => void (output += text))
  }
  return new Promise((resolve) => {
    child.once('error', (error) => void (output += error.message))
    child.once('close', (code) => {
      stop()
      resolve({ code: code ?? 1, output: output.trim() })
    })
  })
}
