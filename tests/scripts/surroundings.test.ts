import { chmodSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { sandboxFlags } from '../../scripts/setup/sandbox.mjs'
import { missingScreen } from '../../scripts/setup/screen.mjs'
import { tempFolder } from '../support/chat.ts'
import { checkout, headless, runtime } from '../support/checkout.ts'
import { lacks } from '../support/systems.ts'

const linux = (env: NodeJS.ProcessEnv): Promise<string | null> => missingScreen(env, 'linux')

async function screen(at: { path: string } | { port: number; host: string }): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => void server.listen(at, done))
  onTestFinished(() => void server.close())
  return 'path' in at ? 0 : (server.address() as AddressInfo).port
}

describe('a screen', () => {
  test('is missing when no variable names one', async () => {
    expect(await linux({})).toBe('There is no screen for a window')
    expect(await linux({ DISPLAY: '', WAYLAND_DISPLAY: '' })).toBe('There is no screen for a window')
  })

  test('is missing when nothing answers', async () => {
    expect(await linux({ DISPLAY: ':987' })).toBe('No screen answers at DISPLAY=:987')
    expect(await linux({ DISPLAY: '127.0.0.1:0.0' })).toBe('No screen answers at DISPLAY=127.0.0.1:0.0')
    expect(await linux({ WAYLAND_DISPLAY: 'wayland-7', XDG_RUNTIME_DIR: tempFolder() })).toBe(
      'No screen answers at WAYLAND_DISPLAY=wayland-7'
    )
  })

  test('is present when its socket answers', async () => {
    const port = await screen({ port: 0, host: '127.0.0.1' })
    expect(await linux({ DISPLAY: `127.0.0.1:${String(port - 6000)}.0` })).toBe(null)
  })

  test.skipIf(lacks('Linux'))('is present on Wayland alone', async () => {
    const folder = tempFolder()
    await screen({ path: join(folder, 'wayland-1') })
    const env = { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-1', XDG_RUNTIME_DIR: folder }
    expect(await linux(env)).toBe(null)
    expect(await linux({ ...env, DISPLAY: ':987' })).toBe(null)
  })

  test('is always present on other systems', async () => {
    expect(await missingScreen({}, 'darwin')).toBe(null)
    expect(await missingScreen({}, 'win32')).toBe(null)
  })

  test.runIf(process.platform === 'linux')(
    'that does not answer: the browser opens instead of Electron',
    async () => {
      const { run } = checkout({ ...headless, ...runtime('echo electron') })
      const app = run('start', [], { DISPLAY: ':987', WAYLAND_DISPLAY: undefined })
      expect(await app.ended).toBe(5)
      expect(app.said()).toBe(
        'No screen answers at DISPLAY=:987, so Parley opens in a browser.\nheadless open\n'
      )
    }
  )
})

describe('the sandbox', () => {
  const flags = (system: { uid: number; namespaces: boolean; platform?: NodeJS.Platform }, path: string) => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const given = sandboxFlags(path, { platform: 'linux', ...system })
    const lines = said.mock.calls.map(([line]) => String(line))
    said.mockRestore()
    return { given, said: lines.join('') }
  }
  const electron = '/nowhere/electron'

  test('is on when programs may make namespaces', () => {
    expect(flags({ uid: 1000, namespaces: true }, electron)).toEqual({ given: [], said: '' })
  })

  test('is off, with a message, when they may not', () => {
    const { given, said } = flags({ uid: 1000, namespaces: false }, electron)
    expect(given).toEqual(['--no-sandbox'])
    expect(said).toMatch(/forbids[^]*sudo chown root '\/nowhere\/chrome-sandbox'/)
  })

  test.runIf(process.getuid?.() === 0)('is on when its helper belongs to root', () => {
    const made = checkout({ 'chrome-sandbox': '' })
    const path = join(made.root, 'electron')
    chmodSync(join(made.root, 'chrome-sandbox'), 0o4755)
    expect(flags({ uid: 1000, namespaces: false }, path).given).toEqual([])
    chmodSync(join(made.root, 'chrome-sandbox'), 0o755)
    expect(flags({ uid: 1000, namespaces: false }, path).given).toEqual(['--no-sandbox'])
  })

  test('is off for root, with a message, only on Linux', () => {
    const { given, said } = flags({ uid: 0, namespaces: true }, electron)
    expect(given).toEqual(['--no-sandbox'])
    expect(said).toContain('You are root')
    expect(flags({ uid: 0, namespaces: false, platform: 'darwin' }, electron)).toEqual({
      given: [],
      said: ''
    })
  })
})
