/** One test for each way to attack a host from the network, with the figure it yields. */
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { sep } from 'node:path'
import { connect as connectTls, createServer as createTlsServer } from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import { clientHeader, greetingPath } from '#shared/protocol/hello.ts'
import { newCertificate } from '../../../src/main/identity/certificate.ts'
import {
  connected,
  figure,
  flood,
  frame,
  get,
  growth,
  handshakePath,
  openSocket
} from '../../support/attacker.ts'
import { codeOf, enterAsMember } from '../../support/contract-client.ts'
import { startSpace, type Space } from '../../support/chat.ts'

const megabyte = 1_048_576

/** The host serves honest people as before. */
async function stillServes(space: Space): Promise<void> {
  const mina = await enterAsMember(space, 'Mina')
  expect(codeOf(await mina.request('member:list', { room: space.id }))).toBe('ok')
}

describe('the handshake', () => {
  test.each([
    ['polling', '/socket.io/?EIO=4&transport=polling'],
    ['an old protocol', '/socket.io/?EIO=3&transport=websocket'],
    ['another path', '/ws']
  ])('refuses %s', async (_, path) => {
    const space = await startSpace()
    expect(typeof (await openSocket(space))).toBe('object') // what differs below is the path alone
    const socket = await openSocket(space, { [clientHeader]: '1' }, path)
    if (typeof socket === 'object') await socket.closed
    expect(typeof socket === 'object' ? socket.said : []).toEqual([])
    expect((await get(space, path, { headers: { [clientHeader]: '1' } })).status).toBeGreaterThanOrEqual(400)
  })

  const port = (space: Space): string => String(space.host.port)
  test.each<[string, (space: Space) => Record<string, string>, boolean]>([
    ['a program with our header', () => ({ [clientHeader]: '1' }), true],
    ['a program without it', () => ({}), false],
    [
      'a name that was rebound to us',
      (space) => ({ [clientHeader]: '1', host: `evil.example:${port(space)}` }),
      false
    ],
    ['another port', () => ({ [clientHeader]: '1', host: '127.0.0.1:1' }), false],
    ['our own page', (space) => ({ origin: `https://127.0.0.1:${port(space)}` }), true],
    ['a page from elsewhere', () => ({ origin: 'https://evil.example' }), false],
    [
      'a page from elsewhere with our header',
      () => ({ origin: 'https://evil.example', [clientHeader]: '1' }),
      false
    ],
    ['a page on another port of this machine', () => ({ origin: 'https://127.0.0.1:1' }), false],
    [
      'our own page with user information',
      (space) => ({ origin: `https://mina@127.0.0.1:${port(space)}` }),
      false
    ],
    ['our own page with a path', (space) => ({ origin: `https://127.0.0.1:${port(space)}/` }), false],
    ['our own page with a query', (space) => ({ origin: `https://127.0.0.1:${port(space)}?x` }), false],
    ['our own page with a fragment', (space) => ({ origin: `https://127.0.0.1:${port(space)}#x` }), false],
    ['our page by another scheme', (space) => ({ origin: `http://127.0.0.1:${port(space)}` }), false],
    ['a page without an origin', () => ({ origin: 'null' }), false],
    ['a file', () => ({ origin: 'file://' }), false]
  ])('%s', async (_, headers, isLetIn) => {
    const space = await startSpace({ guests: 'https' })
    expect(typeof (await openSocket(space, headers(space))) === 'object').toBe(isLetIn)
  })

  test('TLS 1.2 is refused', async () => {
    const space = await startSpace()
    const options = { port: space.host.port, ca: space.certificate, checkServerIdentity: () => undefined }
    const agreed = (maxVersion: 'TLSv1.2' | 'TLSv1.3'): Promise<string | null> =>
      new Promise((resolve) => {
        const socket = connectTls({ ...options, host: '127.0.0.1', maxVersion }, () => {
          resolve(socket.getProtocol())
          socket.destroy()
        })
        socket.on('error', () => {
          resolve(null)
        })
      })
    expect(await agreed('TLSv1.3')).toBe('TLSv1.3')
    expect(await agreed('TLSv1.2')).toBeNull()
  })

  test('nothing is compressed, though the caller offers it', async () => {
    const socket = await openSocket(await startSpace())
    expect(typeof socket === 'object' && socket.ws.extensions).toBe('')
  })
})

describe('plain requests', () => {
  test('a wrong Host gets 421 and nothing about the space', async () => {
    const space = await startSpace()
    const page = await get(space, greetingPath, { headers: { host: 'evil.example' } })
    expect(page).toMatchObject({ status: 421, body: '' })
    expect((await get(space, greetingPath, { headers: { [clientHeader]: '1' } })).body).toContain(space.id)
  })

  test('a request for the greeting without our header gets nothing about the space', async () => {
    const space = await startSpace()
    expect(await get(space, greetingPath)).toMatchObject({ status: 400, body: '' })
  })

  test('without TLS there is a redirect for guests, and otherwise nothing', async () => {
    const space = await startSpace({
      pages: { get: () => ({ status: 200, headers: {}, body: new Uint8Array() }) }
    })
    const plain = (path: string): ReturnType<typeof get> => get(space, path, { scheme: 'http' })
    expect((await plain('/')).status).toBe(404)
    expect((await plain(greetingPath)).status).toBe(404)
    space.host.setGuests('https')
    const redirect = await plain('/join?x=1')
    expect(redirect.status).toBe(308)
    expect(redirect.headers['location']).toBe(`https://127.0.0.1:${String(space.host.port)}/join`)
    expect((await plain(greetingPath)).status).toBe(308)
  })

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '//etc/passwd',
    '/..%5c..%5cpackage.json',
    '/\u0000'
  ])('no path leads outside: %j', async (path) => {
    const space = await startSpace({ guests: 'https' })
    const page = await get(space, encodeURI(decodeURI(path.replaceAll('%', '%25'))))
    expect(page.status).toBe(404)
  })
})

