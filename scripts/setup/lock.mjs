/** One command at a time sets up the project. */
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { changedAt, inProject, printLine } from './project-files.mjs'

/** Not in node_modules, which `npm ci` deletes. */
const path = inProject('out', '.set-up')
const lookIntervalMs = 200
/** A lock that is not touched is stale: its process id may be reused. */
const touchIntervalMs = 2000
const staleMs = 30_000

/**
 * Runs `work` while no other command sets the project up; waits for it with a message. Goes on without the lock where it
 * cannot be written.
 * @template T
 * @param {string} doing what others read meanwhile: `building Parley`
 * @param {(waited: boolean) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(doing, work) {
  let [waited, held] = [false, take(doing)]
  while (held === 'by another') {
    if (!waited) printLine(`Another \`npm start\` is ${otherWork()}: this one waits for it …`)
    waited = true
    await after(lookIntervalMs)
    held = take(doing)
  }
  if (held === 'by nobody') return work(waited)
  const touch = setInterval(() => touchLock(), touchIntervalMs)
  try {
    return await work(waited)
  } finally {
    clearInterval(touch)
    rmSync(path, { force: true })
  }
}

/** @param {string} doing @returns {'by us' | 'by another' | 'by nobody'} */
function take(doing) {
  try {
    mkdirSync(dirname(path), { recursive: true })
    if (isLeftBehind()) rmSync(path, { force: true })
    writeFileSync(path, `${String(process.pid)} ${doing}`, { flag: 'wx' })
    return 'by us'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST' ? 'by another' : 'by nobody'
  }
}

function isLeftBehind() {
  const touchedMs = changedAt(path)
  if (touchedMs === null) return false
  if (Math.abs(Date.now() - touchedMs) > staleMs) return true
  const pid = Number.parseInt(content(), 10) // NaN while it is being made
  return !Number.isNaN(pid) && !isRunning(pid)
}

const otherWork = () => content().replace(/^\d+ /, '') || 'setting Parley up'

function content() {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // its holder has just ended
  }
}

function touchLock() {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    return // taken away with out/: then others may come in between, as without a lock
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' // another account's
  }
}
