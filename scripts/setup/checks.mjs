/** The checks that run nothing: format, lint, types. */
import { availableParallelism } from 'node:os'
import { runQuietly } from './run-program.mjs'
import { digestOf, hashFiles, isNoted, note } from './digest.mjs'
import { commandOf, modernEnvironment, modernNode } from './node.mjs'
import { inProject } from './project-files.mjs'
import { wholeProgramVariable } from './svelte-program.mjs'

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string[]} reads the folders that it reads, beside the files in the project's own folder
 * @property {boolean} [slow] takes too long to run after each small change
 * @property {() => string} script
 * @property {NodeJS.ProcessEnv} [env] beside the usual one
 * @property {string[]} args
 */

/** @type {Record<string, string[]>} */
const environments = {
  shared: ['src/shared/'],
  node: ['src/', 'scripts/'],
  web: ['src/'],
  test: ['']
}

/** Longest first, since they run in parallel. @type {Check[]} */
const checks = [
  {
    name: 'lint of Svelte files',
    reads: ['src/'],
    slow: true,
    script: () => commandOf('eslint'),
    env: { [wholeProgramVariable]: '1' },
    args: ['--max-warnings=0', 'src/**/*.svelte', 'src/**/*.svelte.ts']
  },
  {
    name: 'format',
    reads: [''],
    script: () => commandOf('oxfmt'),
    args: ['--check']
  },
  { name: 'lint', reads: [''], script: () => commandOf('oxlint'), args: [] },
  {
    name: 'types in Svelte files',
    reads: ['src/', 'scripts/'],
    slow: true,
    script: () => inProject('scripts', 'setup', 'svelte-check.mjs'),
    args: []
  },
  ...Object.entries(environments).map(([name, reads]) => ({
    name: `types in ${name}`,
    reads,
    script: () => commandOf('@typescript/native', 'tsc'),
    // Several threads check the same types several times, which takes twice the work.
    args: ['-p', `tsconfig.${name}.json`, '--singleThreaded']
  }))
]

/**
 * @typedef {object} How
 * @property {boolean} [quick] leaves out slow ones
 * @property {boolean} [background] takes what others leave of the processors
 * @property {(line: string) => void} [print]
 */

/**
 * A check that has passed on the same files is not repeated.
 * @param {How} [how]
 */
export async function runChecks(how = {}) {
  const hashes = hashFiles()
  const due = checks.map((check) => ({ check, digest: digestOf(hashes, check.reads) }))
  /** @type {boolean[]} */
  const passed = []
  const work = async () => {
    for (let next = due.shift(); next; next = due.shift()) {
      const { check, digest } = next
      const result = await runCheck(check, digest, how)
      if (result !== null) passed.push(result)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return passed
}

/**
 * @param {Check} check
 * @param {string} digest of what it reads
 * @param {How} how
 * @returns {Promise<boolean | null>} null when it is left out
 */
async function runCheck({ name, slow, script, env, args }, digest, how) {
  const { quick = false, background = false, print = console.log } = how
  if (isNoted(name, digest)) {
    print(`✓ ${name} (has passed on the same files)`)
    return true
  }
  if (quick && slow) {
    print(`- ${name} (left out: slow; \`npm run check\` does it)`)
    return null
  }
  const surroundings = { env: { ...modernEnvironment(), ...env }, background }
  const run = () => runQuietly(modernNode(), [script(), ...args], surroundings)
  const passed = await step(name, run, print)
  if (passed) note(name, digest)
  return passed
}

/**
 * @param {string} name
 * @param {() => Promise<import('./run-program.mjs').Outcome>} run
 * @param {(line: string) => void} [print]
 */
export async function step(name, run, print = console.log) {
  const begun = performance.now()
  const { code, output } = await run()
  print(`${code === 0 ? '✓' : '✗'} ${name} (${secondsSince(begun)} s)`)
  if (code !== 0) print(output)
  return code === 0
}

/** @param {number} begun a `performance.now()` */
export const secondsSince = (begun) => ((performance.now() - begun) / 1000).toFixed(1)
