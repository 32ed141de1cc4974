/** Meeting a host for the first time: only the one that the key vouches for is believed. */
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { certificateProof, deviceIdOf } from '#shared/log/event.ts'
import { clientHeader, greetingPath } from '#shared/protocol/hello.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { derOf, fingerprintOf, newCertificate } from '../../../src/main/identity/certificate.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { probeHost } from '../../../src/main/identity/probe.ts'
import { get } from '../../support/attacker.ts'
import { startSpace } from '../../support/chat.ts'

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** What a program that asks for a greeting sends. */
const ours = { headers: { [clientHeader]: '1' } }

/** A TLS server with a certificate of its own that answers every request with the same text. */
async function answering(text: string, certificate = newCertificate(Date.now())): Promise<number> {
  const { certificate: cert, key } = await certificate
  return listening(createHttpsServer({ cert, key }, (_request, response) => void response.end(text)))
}

test('a greeting names the host and proves its certificate', async () => {
  const space = await startSpace()
  const result = await probeHost('127.0.0.1', space.host.port)
  expect(result?.greeting).toMatchObject({ space: space.id, name: 'Test space', hostName: 'Host', people: 0 })
  expect(result?.fingerprint).toBe(fingerprintOf(derOf(space.certificate)))
  expect(result?.address).toBe(`127.0.0.1:${String(space.host.port)}`)
})

test('a host that repeats the greeting of another with its own certificate is rejected', async () => {
  const space = await startSpace()
  const { body } = await get(space, greetingPath, ours)
  expect(JSON.parse(body)).toMatchObject({ space: space.id })
  expect(await probeHost('127.0.0.1', await answering(body))).toBeNull()
})

test('a proof by a key that is not the device’s is rejected', async () => {
  const space = await startSpace()
  const greeting = JSON.parse((await get(space, greetingPath, ours)).body) as object
  const renamed = JSON.stringify({ ...greeting, host: 'b'.repeat(52) })
  expect(await probeHost('127.0.0.1', await answering(renamed))).toBeNull()
})

test.each([
  ['a page of another program', '<!doctype html>'],
  ['a greeting with a field missing', '{"v":1}'],
  ['an endless page', 'x'.repeat(100_000)],
  ['nothing', '']
])('%s is not a greeting', async (_, text) => {
  expect(await probeHost('127.0.0.1', await answering(text))).toBeNull()
})

test('a closed port, a server without TLS and a silent server give null, the last after the timeout', async () => {
  expect(await probeHost('127.0.0.1', 1)).toBeNull()
  const plain = await listening(createServer((socket) => socket.end('220 mail ready\r\n')))
  expect(await probeHost('127.0.0.1', plain)).toBeNull()
  const silent = await listening(createServer(() => undefined))
  expect(await probeHost('127.0.0.1', silent)).toBeNull()
})

test('a probe can be aborted', async () => {
  const reached = Promise.withResolvers<undefined>()
  const silent = await listening(createServer(() => reached.resolve(undefined)))
  const stop = new AbortController()
  let answered = false
  const answer = probeHost('127.0.0.1', silent, stop.signal).finally(() => (answered = true))
  await reached.promise
  expect(answered).toBe(false)
  stop.abort()
  expect(await answer).toBeNull()
})

/** A TLS server that writes what it likes, by hand, to everyone who asks. */
async function writing(write: (socket: Socket) => void): Promise<{ port: number; ended: Promise<void> }> {
  const { certificate: cert, key } = await newCertificate(Date.now())
  const ended = Promise.withResolvers<undefined>()
  const server = createTlsServer({ cert, key }, (socket) => {
    socket.on('error', () => undefined) // the other end hangs up in the middle: that is what these tests want
    socket.once('close', () => {
      ended.resolve(undefined)
    })
    socket.once('data', () => {
      write(socket)
    })
  })
  return { port: await listening(server), ended: ended.promise }
}

/** Milliseconds until it is given up. */
async function givenUp(port: number): Promise<number> {
  const started = performance.now()
  expect(await probeHost('127.0.0.1', port)).toBeNull()
  return performance.now() - started
}

