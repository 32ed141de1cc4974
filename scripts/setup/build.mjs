import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { runQuietly } from './run-program.mjs'
import { withSetupLock } from './lock.mjs'
import { commandOf, modernEnvironment, modernNode } from './node.mjs'
import {
  changedAt,
  deleteState,
  inProject,
  assertWritable,
  saveState,
  statePath,
  root,
  printLine,
  textOf
} from './project-files.mjs'

const files = ['electron.vite.config.ts', 'svelte.config.js', 'package.json', 'package-lock.json']
const folders = ['src', 'resources', 'scripts/vite']
const stamp = 'built'
const builtFolders = ['main', 'preload', 'renderer']
const building = 'building Parley'

/** Throws with the builder's own message. */
export async function buildIfStale() {
  if (!isStale()) return
  assertWritable('out')
  const { code, output } = await withSetupLock(building, () => {
    if (!isStale()) return { code: 0, output: '' } // built by the command that was waited for
    printLine('Building Parley (some seconds, after each change of its sources) …')
    return runBuilder()
  })
  if (code !== 0) throw new Error(`The build failed:\n${output}`)
}

export async function build() {
  assertWritable('out')
  return withSetupLock(building, runBuilder)
}

async function runBuilder() {
  const sources = hashOfSources(root) // before the build, which does not contain what is saved later
  deleteState(stamp)
  const outcome = await runQuietly(modernNode(), [commandOf('electron-vite'), 'build'], {
    env: modernEnvironment()
  })
  if (outcome.code === 0 && !saveState(stamp, stampOf(sources, root))) {
    printLine(`${statePath(stamp)} cannot be written, so the next start builds again.`)
  }
  return outcome
}

/** Other sources than those of the last build, or missing files. */
export function isStale() {
  const [sources, ...built] = textOf(statePath(stamp))?.split('\n') ?? []
  if (built.length === 0 || built.some((path) => changedAt(inProject(path)) === null)) return true
  return sources !== hashOfSources(root)
}

/** @param {string} sources their hash @param {string} project its folder */
export function stampOf(sources, project) {
  const built = builtFolders.flatMap((name) => filesIn(join(project, 'out', name)))
  return [sources, ...built.map((path) => relative(project, path))].join('\n')
}

/** Times are unreliable: a checkout touches unchanged files. @param {string} project its folder */
export function hashOfSources(project) {
  const hash = createHash('sha256')
  const paths = [
    ...files.map((file) => join(project, file)),
    ...folders.flatMap((name) => filesIn(join(project, name)))
  ]
  for (const path of paths) {
    const bytes = changedAt(path) === null ? null : readFileSync(path)
    hash.update(`${relative(project, path)}\0${String(bytes?.length)}\0`).update(bytes ?? '')
  }
  return hash.digest('hex')
}

/** @param {string} folder */
function filesIn(folder) {
  if (changedAt(folder) === null) return []
  return readdirSync(folder, { recursive: true })
    .map((path) => join(folder, String(path)))
    .filter((path) => statSync(path).isFile())
    .sort()
}
