import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkout, headless, type Checkout, type Run } from '../support/checkout.ts'
import { lacks } from '../support/systems.ts'

/** Notes that it began, and goes on when there is a file `go`. */
const waiting = (ending: string): string => `const fs = require('node:fs')
fs.appendFileSync(process.cwd() + '/begun', 'x')
const timer = setInterval(() => { if (!fs.existsSync(process.cwd() + '/go')) return; clearInterval(timer); ${ending} }, 20)`
const commonjs = '{ "type": "commonjs", "bin": "run.js" }'
const halfAndWhole = `const dist = __dirname + '/dist'
require('node:fs').mkdirSync(dist, { recursive: true })
require('node:fs').writeFileSync(dist + '/electron', '#!/bin/sh\\necho half\\n', { mode: 0o755 })
${waiting(`fs.writeFileSync(dist + '/electron', '#!/bin/sh\\necho whole\\n'); fs.writeFileSync(__dirname + '/path.txt', 'electron')`)}`

const list = JSON.stringify({ packages: {} })
const works: [string, Record<string, string>][] = [
  ['downloading Electron', { 'node_modules/electron/install.js': halfAndWhole }],
  [
    'installing dependencies',
    {
      'node_modules/.package-lock.json': '{',
      'npm/npm-cli.js': waiting(
        `fs.writeFileSync(process.cwd() + '/node_modules/.package-lock.json', '${list}')`
      ),
      'npm/package.json': commonjs
    }
  ],
  [
    'building Parley',
    {
      'node_modules/electron-vite/run.js': waiting(
        `fs.writeFileSync(process.cwd() + '/out/main/headless.js', 'process.exit(5)')`
      ),
      'node_modules/electron-vite/package.json': commonjs,
      'node_modules/.cache/parley/built': 'other sources'
    }
  ]
]

const begun = (root: string): string =>
  existsSync(join(root, 'begun')) ? readFileSync(join(root, 'begun'), 'utf8') : ''
const start = ({ root, run }: Checkout): Run =>
  run('start', [], { npm_execpath: join(root, 'npm/npm-cli.js') })

// Shell scripts stand in for Electron here.
describe.skipIf(lacks('scripts') || lacks('signals'))('two starts at once', () => {
  test.for(works)('%s: the second one waits for the first', async ([doing, files]) => {
    const made = checkout({ ...headless, 'node_modules/electron/install.js': 'process.exit(1)', ...files })
    const first = start(made)
    await expect.poll(() => begun(made.root)).toBe('x')
    const second = start(made)
    await expect.poll(second.said).toContain(`Another \`npm start\` is ${doing}: this one waits for it …`)
    writeFileSync(join(made.root, 'go'), '')
    expect(await second.ended).toBe(await first.ended)
    expect(begun(made.root)).toBe('x')
    expect(second.said()).not.toMatch(/^half$/m)
    expect(existsSync(join(made.root, 'out/.set-up'))).toBe(false)
  })

  test('a lock of a killed start does not block others', async () => {
    const made = checkout({ ...headless, 'node_modules/electron/install.js': halfAndWhole })
    const first = start(made)
    await expect.poll(() => begun(made.root)).toBe('x')
    first.signal('SIGKILL')
    await first.ended
    writeFileSync(join(made.root, 'go'), '')
    rmSync(join(made.root, 'node_modules/electron/path.txt'), { force: true })
    const second = start(made)
    expect(await second.ended).toBe(0)
    expect(second.said()).toMatch(/^whole$/m)
    expect(second.said()).not.toContain('waits for it')
  })
})
