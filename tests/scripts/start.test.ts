import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkout, headless, runtime } from '../support/checkout.ts'
import { lacks } from '../support/systems.ts'

const unreachable = `console.error('Error: nobody answers\\n    at somewhere'); require('node:fs').appendFileSync(__dirname + '/tries', 'x'); process.exit(1)`
const tries = `console.log('tries', require('node:fs').readFileSync('node_modules/electron/tries', 'utf8'))`
const fetching = `const { writeFileSync, mkdirSync } = require('node:fs')
mkdirSync(__dirname + '/dist')
writeFileSync(__dirname + '/dist/electron', '#!/bin/sh\\necho electron "$@"', { mode: 0o755 })
writeFileSync(__dirname + '/path.txt', 'electron')`

// Shell scripts stand in for programs here, and Windows has no signals to pass on.
describe.skipIf(lacks('scripts') || lacks('signals'))('npm start', () => {
  test('prints in one line why Electron is missing, and opens a browser', async () => {
    const { run } = checkout({ ...headless, 'node_modules/electron/install.js': unreachable })
    const app = run('start', ['--name', 'Mina'])
    expect(await app.ended).toBe(5)
    expect(app.said().trim().split('\n')).toEqual([
      'The Electron runtime could not be had (nobody answers; `npm start -- --again` tries again), so Parley opens in a browser.',
      'headless open --name Mina'
    ])
  })

  describe('after a recent failed download', () => {
    const files = {
      'out/package.json': '{ "type": "commonjs" }',
      'out/main/headless.js': tries,
      'node_modules/electron/install.js': unreachable,
      'node_modules/electron-vite/package.json': '{ "type": "commonjs", "bin": "dev.js" }',
      'node_modules/electron-vite/dev.js': ''
    }

    test('does not retry, and prints the same reason', async () => {
      const { run } = checkout(files)
      await run('start').ended
      const again = run('start')
      await again.ended
      expect(again.said()).toMatch(/^tries x$/m)
      expect(again.said()).toContain('(nobody answers; `npm start -- --again` tries again)')
    })

    test('retries when requested', async () => {
      const { run } = checkout(files)
      await run('start').ended
      const again = run('start', ['--again'])
      await again.ended
      expect(again.said()).toMatch(/^tries xx$/m)
    })

    test.for(['dev', 'dist'])('npm run %s retries', async (command) => {
      const { run } = checkout(files)
      await run('start').ended
      const other = run(command)
      expect(await other.ended).toBe(1)
      expect(other.said()).toContain('The Electron runtime could not be had (nobody answers).')
      const start = run('start')
      await start.ended
      expect(start.said()).toMatch(/^tries xx$/m)
    })
  })

  test('fetches Electron where it can, and starts it on the project', async () => {
    const { run } = checkout({ 'node_modules/electron/install.js': fetching })
    const app = run('start', ['--name', 'Mina'])
    expect(await app.ended).toBe(0)
    expect(app.said()).toMatch(/^electron (--no-sandbox )?\S+parley-checkout-\S+ --name Mina$/m)
  })

  test('opens a browser without a screen', async () => {
    const { run } = checkout({ ...headless, 'node_modules/electron/install.js': fetching })
    const app = run('start', [], { DISPLAY: undefined, WAYLAND_DISPLAY: undefined })
    await app.ended
    expect(app.said()).toContain(process.platform === 'linux' ? 'headless open' : 'electron')
  })

  test('forwards a signal, and exits with the application’s code', async () => {
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

  test('removes variables that turn Electron into Node', async () => {
    const { run } = checkout({
      ...headless,
      ...runtime('echo "as node: $ELECTRON_RUN_AS_NODE, options: $NODE_OPTIONS."')
    })
    const app = run('start', [], { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-warnings' })
    await app.ended
    expect(app.said()).toContain('as node: , options: .')
  })
})

describe.skipIf(lacks('scripts') || lacks('signals'))('a runtime that was copied by hand', () => {
  test('is started', async () => {
    const { run } = checkout({ ...headless, ...runtime('echo electron') })
    const app = run('start')
    expect(await app.ended).toBe(0)
    expect(app.said()).toMatch(/^electron$/m)
  })

  test('is not started if its version is wrong', async () => {
    const { run } = checkout({
      ...headless,
      ...runtime('echo electron'),
      'node_modules/electron/package.json': '{ "type": "commonjs", "version": "45.4.1" }',
      'node_modules/electron/dist/version': 'v44.0.0'
    })
    const app = run('start')
    expect(await app.ended).toBe(5)
    expect(app.said()).toMatch(/\(\S+dist holds Electron 44\.0\.0, and Parley needs 45\.4\.1\)/)
  })

  test('is started from another folder', async () => {
    const { root, run } = checkout({ ...headless, 'elsewhere/electron': '#!/bin/sh\necho electron' })
    const app = run('start', [], { ELECTRON_OVERRIDE_DIST_PATH: `${root}/elsewhere` })
    expect(await app.ended).toBe(0)
    const lost = run('start', [], { ELECTRON_OVERRIDE_DIST_PATH: `${root}/nowhere` })
    await lost.ended
    expect(lost.said()).toMatch(/ELECTRON_OVERRIDE_DIST_PATH names \S+nowhere, where there is no electron\)/)
  })
})

// All that a build makes is needed: the window has more parts than the command line.
test.for(['main/index.js', 'main/chunks/worker.js', 'preload/index.cjs', 'renderer/index.html'])(
  'a build without %s is built again',
  async (path) => {
    const { root, run } = checkout({
      ...headless,
      [`out/${path}`]: '',
      'node_modules/electron/install.js': unreachable,
      'node_modules/electron-vite/package.json': '{ "type": "commonjs", "bin": "build.js" }',
      'node_modules/electron-vite/build.js': `require('node:fs').writeFileSync('out/${path}', '')`
    })
    const whole = run('parley')
    expect(await whole.ended).toBe(5)
    expect(whole.said()).not.toContain('Building')
    rmSync(join(root, 'out', path))
    const lost = run('parley')
    expect(await lost.ended).toBe(5)
    expect(lost.said()).toContain('Building Parley')
    expect(existsSync(join(root, 'out', path))).toBe(true)
    const again = run('parley')
    expect(await again.ended).toBe(5)
    expect(again.said()).not.toContain('Building')
  }
)

test('parley passes its arguments to the command line and prints nothing to standard output', async () => {
  const { run } = checkout(headless)
  const parley = run('parley', ['tail', 'Lobby'])
  expect(await parley.ended).toBe(5)
  expect(parley.said()).toBe('headless tail Lobby\n')
})
