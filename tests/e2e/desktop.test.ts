import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onRealElectron, startAgain, startDesktop, type Desktop } from '../support/desktop.ts'
import {
  requestDevice,
  leave,
  requestInSpace,
  violation,
  watchPolicy,
  type Way
} from '../support/desktop-page.ts'
import { startForeignServer, type ForeignServer } from '../support/foreign-server.ts'
import { descendantsOf, isRunning } from '../support/processes.ts'
import { lacks } from '../support/systems.ts'

let dataDir: string
let neighbour: ForeignServer
let mina: Desktop
let page: Page

beforeAll(async () => {
  neighbour = await startForeignServer()
  dataDir = mkdtempSync(join(tmpdir(), 'parley-desktop-'))
  mina = await startDesktop({ dataDir, name: 'Mina' })
  page = mina.page
})

afterAll(() => {
  mina.kill()
  neighbour.close()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
})

describe('the page has no access to the machine', () => {
  test.each(['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'])('no %s', async (name) => {
    expect(await page.evaluate((member) => member in window, name)).toBe(false)
  })

  test('the bridge has three members, which cannot be changed', async () => {
    const keys = await page.evaluate(() => {
      Reflect.set(window.parley, 'extra', 1)
      Reflect.set(window, 'parley', { fake: 1 })
      return Object.keys(window.parley)
    })
    expect(keys.toSorted()).toEqual(['chrome', 'device', 'space'])
  })

  test('its scheme stores no cookies', async () => {
    const stored = await page.evaluate(() => {
      document.cookie = 'left=behind'
      return document.cookie
    })
    expect(stored).toBe('')
  })

  test('it is a secure context, which Web Crypto needs', async () => {
    expect(await page.evaluate(() => isSecureContext)).toBe(true)
  })
})

function frameTo(address: string): string {
  return `Object.assign(document.createElement('iframe'), { src: 'http://${address}' })`
}

describe('the policy blocks injected code', () => {
  beforeAll(async () => {
    await watchPolicy(page)
  })

  const intruders: [string, string][] = [
    ['the text of a script', `document.createElement('script').textContent = 'window.stolen = 1'`],
    ['evaluated text', `(0, eval)('window.stolen = 1')`],
    [
      'markup made of text',
      `document.createElement('p').innerHTML = '<img src=x onerror="window.stolen = 1">'`
    ]
  ]
  test.each(intruders)('%s', async (_, attempt) => {
    expect(await violation(page, attempt)).toMatch(/script-src|trusted-types/)
    expect(await page.evaluate(() => 'stolen' in window)).toBe(false)
  })

  test.each([
    ['a request', 'connect-src', (address: string) => `fetch('http://${address}').catch(String)`],
    ['a socket', 'connect-src', (address: string) => `new WebSocket('ws://${address}')`],
    ['a picture', 'img-src', (address: string) => `new Image().src = 'http://${address}'`],
    ['a style', 'style-src', () => `document.head.append(document.createElement('style'))`],
    ['a frame', 'frame-src', (address: string) => `document.body.append(${frameTo(address)})`]
  ])('%s', async (_, directive, attempt) => {
    expect(await violation(page, attempt(neighbour.address))).toContain(directive)
    expect(neighbour.visits).toEqual([])
  })
})

describe('the page cannot navigate', () => {
  const ways: Way[] = ['location', 'a link', 'a link to a new window', 'a form', 'window.open']

  test.each(ways)('%s does not navigate', async (way) => {
    const before = page.url()
    await leave(page, way, `http://${neighbour.address}`)
    expect(page.url()).toBe(before)
    expect(page.context().pages()).toHaveLength(1)
    expect(neighbour.visits).toEqual([])
  })
})

describe('permissions', () => {
  const granted = ['notifications', 'clipboard-write']
  const refused = ['geolocation', 'camera', 'microphone', 'clipboard-read', 'midi', 'local-network-access']

  test.each([...granted, ...refused])('%s', async (name) => {
    const state = await page.evaluate(
      async (requested) => (await navigator.permissions.query({ name: requested as PermissionName })).state,
      name
    )
    expect(state).toBe(granted.includes(name) ? 'granted' : 'denied')
  })
})

