/** The workflow runs on machines that no one here has, so what can be read of it is checked here. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { getConfig } from 'app-builder-lib/out/util/config/config.js'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { isModern } from '../scripts/setup/node.mjs'
import { lacks } from './support/systems.ts'

const Step = v.strictObject({
  name: v.optional(v.string()),
  if: v.optional(v.string()),
  uses: v.optional(v.pipe(v.string(), v.regex(/^actions\/[a-z-]+@v\d+$/))),
  with: v.optional(v.record(v.string(), v.union([v.string(), v.boolean()]))),
  run: v.optional(v.string())
})
const Job = v.strictObject({
  strategy: v.strictObject({
    'fail-fast': v.literal(false),
    matrix: v.strictObject({ os: v.array(v.picklist(['ubuntu-latest', 'windows-latest', 'macos-latest'])) })
  }),
  'runs-on': v.literal('${{ matrix.os }}'),
  'timeout-minutes': v.pipe(v.number(), v.maxValue(90)),
  defaults: v.strictObject({ run: v.strictObject({ shell: v.literal('bash') }) }),
  env: v.record(v.string(), v.union([v.string(), v.number()])),
  steps: v.array(Step)
})
const Workflow = v.strictObject({
  name: v.string(),
  on: v.strictObject({
    push: v.strictObject({ branches: v.array(v.string()) }),
    pull_request: v.null()
  }),
  permissions: v.strictObject({ contents: v.literal('read') }),
  concurrency: v.strictObject({ group: v.string(), 'cancel-in-progress': v.boolean() }),
  // One job alone: what needed another would not run when that one failed on any system.
  jobs: v.strictObject({ system: Job })
})

const { system } = v.parse(Workflow, parse(readFileSync('.github/workflows/test.yml', 'utf8'))).jobs
const lines = system.steps.flatMap(({ run = '' }) => run.trim().split('\n'))
const scripts = v.parse(
  v.object({ scripts: v.record(v.string(), v.string()) }),
  JSON.parse(readFileSync('package.json', 'utf8'))
).scripts

/** What each kind of installer is called at its end. */
const endings: Readonly<Record<string, string>> = {
  deb: 'deb',
  rpm: 'rpm',
  AppImage: 'AppImage',
  dmg: 'dmg',
  nsis: 'exe'
}

test('tests run on all three systems, and each makes its installer afterwards', () => {
  expect(system.strategy.matrix.os).toHaveLength(3)
  const steps = system.steps.map(({ run = '', uses = '' }) => run + uses)
  const last = (text: string): number => steps.findLastIndex((step) => step.includes(text))
  expect(last('.ci/run')).toBeGreaterThan(last('setup-node'))
  expect(last('npm run dist')).toBeGreaterThan(last('.ci/run'))
  expect(last('upload-artifact')).toBeGreaterThan(last('npm run dist'))
})

test('the scripts of the workflow exist', () => {
  expect(lines.filter((line) => line.includes('.ci/run'))).toHaveLength(2)
  expect(existsSync('.ci/run')).toBe(true)
  for (const [, name = ''] of lines.join('\n').matchAll(/npm run (\S+)/g))
    expect(scripts).toHaveProperty(name)
})

test.skipIf(lacks('file modes'))('the script of the workflow is executable', () => {
  expect(statSync('.ci/run').mode & 0o111).toBe(0o111)
})

test('no step uses the runner’s own old Node', () => {
  const [range = ''] = system.steps.flatMap((step) => step.with?.['node-version'] ?? [])
  const [, oldest = ''] = /^>=(\d+\.\d+) <\d+$/.exec(String(range)) ?? []
  expect(isModern(`v${oldest}.0`)).toBe(true)
})

test('every installer is uploaded, and a missing one fails', async () => {
  const { directories, linux, mac, win } = await getConfig(process.cwd(), 'electron-builder.yml', null)
  const targets = [linux, mac, win].flatMap((each) => each?.target ?? []).map(String)
  const upload = system.steps.find((step) => step.with?.['if-no-files-found'] === 'error')
  const made = targets.map((target) => `${String(directories?.output)}/*.${endings[target] ?? target}`)
  expect(targets.length).toBeGreaterThanOrEqual(4)
  expect(String(upload?.with?.['path']).trim().split('\n')).toEqual(expect.arrayContaining(made))
})
