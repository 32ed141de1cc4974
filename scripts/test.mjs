/**
 * `npm test`; `-- WORDS` runs the tests whose path has one of them, `-- --changed` those of uncommitted changes.
 * `npm run test:long` asks for the project of long tests, which nothing else runs.
 */
import { rmSync } from 'node:fs'
import { build, isStale } from './setup/build.mjs'
import { runChecks, secondsSince, step } from './setup/checks.mjs'
import { runInPlace, Stopped } from './setup/run-program.mjs'
import { chromium, headlessShell } from './setup/chromium.mjs'
import { command } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { electronRuntime } from './setup/electron.mjs'
import { memoryFolder } from './setup/memory-folder.mjs'
import { commandOf, modernEnvironment, modernNode } from './setup/node.mjs'
import { inProject, statePath, printLine, textOf } from './setup/project-files.mjs'
import { summaryLine, none, one, sum, countOf } from './setup/test-count.mjs'

const report = inProject('test-results', 'vitest.json')

await command(async (args) => {
  const begun = performance.now()
  const changed = args.some((arg) => /^--changed(=|$)/.test(arg))
  let tally = none
  try {
    const browser = await setUp()
    /** @type {string[]} */
    const lines = []
    // Beside the tests, which often wait. Printed after them, or Vitest would write over it.
    const checking = {
      quick: changed,
      background: !changed, // few tests would soon leave it alone
      print: (/** @type {string} */ line) => lines.push(line)
    }
    const checks = args.length === 0 || changed ? runChecks(checking) : Promise.resolve([])
    const tests = buildAndTest(args, changed, browser)
    await Promise.allSettled([checks, tests]) // both have ended before one of them throws
    for (const line of lines) console.log(line)
    tally = sum(...(await checks).map(one), await tests)
  } catch (error) {
    if (error instanceof Stopped) throw error
    printLine(error instanceof Error ? error.message : String(error))
    tally = sum(tally, one(false))
  }
  console.log(`Everything took ${secondsSince(begun)} s.`)
  console.log(summaryLine(tally))
  return tally.failed > 0 || tally.passed === 0 ? 1 : 0
})

async function setUp() {
  await installDependencies()
  if (process.env['PARLEY_ELECTRON'] === '1' && !(await electronRuntime())) {
    throw new Error('PARLEY_ELECTRON=1 asks for tests in Electron, but its runtime could not be had.')
  }
  return chromium()
}

/** Resolves with an empty count when the build is up to date. */
async function runBuild() {
  return isStale() ? one(await step('build', build)) : none
}

/** @param {string[]} args for Vitest @param {boolean} changed @param {string} browser */
async function buildAndTest(args, changed, browser) {
  const built = await runBuild()
  return sum(built, await runTests(args, changed, browser))
}

/**
 * @param {string[]} args for Vitest
 * @param {boolean} changed only what is changed, which may be nothing
 * @param {string} browser
 */
async function runTests(args, changed, browser) {
  rmSync(report, { force: true })
  const reporters = ['default', 'json', inProject('scripts', 'setup', 'reporter.mjs')].map(
    (name) => `--reporter=${name}`
  )
  const isProjectAskedFor = args.some((arg) => arg.startsWith('--project'))
  const projects = isProjectAskedFor ? [] : ['--project=!long']
  const options = [
    ...reporters,
    ...projects,
    `--outputFile.json=${report}`,
    ...(changed ? ['--passWithNoTests'] : [])
  ]
  const code = await runVitest([...options, ...args], browser)
  const text = textOf(report)
  return changed && code === 0 && text === null ? none : countOf(text, code)
}

/** @param {string[]} options @param {string} browser */
async function runVitest(options, browser) {
  const folder = process.env['TMPDIR'] === undefined ? memoryFolder() : null
  const env = {
    ...modernEnvironment(),
    CHROMIUM_PATH: browser,
    HEADLESS_SHELL_PATH: headlessShell() ?? browser,
    // Else each command line that a test starts strips and compiles the same sources.
    NODE_COMPILE_CACHE: statePath('compiled'),
    ...(folder === null ? {} : { TMPDIR: folder })
  }
  try {
    return await runInPlace(modernNode(), [commandOf('vitest'), 'run', ...options], { env })
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
}