describe('the bridge', () => {
  test('the device answers, with its name', async () => {
    const reply = await requestDevice(page, 'device:watch', {})
    expect(reply).toMatchObject({ ok: true, device: { profile: { name: 'Mina' } } })
  })

  test('a broadcast arrives with only its payload', async () => {
    await page.evaluate(() => {
      window.received = []
      window.parley.device.on('device:changed', (...received) => window.received.push(received))
    })
    const profile = { name: 'Mina M', colour: 3 }
    await requestDevice(page, 'profile:set', profile)
    await expect.poll(() => page.evaluate(() => window.received.length)).toBe(1)
    const [received] = await page.evaluate(() => window.received)
    expect(received).toEqual([{ device: expect.objectContaining({ profile }) as unknown }])
  })

  test.each([
    ['a name no one knows', 'device:explode', {}],
    ['a name from the prototype', 'constructor', {}],
    ['a row of the other table', 'space:watch', {}],
    ['no payload', 'profile:set', undefined],
    ['a wrong payload', 'profile:set', { name: '', colour: 99 }],
    ['a link that is not text', 'link:open', { url: 7 }]
  ])('%s is refused with a code', async (_, name, payload) => {
    expect(await requestDevice(page, name, payload)).toMatchObject({ ok: false, code: 'invalid' })
  })

  test.each([7, null, '', 'somewhere', { space: 1 }])(
    'the space %j is refused with a code',
    async (space) => {
      expect(await requestInSpace(page, space, 'space:watch', {})).toMatchObject({
        ok: false,
        code: 'invalid'
      })
    }
  )

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/x',
    'https://mina:secret@example.org/'
  ])('the link %s is never opened', async (url) => {
    expect(await requestDevice(page, 'link:open', { url })).toMatchObject({ ok: false, code: 'forbidden' })
  })

  test('the window takes the appearance of the page', async () => {
    const isDark = (): Promise<boolean> =>
      page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    for (const scheme of ['dark', 'light']) {
      expect(await requestDevice(page, 'appearance:set', { scheme, contrast: false })).toEqual({ ok: true })
      await expect.poll(isDark).toBe(scheme === 'dark')
    }
    expect(await requestDevice(page, 'appearance:set', { scheme: 'system', contrast: true })).toEqual({
      ok: true
    })
  })

  test('the icon gets the unread count, and the window comes to the front', async () => {
    expect(await requestDevice(page, 'attention:set', { unread: 3, mentions: 1 })).toEqual({ ok: true })
    expect(await requestDevice(page, 'window:show', {})).toEqual({ ok: true })
  })

  test('listening to an unknown broadcast is an error', async () => {
    const listening = page.evaluate(() => window.parley.device.on('device:exploded', () => undefined))
    await expect(listening).rejects.toThrow(/no broadcast device:exploded/)
  })

  test('a reload keeps the device and reconnects the bridge', async () => {
    const profile = { name: 'Mina R', colour: 5 }
    await requestDevice(page, 'profile:set', profile)
    await page.reload()
    expect(await requestDevice(page, 'device:watch', {})).toMatchObject({ ok: true, device: { profile } })
  })
})

describe('the app', () => {
  test('shows the interface without an error or a blocked request', async () => {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.reload()
    await page.getByRole('main').waitFor()
    expect(complaints).toEqual([])
  })

  test('continues hosting during a reload of its window', async () => {
    expect(await requestDevice(page, 'space:start', { name: 'Kitchen', guests: 'off' })).toMatchObject({
      ok: true
    })
    await page.reload()
    const spaces = [{ name: 'Kitchen', hosting: true }]
    expect(await requestDevice(page, 'device:watch', {})).toMatchObject({ ok: true, spaces })
  })

  test('runs in the sandbox, with the expected preferences', async ({ skip }) => {
    if (!onRealElectron) skip('needs the real Electron: PARLEY_ELECTRON=1')
    const locked = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false }
    expect(await mina.webPreferences?.()).toMatchObject(locked)
  })

  // The stand-in wakes the first one with a signal.
  test.skipIf(!onRealElectron && lacks('signals'))(
    'a second start only brings the first to the front',
    async () => {
      expect(await startAgain(dataDir)).toBe(0)
      expect(await requestDevice(page, 'device:watch', {})).toMatchObject({ ok: true })
    }
  )

  let family: number[] = []
  test.skipIf(lacks('a list of processes'))('runs in several processes', () => {
    family = descendantsOf(mina.pid)
    expect(family.length).toBeGreaterThan(1)
  })

  test('quits without an error', async () => {
    await mina.quit()
  })

  test.skipIf(lacks('a list of processes'))('leaves no process behind', async () => {
    await expect.poll(() => [mina.pid, ...family].filter(isRunning)).toEqual([])
  })
})
