/** Whether files hold what they held before, for work whose result follows from them alone. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { modernNode } from './node.mjs'
import { inProject, statePath, root, textOf } from './project-files.mjs'

/** In the project's own folder: made from the rest, or no part of it. */
const ignored = ['.git', 'node_modules', 'out', 'dist', 'coverage', 'gallery', 'test-results'].map((name) =>
  inProject(name)
)
/** npm's own note of what is installed: the tools themselves. */
const installed = inProject('node_modules', '.package-lock.json')

/** A hash of every file's content, by its path with slashes. @returns {Map<string, string>} */
export function hashFiles() {
  const hashes = new Map([['node_modules', hash(textOf(installed) ?? '')]])
  for (const path of filesBelow(root)) {
    hashes.set(relative(root, path).split(sep).join('/'), hash(readFileSync(path)))
  }
  return hashes
}

/**
 * One text for the contents of these folders, of all files beside them in the project's folder (they configure the
 * tools), and of the tools with the Node that runs them; it differs when any of them does.
 * @param {Map<string, string>} hashes
 * @param {string[]} folders with a slash at the end; the empty text for all
 */
export function digestOf(hashes, folders) {
  const read = [...hashes].filter(
    ([path]) => !path.includes('/') || folders.some((folder) => path.startsWith(folder))
  )
  // A Node of the project's own is among the tools, whichever one reads this.
  const node = modernNode().startsWith(root) ? '' : process.version
  return hash([node, ...read.flat()].join('\n'))
}

/** Whether this name was last noted with the same digest. @param {string} name @param {string} digest */
export const isNoted = (name, digest) => textOf(placeOf(name)) === digest

/** Without a place to note it the work is only done again. @param {string} name @param {string} digest */
export function note(name, digest) {
  try {
    mkdirSync(dirname(placeOf(name)), { recursive: true })
    writeFileSync(placeOf(name), digest)
  } catch (error) {
    console.log(`“${name}” will be checked again next time: ${String(error)}`)
  }
}

/** @param {string} name */
const placeOf = (name) => statePath(join('passed', name.replaceAll(' ', '-')))

/** @param {string | Buffer} content */
const hash = (content) => createHash('sha256').update(content).digest('hex')

/** In an order that does not depend on the file system. @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (ignored.includes(path)) return []
      if (entry.isDirectory()) return filesBelow(path)
      return entry.isFile() ? [path] : []
    })
}
