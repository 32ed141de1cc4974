/**
 * svelte-check by the native compiler, which takes half of the work. Unlike the other one it also checks the components of
 * packages, where an error is none of ours.
 */
import { spawnSync } from 'node:child_process'
import { commandOf } from './node.mjs'

/** @typedef {{ type: string, filename: string, start: { line: number, character: number }, message: string }} Found */

const args = ['--tsconfig', 'tsconfig.web.json', '--tsgo-experimental-api', '--output', 'machine-verbose']
const { stdout, stderr } = spawnSync(process.execPath, [commandOf('svelte-check'), ...args], {
  encoding: 'utf8',
  maxBuffer: 10_000_000
})
// Each line begins with a time.
const lines = stdout.split('\n').map((line) => line.replace(/^\d+ /, ''))
const ours = lines
  .filter((line) => line.startsWith('{'))
  .map((line) => /** @type {Found} */ (JSON.parse(line)))
  .filter(({ filename }) => !/^node_modules[\\/]/.test(filename))
for (const { type, filename, start, message } of ours) {
  console.log(`${filename}:${start.line + 1}:${start.character + 1} ${type}: ${message}`)
}
const isComplete = lines.some((line) => line.startsWith('COMPLETED '))
if (!isComplete) console.log(stdout + stderr)
process.exitCode = isComplete && ours.length === 0 ? 0 : 1
