/** Where things are in a checkout. */
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

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A path inside the project. @param {string[]} parts */
export const inProject = (...parts) => join(root, ...parts)

/** A place for what the set-up remembers; gone with node_modules. @param {string} name */
export const remembered = (name) => inProject('node_modules', '.cache', 'parley', name)

/**
 * Remembers a text under a name. False when the place cannot be written, as in somebody else's checkout.
 * @param {string} name @param {string} text
 */
export function remember(name, text) {
  try {
    mkdirSync(dirname(remembered(name)), { recursive: true })
    writeFileSync(remembered(name), text)
    return true
  } catch {
    return false // the caller says what follows from it
  }
}

/** Forgets what was remembered under a name; false when that cannot be. @param {string} name */
export function forget(name) {
  try {
    rmSync(remembered(name), { force: true })
    return true
  } catch {
    return false // as in `remember`
  }
}

/**
 * A new folder for files of a moment; null when no place for it can be written. The system's own may be full or absent.
 * @param {string} prefix of its name
 */
export function temporaryFolder(prefix) {
  const own = remembered('temporary')
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

/** Throws a sentence when this account cannot set the project up. @param {string[]} folders inside the project */
export function mustBeWritable(...folders) {
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

/** When a file or folder last changed, in milliseconds since 1970; null when there is none. @param {string} path */
export const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null

/** The text of a file; null when it cannot be read. @param {string} path */
export function textOf(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null // absent and unreadable are the same to those who ask
  }
}

/** Tells the person something without touching what a program prints. @param {string} line */
export const say = (line) => void process.stderr.write(`${line}\n`)
