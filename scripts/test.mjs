/**
 * `npm test`: every check and every test; `npm test -- tests/main/host` runs only the tests whose path holds one of
 * the words. The last line counts them.
 */
import { rmSync } from 'node:fs'
import { build, isStale } from './setup/build.mjs'
import { runChecks, step } from './setup/checks.mjs'
import { handOver } from './setup/child.mjs'
import { chromium } from './setup/chromium.mjs'
import { command } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { electronRuntime } from './setup/electron.mjs'
import { commandOf, modernEnvironment, modernNode } from './setup/node.mjs'
import { inProject, say, textOf } from './setup/places.mjs'
import { inWords, none, one, sum, tallyOf } from './setup/tally.mjs'

const report = inProject('test-results', 'vitest.json')

await command(async (filters) => {
  let tally = none
  try {
    const browser = await setUp()
    if (filters.length === 0) tally = sum(...(await runChecks()).map(one))
    tally = sum(tally, await runBuild(filters), await runTests(filters, browser))
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    tally = sum(tally, one(false))
  }
  console.log(inWords(tally))
  return tally.failed > 0 || tally.passed === 0 ? 1 : 0
})

/** Resolves with the browser to test with. */
async function setUp() {
  await installDependencies()
  if (process.env['PARLEY_ELECTRON'] === '1' && !(await electronRuntime())) {
    throw new Error('PARLEY_ELECTRON=1 asks for tests in Electron, but its runtime could not be had.')
  }
  return chromium()
}

/** @param {string[]} filters */
async function runBuild(filters) {
  if (filters.length > 0 && !isStale()) return none
  return one(await step('build', build))
}

/** @param {string[]} filters @param {string} browser */
async function runTests(filters, browser) {
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await handOver(modernNode(), [commandOf('vitest'), 'run', ...reporters, ...filters], {
    env: { ...modernEnvironment(), CHROMIUM_PATH: browser }
  })
  return tallyOf(textOf(report), code)
}
