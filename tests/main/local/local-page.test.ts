import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { connect, createServer, isIP } from 'node:net'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { describe, expect, onTestFinished, test } from 'vitest'
import { requestPath, openLocalPage, type LocalPage } from '../../../src/main/local/local-page.ts'
import type { HostTime } from '../../../src/main/host/time.ts'
import { figure } from '../../support/attacker.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { scriptedDevice } from '../../support/local-device.ts'
import { lacks } from '../../support/systems.ts'

const pagesDir = join(import.meta.dirname, '../../../out/renderer')

async function opened(
  more: {
    onShowRequest?: () => string
    openLink?: (url: URL) => void
    time?: HostTime
    returnKey?: string
  } = {}
): Promise<LocalPage> {
  const page = await openLocalPage(scriptedDevice, { pagesDir, port: 0, ...more })
  onTestFinished(() => page.close())
  return page
}

const tokenOf = (page: LocalPage): string => new URL(page.url).hash.slice('#local='.length)

function visit(page: LocalPage, auth: object = { token: tokenOf(page) }): ReturnType<typeof io> {
  const { origin } = new URL(page.url)
  const socket = io(origin, {
    path: '/parley-local',
    transports: ['websocket'],
    auth,
    extraHeaders: { origin }
  })
  onTestFinished(() => void socket.disconnect())
  return socket
}

const connected = (socket: ReturnType<typeof io>): Promise<unknown> =>
  new Promise((resolve) =>
    socket.once('connect', () => {
      resolve(null)
    })
  )

describe('the local page', () => {
  test('knows how many pages are open, and when that changes', async () => {
    const page = await opened()
    expect(page.pages()).toBe(0)
    expect(await page.changes(() => page.pages() > 0, 10)).toBe(false)
    const comes = page.changes(() => page.pages() === 1, 10_000)
    const socket = visit(page)
    expect(await comes).toBe(true)
    socket.disconnect()
    expect(await page.changes(() => page.pages() === 0, 10_000)).toBe(true)
  })

  test.skipIf(lacks('IPv6'))(
    'is at an address that no other account can answer at, and at no name for it',
    async () => {
      const page = await opened()
      const { hostname, port } = new URL(page.url)
      const other = createServer((socket) => void socket.end('mine'))
      other.listen(Number(port), '::1')
      onTestFinished(() => void other.close())
      await once(other, 'listening')
      expect(isIP(hostname)).toBe(4)
      expect((await fetch(page.url)).status).toBe(200)
      const asked = get({ host: hostname, port, headers: { host: `localhost:${port}` } })
      const [response] = (await once(asked, 'response')) as [IncomingMessage]
      expect(response.resume().statusCode).toBe(421)
    }
  )

  test('answers another start of Parley only with the secret', async () => {
    const page = await opened({ onShowRequest: () => 'It opens again now.' })
    const request = (authorization: string) =>
      fetch(new URL(requestPath, page.url), { method: 'POST', headers: { authorization } })
    const mine = await request(`Bearer ${tokenOf(page)}`)
    expect([mine.status, await mine.text()]).toEqual([200, 'It opens again now.'])
    const stranger = await request('Bearer guess')
    expect([stranger.status, await stranger.text()]).toEqual([403, ''])
  })

  test('opens web addresses in the browser, and nothing else', async () => {
    const links: string[] = []
    const page = await opened({ openLink: ({ href }) => void links.push(href) })
    const socket = visit(page)
    const open = (url: unknown): Promise<unknown> =>
      socket
        .timeout(5_000)
        .emitWithAck('parley:request', { space: null, name: 'link:open', payload: { url } })
    expect(await open('https://example.org/a')).toEqual({ ok: true })
    expect(await open('file:///etc/passwd')).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await open('https://mina:secret@example.org/')).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await open(7)).toEqual({ ok: false, code: 'invalid' })
    expect(links).toEqual(['https://example.org/a'])
  })

  test('closes at once, though the browser holds a connection that it has not used yet', async () => {
    const page = await openLocalPage(scriptedDevice, { pagesDir, port: 0 })
    const unused = connect(Number(new URL(page.url).port), '127.0.0.1').resume()
    onTestFinished(() => void unused.destroy())
    await once(unused, 'connect')
    await Promise.all([page.close(), once(unused, 'close')])
  })
})

