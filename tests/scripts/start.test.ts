import { describe, expect, test } from 'vitest'
import { checkout } from '../support/checkout.ts'
import { lacks } from '../support/systems.ts'

const headless = `console.log('headless', ...process.argv.slice(2)); process.exit(5)`
const unreachable = `console.log('trying'); require('node:fs').appendFileSync(__dirname + '/tries', 'x'); process.exit(1)`
const fetching = `const { writeFileSync, mkdirSync } = require('node:fs')
mkdirSync(__dirname + '/dist')
writeFileSync(__dirname + '/dist/electron', '#!/bin/sh\\necho electron "$@"', { mode: 0o755 })
writeFileSync(__dirname + '/path.txt', 'electron')`

// Shell scripts stand in for programs here.
describe.skipIf(lacks('scripts') || lacks('signals'))('npm start', () => {
  test('says in one line that Electron is out of reach, and opens the browser', async () => {
    const { run } = checkout({
      'out/main/headless.js': headless,
      'node_modules/electron/install.js': unreachable
    })
    const app = run('start', ['--name', 'Mina'])
    expect(await app.ended).toBe(5)
    expect(app.said().trim().split('\n')).toEqual([
      'The Electron runtime could not be had: Parley opens in your browser instead.',
      'headless open --name Mina'
    ])
  })

  test('does not try again to fetch what was out of reach a moment ago', async () => {
    const tries = `console.log(require('node:fs').readFileSync('node_modules/electron/tries', 'utf8'))`
    const { run } = checkout({
      'out/package.json': '{ "type": "commonjs" }',
      'out/main/headless.js': tries,
      'node_modules/electron/install.js': unreachable
    })
    await run('start').ended
    const again = run('start')
    await again.ended
    expect(again.said()).toMatch(/^x$/m)
  })

  test('fetches Electron where it can, and starts it on the project', async () => {
    const { run } = checkout({ 'node_modules/electron/install.js': fetching })
    const app = run('start', ['--name', 'Mina'])
    expect(await app.ended).toBe(0)
    expect(app.said()).toMatch(/^electron (--no-sandbox )?\S+parley-checkout-\S+ --name Mina$/m)
  })

  test('opens the browser where there is no screen', async () => {
    const { run } = checkout({
      'out/main/headless.js': headless,
      'node_modules/electron/install.js': fetching
    })
    const app = run('start', [], { DISPLAY: undefined, WAYLAND_DISPLAY: undefined })
    await app.ended
    expect(app.said()).toContain(process.platform === 'linux' ? 'headless open' : 'electron')
  })

  test('passes a signal on, and ends as the application ends', async () => {
    const waiting = `process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up')`
    const { run } = checkout({
      'out/main/headless.js': waiting,
      'node_modules/electron/install.js': unreachable
    })
    const app = run('start')
    await expect.poll(app.said).toContain('up')
    app.signal('SIGTERM')
    expect(await app.ended).toBe(7)
  })
})

test('parley hands its words to the command line and keeps its own out of the output', async () => {
  const { run } = checkout({ 'out/main/headless.js': headless })
  const parley = run('parley', ['tail', 'Lobby'])
  expect(await parley.ended).toBe(5)
  expect(parley.said()).toBe('headless tail Lobby\n')
})
