import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** @param {string[]} parts */
export const inProject = (...parts) => join(root, ...parts)

/** In node_modules, to be deleted with it. @param {string} name */
export const statePath = (name) => inProject('node_modules', '.cache', 'parley', name)

/** False when it cannot be written, as in another account's checkout. @param {string} name @param {string} text */
export function saveState(name, text) {
  try {
    mkdirSync(dirname(statePath(name)), { recursive: true })
    writeFileSync(statePath(name), text)
    return true
  } catch {
    return false // the caller says what follows from it
  }
}

/** False when the file cannot be deleted. @param {string} name */
export function deleteState(name) {
  try {
    rmSync(statePath(name), { force: true })
    return true
  } catch {
    return false // as in `remember`
  }
}

/** Null when none can be made: the system's own may be full or missing. @param {string} prefix */
export function temporaryFolder(prefix) {
  const own = statePath('temporary')
  for (const parent of [own, tmpdir()]) {
    try {
      if (parent === own) mkdirSync(own, { recursive: true })
      return mkdtempSync(join(parent, prefix))
    } catch {
      continue // the next place, or null
    }
  }
  return null
}

/** Throws a message. @param {string[]} folders inside the project */
export function assertWritable(...folders) {
  for (const folder of [root, ...folders.map((name) => inProject(name))]) {
    if (changedAt(folder) === null || canWrite(folder)) continue
    throw new Error(
      `Parley has to be set up once, and this account may not write to ${folder}: ` +
        'let its owner run `npm start`, or make a copy that is yours.'
    )
  }
}

/** @param {string} folder */
function canWrite(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false // the system's reason is always that it is not allowed
  }
}

/** Milliseconds since 1970; null without a file. @param {string} path */
export const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null

/** Null when the file cannot be read. @param {string} path */
export function textOf(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null // callers treat absent and unreadable files alike
  }
}

/** Standard output belongs to the program that is run. @param {string} line */
export const printLine = (line) => void process.stderr.write(`${line}\n`)