describe('a page that was open before a restart', () => {
  interface Refused extends Error {
    data?: { nonce?: string }
  }
  /** Connects with what a page would give. @returns the welcome, or the refusal */
  function greet(
    page: LocalPage,
    auth: object
  ): Promise<{ token?: string; returnKey?: string; nonce?: string }> {
    const socket = visit(page, auth)
    return new Promise((resolve) => {
      socket.once('parley:welcome', resolve)
      socket.once('connect_error', ({ data }: Refused) => {
        resolve(data ?? {})
      })
    })
  }
  const prove = (key: string, origin: string, nonce: string): object => ({
    nonce,
    proof: createHmac('sha256', Buffer.from(key, 'base64url'))
      .update(`parley-return\n${origin}\n${nonce}`)
      .digest('base64url')
  })

  const key = randomBytes(32).toString('base64url')

  /** Two runs with one key. */
  async function restarted(): Promise<{ old: LocalPage; page: LocalPage }> {
    const old = await opened({ returnKey: key })
    expect(await greet(old, { token: tokenOf(old) })).toEqual({ token: tokenOf(old), returnKey: key })
    await old.close()
    return { old, page: await opened({ returnKey: key }) }
  }

  test('proves its key, once for each nonce, and gets the token of this run', async () => {
    const { old, page } = await restarted()
    const { nonce = '' } = await greet(page, { token: tokenOf(old) })
    const proof = prove(key, new URL(page.url).origin, nonce)
    expect(await greet(page, proof)).toEqual({ token: tokenOf(page), returnKey: key })
    expect(Object.keys(await greet(page, proof))).toEqual(['nonce'])
  })

  test('is refused with a proof for another address, another key, or a nonce of its own', async () => {
    const { page } = await restarted()
    const { origin } = new URL(page.url)
    const nonce = async (): Promise<string> => (await greet(page, { token: 'guess' })).nonce ?? ''
    for (const proof of [
      prove(key, 'http://localhost:1', await nonce()),
      prove('A'.repeat(43), origin, await nonce()),
      prove(key, origin, 'N'.repeat(43)),
      { nonce: await nonce() },
      { token: key }
    ])
      expect(Object.keys(await greet(page, proof))).toEqual(['nonce'])
  })
})

describe('the front of the local page', () => {
  test('disconnects silent connections, and never an open page', async () => {
    const time = new ManualClock()
    const page = await opened({ time })
    const owner = visit(page)
    await connected(owner)
    let losses = 0
    owner.on('disconnect', () => (losses += 1))
    let open = 0
    const silent = Array.from({ length: 400 }, () => {
      const socket = connect(Number(new URL(page.url).port), '127.0.0.1').resume()
      socket.on('error', () => undefined) // hung up on
      socket.once('connect', () => (open += 1))
      socket.once('close', () => (open -= 1))
      onTestFinished(() => void socket.destroy())
      return socket
    })
    await Promise.all(silent.map((socket) => once(socket, 'connect')))
    await expect.poll(() => open).toBe(128)
    time.pass(5_000)
    await expect.poll(() => open).toBe(0)
    expect([losses, page.pages()]).toEqual([0, 1])
    figure('of 400 silent connections 128 were kept beside the open page, and none after 5 s')
  })

  test('every answer is locked down', async () => {
    const page = await opened()
    const locked = {
      'cross-origin-opener-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^default-src 'none'/) as unknown
    }
    const requested: [number, string, RequestInit][] = [
      [200, '/', {}],
      [404, '/nothing', {}],
      [403, requestPath, { method: 'POST' }],
      [405, '/', { method: 'PUT' }],
      [400, '/parley-local/?EIO=3', {}]
    ]
    for (const [status, path, init] of requested) {
      const answer = await fetch(new URL(path, page.url), init)
      expect(answer.status).toBe(status)
      expect(Object.fromEntries(answer.headers)).toMatchObject(locked)
    }
  })

  test('an open page may be silent for an hour', async () => {
    const time = new ManualClock()
    const page = await opened({ time })
    const socket = visit(page)
    await connected(socket)
    for (let second = 0; second < 3600; second += 1) time.pass(1_000)
    await expect(socket.timeout(5_000).emitWithAck('parley:request', {})).resolves.toBeDefined()
    expect(page.pages()).toBe(1)
  })
})
