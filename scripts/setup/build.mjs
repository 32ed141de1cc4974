/** The built application in out/. */
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { quietly } from './child.mjs'
import { commandOf, modernEnvironment, modernNode } from './node.mjs'
import { changedAt, inProject, remembered } from './places.mjs'

const files = ['electron.vite.config.ts', 'svelte.config.js', 'package.json', 'package-lock.json']
const folders = [inProject('src'), inProject('resources')]
const stamp = remembered('built')

/** Builds when a source is newer than the last build. Throws with the builder's own words when that fails. */
export async function buildIfStale() {
  if (!isStale()) return
  const { code, output } = await build()
  if (code !== 0) throw new Error(`The build failed:\n${output}`)
}

/** Builds in any case. */
export async function build() {
  const begun = new Date()
  rmSync(stamp, { force: true })
  const outcome = await quietly(modernNode(), [commandOf('electron-vite'), 'build'], {
    env: modernEnvironment()
  })
  if (outcome.code === 0) {
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, '')
    utimesSync(stamp, begun, begun) // what was saved while it built is not in it
  }
  return outcome
}

/** Whether a source is newer than the last build. */
export function isStale() {
  const built = changedAt(stamp)
  if (built === null || changedAt(inProject('out', 'main', 'headless.js')) === null) return true
  const sources = files.map((file) => inProject(file)).concat(folders.flatMap(everythingIn))
  return sources.some((path) => (changedAt(path) ?? 0) > built)
}

/** Folders too, or a deleted file would go unseen. @param {string} folder */
function everythingIn(folder) {
  return [folder, ...readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)))]
}
