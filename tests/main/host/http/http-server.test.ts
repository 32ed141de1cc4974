/** Plain requests to a host: many, unread, piled up and misshapen ones; and the headers that every answer has. */
import { once } from 'node:events'
import { Agent, get as getOver } from 'node:https'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import { clientHeader, greetingPath } from '#shared/protocol/hello.ts'
import { PortMultiplexer } from '../../../../src/main/host/http/port-multiplexer.ts'
import { createHttp } from '../../../../src/main/host/http/http-server.ts'
import type { BuiltPages } from '../../../../src/main/pages/pages.ts'
import { headersFor } from '../../../../src/main/pages/headers.ts'
import { figure, get, growth, handshakePath, type Page } from '../../../support/attacker.ts'
import { openClient, enterAsMember, type ContractClient } from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

const megabyte = 1_048_576

/** An interface of one file. */
function pagesOf(bytes: number): BuiltPages {
  const body = new Uint8Array(bytes)
  const headers = headersFor('text/html', { scripts: [], connect: [] })
  return { get: (path) => ({ status: path === '/' ? 200 : 404, headers, body }) }
}

function tcp(space: Space, scheme: 'https' | 'http' = 'https'): Socket {
  const at = { host: '127.0.0.1', port: space.host.port }
  const socket =
    scheme === 'http'
      ? connectPlain(at)
      : connectTls({ ...at, ca: space.certificate, checkServerIdentity: () => undefined })
  socket.on('error', () => undefined) // a close follows
  onTestFinished(() => void socket.destroy())
  return socket
}

/** What the host says until it hangs up. */
async function answerTo(space: Space, text: string, scheme?: 'https' | 'http'): Promise<string> {
  const socket = tcp(space, scheme)
  socket.write(text)
  let said = ''
  for await (const chunk of socket) said += String(chunk)
  return said
}

function request(space: Space, path: string, ...headers: string[]): string {
  const own = [`Host: 127.0.0.1:${String(space.host.port)}`, ...headers]
  return [`GET ${path} HTTP/1.1`, ...own, '', ''].join('\r\n')
}

function handshake(path: string): string {
  const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13']
  const key = `Sec-WebSocket-Key: ${'A'.repeat(22)}==`
  return [`GET ${path} HTTP/1.1`, 'Host: OWN', ...upgrade, key, '', ''].join('\r\n')
}

/** The slowest of the answers that a member gets meanwhile, ms. */
async function slowestOf(mina: ContractClient, space: Space, until: () => boolean): Promise<number> {
  let slowest = 0
  do {
    const begun = performance.now()
    await mina.request('member:list', { room: space.id })
    slowest = Math.max(slowest, performance.now() - begun)
  } while (!until())
  return slowest
}

describe('sixty connections that read nothing', () => {
  test('are disconnected when they queue many requests, at little cost of time and memory', async () => {
    const space = await startSpace({ guests: 'https', pages: pagesOf(megabyte) })
    const mina = await enterAsMember(space, 'Mina')
    const quiet = await slowestOf(mina, space, () => true)
    const pile = Buffer.from(request(space, '/').repeat(1000)) // one, or what is measured is this side's copies
    let slowest = 0
    const grown = await growth(async () => {
      let open = 60
      for (let n = 0; n < 60; n += 1) {
        const socket = tcp(space).pause()
        socket.once('secureConnect', () => socket.write(pile))
        // Its end is noticed although it reads nothing: the next thing it writes has nowhere to go.
        const push = setInterval(() => socket.write('\r\n'), 50)
        socket.once('close', () => {
          clearInterval(push)
          open -= 1
        })
      }
      slowest = await slowestOf(mina, space, () => open === 0)
    })
    figure(
      `all 60 are gone; memory of both sides +${String(grown)} MB; slowest answer ${slowest.toFixed(0)} ms (quiet ${quiet.toFixed(0)})`
    )
    expect(grown).toBeLessThan(150)
  })

  test('hold little of a large file in memory, and are disconnected after ten seconds', async () => {
    const time = new ManualClock()
    const space = await startSpace({ time, guests: 'https', pages: pagesOf(32 * megabyte) })
    const requested = request(space, '/')
    const sockets = Array.from({ length: 60 }, () => tcp(space))
    const grown = await growth(async () => {
      const answers = sockets.map(async (socket) => {
        socket.write(requested)
        await once(socket, 'readable')
        socket.pause()
      })
      await Promise.all(answers)
      await expect
        .poll(
          hasStoppedGrowing(() => space.host.traffic().sent),
          { interval: 100 }
        )
        .toBe(true)
    })
    const sent = space.host.traffic().sent / megabyte
    time.pass(9_999)
    await new Promise((resolve) => setImmediate(resolve))
    expect(space.host.traffic().sent / megabyte).toBeCloseTo(sent)
    let closed = 0
    for (const socket of sockets) {
      socket.once('close', () => (closed += 1))
    }
    time.pass(1)
    for (const socket of sockets) socket.resume()
    await expect.poll(() => closed).toBe(60)
    figure(
      `60 × 32 MB asked, ${sent.toFixed(0)} MB taken by the network; memory of both sides +${String(grown)} MB`
    )
    expect(grown).toBeLessThan(64)
  })
})

