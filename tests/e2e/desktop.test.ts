import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onRealElectron, startAgain, startDesktop, type Desktop } from '../support/desktop.ts'
import { startNeighbour, type Neighbour } from '../support/neighbour.ts'
import { descendantsOf, isRunning } from '../support/processes.ts'

interface Reply {
  ok: boolean
  code?: string
}
declare global {
  interface Window {
    parley: {
      ask(name: string, payload?: unknown): Promise<Reply>
      request(space: unknown, name: string, payload?: unknown): Promise<Reply>
      on(space: string, name: string, listener: (...heard: unknown[]) => void): () => void
      hear(name: string, listener: (...heard: unknown[]) => void): () => void
    }
    violations: string[]
    heard: unknown[][]
  }
}

let dataDir: string
let neighbour: Neighbour
let mina: Desktop
let page: Page

beforeAll(async () => {
  neighbour = await startNeighbour()
  dataDir = mkdtempSync(join(tmpdir(), 'parley-desktop-'))
  mina = await startDesktop({ dataDir, name: 'Mina' })
  page = mina.page
})

afterAll(() => {
  mina.kill()
  neighbour.close()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
})

describe('the page knows nothing of the machine', () => {
  test.each(['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'])('no %s', async (name) => {
    expect(await page.evaluate((name) => name in window, name)).toBe(false)
  })

  test('the bridge has its four members, and nobody can change them', async () => {
    const keys = await page.evaluate(() => {
      Reflect.set(window.parley, 'extra', 1)
      Reflect.set(window, 'parley', { fake: 1 })
      return Object.keys(window.parley)
    })
    expect(keys.toSorted()).toEqual(['ask', 'hear', 'on', 'request'])
  })

  test('it is a secure context, as encryption in the page needs', async () => {
    expect(await page.evaluate(() => isSecureContext)).toBe(true)
  })
})

describe('the policy stops what got into the page', () => {
  beforeAll(async () => {
    await page.evaluate(() => {
      window.violations = []
      document.addEventListener('securitypolicyviolation', (event) => {
        window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`)
      })
    })
  })

  /** What the page was told about, once `attempt` has been stopped. */
  async function violation(attempt: (address: string) => void): Promise<string> {
    await page.evaluate(() => (window.violations = []))
    await page.evaluate(attempt, neighbour.address)
    const told = await page.waitForFunction(() => window.violations[0])
    return (await told.jsonValue()) ?? ''
  }

  test('an inline script', async () => {
    const told = await violation(() => {
      const script = document.createElement('script')
      script.append('window.stolen = true')
      document.head.append(script)
    })
    expect(told).toMatch(/script-src|trusted-types/)
    expect(await page.evaluate(() => 'stolen' in window)).toBe(false)
  })

  test('eval', async () => {
    // Later, because a debugger's own calls are exempt.
    const told = await violation(() => void setTimeout(() => globalThis.eval('window.stolen = true')))
    expect(told).toMatch(/script-src|trusted-types/)
    expect(await page.evaluate(() => 'stolen' in window)).toBe(false)
  })

  test('markup made of text', async () => {
    const told = await violation(
      () => void setTimeout(() => (document.createElement('p').innerHTML = '<img src=x onerror=alert(1)>'))
    )
    expect(told).toMatch(/require-trusted-types-for/)
  })

  test('a request, a socket, a picture and a frame to the network', async () => {
    expect(await violation((address) => void fetch(`http://${address}`).catch(String))).toMatch(/connect-src/)
    expect(await violation((address) => void new WebSocket(`ws://${address}`))).toMatch(/connect-src/)
    expect(await violation((address) => (new Image().src = `http://${address}`))).toMatch(/img-src/)
    const framed = await violation((address) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: `http://${address}` }))
    })
    expect(framed).toMatch(/frame-src/)
    expect(neighbour.visits).toEqual([])
  })
})

describe('the page stays where it is', () => {
  test.each(['location', 'a link', 'a link to a new window', 'a form', 'window.open'])(
    '%s leads nowhere',
    async (way) => {
      const before = page.url()
      await page.evaluate(leave, { way, url: `http://${neighbour.address}` })
      await settled()
      expect(page.url()).toBe(before)
      expect(page.context().pages()).toHaveLength(1)
      expect(neighbour.visits).toEqual([])
    }
  )

  /** A navigation that was let through would have begun before a round trip to the device has ended. */
  async function settled(): Promise<void> {
    for (let trip = 0; trip < 20; trip += 1) await page.evaluate(() => window.parley.ask('device:watch', {}))
  }

  function leave({ way, url }: { way: string; url: string }): void {
    const link = Object.assign(document.createElement('a'), {
      href: url,
      target: way.includes('new') ? '_blank' : ''
    })
    const form = Object.assign(document.createElement('form'), { action: url })
    document.body.append(link, form)
    if (way === 'location') location.href = url
    else if (way === 'form') form.submit()
    else if (way === 'window.open') window.open(url)
    else link.click()
  }
})

