/** Results of work that depends only on files are reused while their digest is the same. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { modernNode } from './node.mjs'
import { inProject, statePath, root, textOf } from './project-files.mjs'

/** Built from the rest, or not part of the project. */
const ignored = ['.git', 'node_modules', 'out', 'dist', 'coverage', 'gallery', 'test-results'].map((name) =>
  inProject(name)
)
/** npm's list of what is installed: the tools themselves. */
const installed = inProject('node_modules', '.package-lock.json')

/** By path with slashes. @returns {Map<string, string>} */
export function hashFiles() {
  const hashes = new Map([['node_modules', hash(textOf(installed) ?? '')]])
  for (const path of filesBelow(root)) {
    hashes.set(relative(root, path).split(sep).join('/'), hash(readFileSync(path)))
  }
  return hashes
}

/**
 * Includes the tools and their Node.
 * @param {Map<string, string>} hashes
 * @param {string[]} folders end with a slash; '' for all
 */
export function digestOf(hashes, folders) {
  const read = [...hashes].filter(
    ([path]) => !path.includes('/') || folders.some((folder) => path.startsWith(folder))
  )
  // A Node inside the project is among the installed tools.
  const node = modernNode().startsWith(root) ? '' : process.version
  return hash([node, ...read.flat()].join('\n'))
}

/** @param {string} name @param {string} digest */
export const isNoted = (name, digest) => textOf(placeOf(name)) === digest

/** When it cannot be written, the work is repeated. @param {string} name @param {string} digest */
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

/** Sorted, since the order depends on the file system. @param {string} folder @returns {string[]} */
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
