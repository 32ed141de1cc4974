/** The checks that need no running program: format, lint, types. */
import { quietly } from './child.mjs'
import { commandOf, modernEnvironment, modernNode } from './node.mjs'

/** @typedef {{ name: string, script: () => string, args: string[] }} Check */

const environments = ['shared', 'node', 'web', 'test']

/** @type {Check[]} */
export const checks = [
  { name: 'format', script: () => commandOf('prettier'), args: ['--check', '.'] },
  { name: 'lint', script: () => commandOf('oxlint'), args: [] },
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
  ...environments.map((name) => ({
    name: `types in ${name}`,
    script: () => commandOf('@typescript/native', 'tsc'),
    args: ['-p', `tsconfig.${name}.json`]
  })),
  {
    name: 'types in Svelte files',
    script: () => commandOf('svelte-check'),
    args: ['--tsconfig', 'tsconfig.web.json', '--fail-on-warnings']
  }
]

/** Runs one check; resolves with whether it passed. @param {Check} check */
export const runCheck = ({ name, script, args }) =>
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