describe('packets', () => {
  test('one above 64 KiB closes the connection', async () => {
    const space = await startSpace()
    const mallory = await connected(space)
    mallory.ws.send(`42["x","${'x'.repeat(65_536)}"]`)
    expect(await mallory.closed).toBe(1009)
    await stillServes(space)
  })

  test('binary attachments close the connection', async () => {
    const space = await startSpace()
    const mallory = await connected(space)
    mallory.ws.send('451-["event:append",{"_placeholder":true,"num":0}]')
    await mallory.closed
    await stillServes(space)
  })

  test('a message in a hundred fragments is disconnected', async () => {
    const space = await startSpace()
    const mallory = await connected(space)
    mallory.tcp.write(frame(1, false, '4'))
    for (let n = 0; n < 100; n += 1) mallory.tcp.write(frame(0, false, '2'))
    expect(await mallory.closed).toBe(1008)
    await stillServes(space)
  })

  test('a flood of pings without reading the answers is disconnected', async () => {
    const space = await startSpace()
    const mallory = await connected(space)
    mallory.tcp.pause()
    const pings = Buffer.concat(Array.from({ length: 500 }, () => frame(9, true, 'x'.repeat(120))))
    let sent = 0
    const grown = await growth(async () => (sent = await flood(mallory, pings, 128 * megabyte)))
    figure(`pings cut after ${(sent / megabyte).toFixed(1)} MB, memory +${String(grown)} MB`)
    expect(sent).toBeLessThan(64 * megabyte)
    await stillServes(space)
  })

  test('a flood of packets is disconnected while others are served', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    const mallory = await connected(space)
    const packets = Buffer.concat(Array.from({ length: 500 }, () => frame(1, true, '42["x",{}]')))
    const flooding = flood(mallory, packets, 64 * megabyte)
    const begun = performance.now()
    expect(codeOf(await mina.request('member:list', { room: space.id }))).toBe('ok')
    const served = performance.now() - begun
    const sent = (await flooding) / frame(1, true, '42["x",{}]').length
    await mallory.closed
    figure(`packets before the cut: ${String(sent)}; meanwhile another was served in ${served.toFixed(0)} ms`)
  })

  test('unknown namespaces cost nothing and are refused', async () => {
    const space = await startSpace()
    const mallory = await connected(space)
    for (let n = 0; n < 500; n += 1) mallory.ws.send(`40/n${String(n)},`)
    await expect.poll(() => mallory.said.filter((text) => text.startsWith('44/')).length).toBe(500)
    expect(mallory.said.filter((text) => text.startsWith('40/'))).toEqual([])
    await stillServes(space)
  })

  test('the WebSocket library is one that bounds pings, where Engine.IO finds it', () => {
    const engine = createRequire(createRequire(import.meta.url).resolve('engine.io'))
    const { version } = JSON.parse(readFileSync(engine.resolve('ws/package.json'), 'utf8')) as {
      version: string
    }
    expect(version).toMatch(/^(8\.(2[3-9]|[3-9]\d)|9|\d\d)\./)
  })
})

test('an impostor with another certificate receives only the beginning of a handshake', async () => {
  const space = await startSpace()
  const stranger = await newCertificate(Date.now())
  let received = 0
  const impostor = createTlsServer({ cert: stranger.certificate, key: stranger.key }, (socket) => {
    socket.on('data', (chunk: Buffer) => (received += chunk.length))
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => {
    impostor.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void impostor.close())
  const bound = impostor.address()
  const port = typeof bound === 'object' ? bound?.port : 0
  await expect(space.dialAt(`127.0.0.1:${String(port)}`)).rejects.toThrow()
  await expect(space.dial()).resolves.toBeDefined()
  figure(`bytes that the impostor could read: ${String(received)}`)
  expect(received).toBe(0)
})

test('certificate checks are off in two places only, which check the certificate themselves', () => {
  const sources = globSync('src/**/*.{ts,svelte}').map((path) => path.split(sep).join('/'))
  const careless = sources.filter((path) => readFileSync(path, 'utf8').includes('rejectUnauthorized: false,'))
  expect(careless.sort()).toEqual(['src/main/connection/pinned-agent.ts', 'src/main/identity/probe.ts'])
})

test('the handshake path of these tests is the real one', async () => {
  const space = await startSpace()
  expect((await get(space, handshakePath)).status).toBe(400)
})