describe('permissions', () => {
  const granted = ['notifications', 'clipboard-write']
  const refused = ['geolocation', 'camera', 'microphone', 'clipboard-read', 'midi', 'local-network-access']

  test.each([...granted, ...refused])('%s', async (name) => {
    const state = await page.evaluate(
      async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      name
    )
    expect(state).toBe(granted.includes(name) ? 'granted' : 'denied')
  })
})

describe('the bridge', () => {
  test('the device answers, with the name it was given', async () => {
    const reply = await page.evaluate(() => window.parley.ask('device:watch', {}))
    expect(reply).toMatchObject({ ok: true, device: { profile: { name: 'Mina' } } })
  })

  test('a change is heard, and its payload is all that arrives', async () => {
    await page.evaluate(() => {
      window.heard = []
      window.parley.hear('device:changed', (...heard) => window.heard.push(heard))
    })
    await page.evaluate(() => window.parley.ask('profile:set', { name: 'Mina M', colour: 3 }))
    await expect.poll(() => page.evaluate(() => window.heard.length)).toBe(1)
    const [heard] = await page.evaluate(() => window.heard)
    expect(heard).toEqual([
      { device: expect.objectContaining({ profile: { name: 'Mina M', colour: 3 } }) as unknown }
    ])
  })

  test.each([
    ['a name nobody knows', 'device:explode', {}],
    ['a name from the prototype', 'constructor', {}],
    ['a row of the other table', 'space:watch', {}],
    ['no payload', 'profile:set', undefined],
    ['a wrong payload', 'profile:set', { name: '', colour: 99 }],
    ['a link that is not text', 'link:open', { url: 7 }]
  ])('%s is refused with a code', async (_, name, payload) => {
    const ask = ({ name, payload }: { name: string; payload?: unknown }): Promise<Reply> =>
      window.parley.ask(name, payload)
    expect(await page.evaluate(ask, { name, payload })).toMatchObject({ ok: false, code: 'invalid' })
  })

  test.each([7, null, '', 'somewhere', { space: 1 }])(
    'the space %j is refused with a code',
    async (space) => {
      const ask = (space: unknown): Promise<Reply> => window.parley.request(space, 'space:watch', {})
      expect(await page.evaluate(ask, space)).toMatchObject({ ok: false, code: 'invalid' })
    }
  )

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/x',
    'https://mina:secret@example.org/'
  ])('the link %s is never opened', async (url) => {
    const ask = (url: string): Promise<Reply> => window.parley.ask('link:open', { url })
    expect(await page.evaluate(ask, url)).toMatchObject({ ok: false, code: 'forbidden' })
  })

  test('listening to what is never said is an error', async () => {
    const listening = page.evaluate(() => window.parley.hear('device:exploded', () => undefined))
    await expect(listening).rejects.toThrow(/no broadcast device:exploded/)
  })

  test('a reload keeps the device and brings the bridge back', async () => {
    await page.reload()
    const reply = await page.evaluate(() => window.parley.ask('device:watch', {}))
    expect(reply).toMatchObject({ ok: true, device: { profile: { name: 'Mina M' } } })
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

  test('goes on hosting while its window is reloaded', async () => {
    const start = await page.evaluate(() => window.parley.ask('space:start', { name: 'Kitchen' }))
    expect(start).toMatchObject({ ok: true })
    await page.reload()
    const watched = await page.evaluate(() => window.parley.ask('device:watch', {}))
    expect(watched).toMatchObject({ ok: true, spaces: [{ name: 'Kitchen', hosting: true }] })
  })

  test('runs in the sandbox, with preferences that say so', async ({ skip }) => {
    if (!onRealElectron) skip('needs the real Electron: PARLEY_ELECTRON=1')
    expect(await mina.webPreferences?.()).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false
    })
  })

  test('a second start only brings the first to the front', async () => {
    expect(await startAgain(dataDir)).toBe(0)
    expect(await page.evaluate(() => window.parley.ask('device:watch', {}))).toMatchObject({ ok: true })
  })

  test('quits well and leaves no process behind', async () => {
    const family = descendantsOf(mina.pid)
    expect(family.length).toBeGreaterThan(1)
    await mina.quit()
    await expect.poll(() => [mina.pid, ...family].filter(isRunning)).toEqual([])
  })
})