/** For a poll: whether the number is the same as at the last call. */
function hasStoppedGrowing(read: () => number): () => boolean {
  let before = NaN
  return () => {
    const now = read()
    const isSame = now === before
    before = now
    return isSame
  }
}

test('a slow reader gets all of a large file', async () => {
  const time = new ManualClock()
  const space = await startSpace({ time, guests: 'https', pages: pagesOf(4 * megabyte) })
  const socket = tcp(space)
  socket.write(request(space, '/', 'Connection: close'))
  let read = 0
  for await (const chunk of socket) {
    read += (chunk as Buffer).length
    time.pass(1_000) // far more than ten seconds for the whole, far less for each piece
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(read).toBeGreaterThan(4 * megabyte)
})

test('a connection serves a hundred requests and then says that it closes', async () => {
  const space = await startSpace()
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 1,
    ca: space.certificate,
    checkServerIdentity: () => undefined
  })
  onTestFinished(() => {
    agent.destroy()
  })
  const says: (string | undefined)[] = []
  for (let n = 0; n < 100; n += 1) {
    const requested = getOver({ host: '127.0.0.1', port: space.host.port, path: '/', agent })
    const [response] = (await once(requested, 'response')) as [import('node:http').IncomingMessage]
    says.push(response.headers.connection)
    response.resume()
    await once(response, 'end')
  }
  expect(says.slice(0, 99).every((word) => word === 'keep-alive')).toBe(true)
  expect(says[99]).toBe('close')
})

test('a connection with more than four unanswered requests is cut', async () => {
  const space = await startSpace()
  const pipelined = (count: number): string =>
    request(space, '/').repeat(count - 1) + request(space, '/', 'Connection: close')
  const answers = async (count: number): Promise<number> =>
    (await answerTo(space, pipelined(count))).split('HTTP/1.1 404').length - 1
  expect(await answers(4)).toBe(4)
  expect(await answers(5)).toBeLessThan(5)
})

test('of requests that are piled up few are looked at once the connection is cut', async () => {
  const http = createHttp()
  let seen = 0
  http.on('request', ({ socket }) => {
    seen += 1
    if (seen === 5) socket.destroy()
  })
  http.on('dropRequest', () => (seen += 1))
  const front = new PortMultiplexer(http, { tls: null })
  const port = await front.listen(0, '127.0.0.1')
  onTestFinished(() => front.close(0))
  const socket = connectPlain(port, '127.0.0.1').resume()
  socket.on('error', () => undefined) // it is cut
  socket.write('GET / HTTP/1.1\r\n\r\n'.repeat(3000))
  await once(socket, 'close')
  figure(`of 3,000 requests ${String(seen)} are looked at, and 4 answered`)
  expect(seen).toBeGreaterThanOrEqual(5)
  expect(seen).toBeLessThan(150)
})

test('a connection that requests another protocol is closed', async () => {
  const space = await startSpace()
  const upgrade = request(space, '/ws', 'Connection: Upgrade', 'Upgrade: websocket')
  // Engine.IO ends those alone that were told nothing before.
  expect(await answerTo(space, request(space, '/') + upgrade)).toMatch(/^HTTP\/1\.1 404 /)
})

