/** Where things are in a checkout. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A path inside the project. @param {string[]} parts */
export const inProject = (...parts) => join(root, ...parts)

/** A place for what the set-up remembers; gone with node_modules. @param {string} name */
export const remembered = (name) => inProject('node_modules', '.cache', 'parley', name)

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
