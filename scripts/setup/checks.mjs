/** The checks that need no running program: format, lint, types. */
import { availableParallelism } from 'node:os'
import { quietly } from './child.mjs'
import { commandOf, modernEnvironment, modernNode } from './node.mjs'

/** @typedef {{ name: string, script: () => string, args: string[] }} Check */

const environments = ['shared', 'node', 'web', 'test']

/** The longest first, so that none is left alone at the end. @type {Check[]} */
const checks = [
  {
    name: 'lint of Svelte files',
    script: () => commandOf('eslint'),
    args: [
      '--no-error-on-unmatched-pattern',
      '--max-warnings=0',
      'src/**/*.svelte',
      '{src,tests}/**/*.svelte.ts'
    ]
  },
  { name: 'format', script: () => commandOf('prettier'), args: ['--check', '.'] },
  {
    name: 'types in Svelte files',
    script: () => commandOf('svelte-check'),
    args: ['--tsconfig', 'tsconfig.web.json', '--fail-on-warnings']
  },
  { name: 'lint', script: () => commandOf('oxlint'), args: [] },
  ...environments.map((name) => ({
    name: `types in ${name}`,
    script: () => commandOf('@typescript/native', 'tsc'),
    args: ['-p', `tsconfig.${name}.json`]
  }))
]

/**
 * Runs all checks, as many at a time as there are cores: each keeps one busy. Resolves with whether each
 * passed.
 */
export async function runChecks() {
  const waiting = [...checks]
  /** @type {boolean[]} */
  const passed = []
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) passed.push(await runCheck(check))
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return passed
}

/** Runs one check; resolves with whether it passed. @param {Check} check */
const runCheck = ({ name, script, args }) =>
  step(name, () => quietly(modernNode(), [script(), ...args], { env: modernEnvironment() }))

/**
 * Runs one step, says in a line how it went, and shows what it said when it failed.
 * @param {string} name
 * @param {() => Promise<import('./child.mjs').Outcome>} run
 */
export async function step(name, run) {
  const begun = performance.now()
  const { code, output } = await run()
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(output)
  return code === 0
}