test('an address with too many requests gets 429 and a closed connection; it may continue a moment later', async () => {
  const time = new ManualClock()
  const space = await startSpace({ time, webRequests: { perSecond: 2, atOnce: 5 } })
  const requests = async (): Promise<number> => (await get(space, '/')).status
  for (let n = 0; n < 5; n += 1) expect(await requests()).toBe(404)
  const refused = await get(space, '/')
  expect([refused.status, refused.headers['connection']]).toEqual([429, 'close'])
  expect((await get(space, '/socket.io/?EIO=4&transport=polling')).status).toBe(429)
  time.pass(500)
  expect(await requests()).toBe(404)
  figure('of 7 requests where 5 are allowed at once, 2 are answered 429')
})

describe('the origin check', () => {
  test('two Host headers are refused, and none', async () => {
    const space = await startSpace()
    const one = request(space, greetingPath, `${clientHeader}: 1`, 'Connection: close')
    expect(await answerTo(space, one)).toMatch(/^HTTP\/1\.1 200 /)
    const two = request(space, greetingPath, 'Host: evil.example', `${clientHeader}: 1`, 'Connection: close')
    expect(await answerTo(space, two)).toMatch(/^HTTP\/1\.1 400 /)
    const none = `GET / HTTP/1.1\r\nConnection: close\r\n\r\n`
    expect(await answerTo(space, none)).toMatch(/^HTTP\/1\.1 400 /)
    const own = `Host: 127.0.0.1:${String(space.host.port)}`
    const twice = handshake(handshakePath).replace('Host: OWN', [own, own, `${clientHeader}: 1`].join('\r\n'))
    expect(await answerTo(space, twice)).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('a program without TLS is refused; a page without it may be a guest where the host says so', async () => {
    const space = await startSpace({ guests: 'http' })
    await expect(openClient(space, { scheme: 'http' })).rejects.toThrow()
    const origin = `http://127.0.0.1:${String(space.host.port)}`
    await expect(openClient(space, { scheme: 'http', headers: { origin } })).resolves.toBeDefined()
    await expect(openClient(space)).resolves.toBeDefined()
  })
})

describe('every answer is locked down', () => {
  const locked = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'permissions-policy': expect.stringMatching(/camera=\(self\).*geolocation=\(\)/) as unknown,
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; .*frame-ancestors 'none'/
    ) as unknown
  }

  const headers = { [clientHeader]: '1' }
  type Asks = (space: Space) => Promise<Page>
  test.each<[string, number, Asks]>([
    ['the interface', 200, (space) => get(space, '/')],
    ['what is not there', 404, (space) => get(space, '/nothing')],
    ['the greeting', 200, (space) => get(space, greetingPath, { headers })],
    ['a greeting without the header', 400, (space) => get(space, greetingPath)],
    ['another host', 421, (space) => get(space, '/', { headers: { host: 'evil.example' } })],
    ['a redirect', 308, (space) => get(space, '/', { scheme: 'http' })],
    ['Engine.IO’s refusal', 400, (space) => get(space, '/socket.io/?EIO=3&transport=polling')]
  ])('%s: %i', async (_, status, requests) => {
    const space = await startSpace({ guests: 'https', pages: pagesOf(10) })
    const page = await requests(space)
    expect(page.status).toBe(status)
    expect(page.headers).toMatchObject(locked)
  })

  test.each([
    ['a handshake without our header', 400, handshake(handshakePath)],
    ['a handshake of an old version', 400, handshake('/socket.io/?EIO=3&transport=websocket')],
    ['what is no request', 400, 'nonsense\r\n\r\n'],
    ['headers that are too large', 431, `GET / HTTP/1.1\r\nx: ${'x'.repeat(9000)}\r\n\r\n`],
    ['another method', 405, 'POST / HTTP/1.1\r\nHost: OWN\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'],
    ['an expectation', 404, 'GET / HTTP/1.1\r\nHost: OWN\r\nExpect: wonders\r\nConnection: close\r\n\r\n']
  ])('%s: %i', async (_, status, text) => {
    const space = await startSpace()
    const said = await answerTo(space, text.replace('OWN', `127.0.0.1:${String(space.host.port)}`))
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `))
    const found = said
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(': ') as [string, string])
    expect(Object.fromEntries(found)).toMatchObject(locked)
  })
})