function forEver(socket: Socket, piece: string, ms: number): void {
  const timer = setInterval(() => socket.write(piece), ms)
  socket.once('close', () => {
    clearInterval(timer)
  })
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

test.each<[string, (socket: Socket) => void]>([
  [
    'an answer that comes byte by byte',
    (socket) => {
      socket.write(`${head}Content-Length: 1000\r\n\r\n`)
      forEver(socket, ' ', 50)
    }
  ],
  [
    'headers that come byte by byte',
    (socket) => {
      socket.write(`${head}X-Slow: `)
      forEver(socket, 'x', 50)
    }
  ],
  [
    'one promise of an answer after the other',
    (socket) => {
      forEver(socket, 'HTTP/1.1 100 Continue\r\n\r\n', 50)
    }
  ]
])('%s is aborted after two seconds in all, with its connection', async (_, write) => {
  const { port, ended } = await writing(write)
  const ms = await givenUp(port)
  await ended
  expect(ms).toBeGreaterThan(1900)
  expect(ms).toBeLessThan(4000)
})

test.each<[string, (socket: Socket) => void]>([
  [
    'an answer without end',
    (socket) => {
      socket.write(`${head}\r\n`)
      forEver(socket, 'x'.repeat(10_000), 1)
    }
  ],
  [
    'headers without end',
    (socket) => {
      socket.write(head)
      forEver(socket, `X-More: ${'x'.repeat(10_000)}\r\n`, 1)
    }
  ],
  [
    'another protocol',
    (socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: else\r\n\r\n')
      forEver(socket, 'x'.repeat(10_000), 1)
    }
  ]
])('%s ends the probe at once', async (_, write) => {
  const { port, ended } = await writing(write)
  const ms = await givenUp(port)
  await ended
  expect(ms).toBeLessThan(1900)
})

test('an unfinished TLS handshake is aborted after two seconds', async () => {
  const half = await listening(
    createServer((socket) => {
      socket.on('error', () => undefined)
      // The head of a TLS record that says more bytes are to come than ever do.
      socket.write(Buffer.from([22, 3, 3, 0x3f, 0xff, 2]))
      const timer = setInterval(() => socket.write(Buffer.from([0])), 50)
      socket.once('close', () => {
        clearInterval(timer)
      })
    })
  )
  expect(await givenUp(half)).toBeLessThan(4000)
})

test.each([301, 302, 307, 308])('a redirect with %i is not followed', async (status) => {
  const space = await startSpace()
  const { certificate: cert, key } = await newCertificate(Date.now())
  const target = `https://127.0.0.1:${String(space.host.port)}${greetingPath}`
  const port = await listening(
    createHttpsServer({ cert, key }, (_request, response) => {
      response.writeHead(status, { location: target }).end()
    })
  )
  expect(await probeHost('127.0.0.1', port)).toBeNull()
})

test('a valid greeting with an unknown version is rejected', async () => {
  const identity = newIdentityPem()
  const keys = deviceKeysOf(identity)
  const made = await newCertificate(Date.now())
  const proof = await keys.sign(certificateProof(derOf(made.certificate), nodeCrypto.hash))
  const greeting = {
    v: 1,
    app: 'test',
    space: 'a'.repeat(26),
    name: 'Lunch',
    epoch: 1,
    host: deviceIdOf(keys.publicKey, nodeCrypto.hash),
    hostName: 'Omar',
    key: toBase64(keys.publicKey),
    proof: toBase64(proof),
    people: 1,
    guests: 'off'
  }
  const answer = async (changes: object): Promise<unknown> =>
    probeHost(
      '127.0.0.1',
      await answering(JSON.stringify({ ...greeting, ...changes }), Promise.resolve(made))
    )
  expect(await answer({})).toMatchObject({ greeting: { v: 1 } })
  expect(await answer({ v: 2 })).toMatchObject({ greeting: { v: 2 } })
  expect(await answer({ v: 0 })).toBeNull()
})
