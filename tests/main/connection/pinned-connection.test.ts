/** The link checks what a host sends against the contract, and never rejects a request. */
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Refused } from '#shared/values/reply.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { hardenedOptions } from '../../../src/main/host/sockets/socket-options.ts'
import {
  derOf,
  fingerprintOf,
  newCertificate,
  pem,
  type DeviceCertificate
} from '../../../src/main/identity/certificate.ts'
import { connect } from '../../../src/main/connection/pinned-connection.ts'
import { startSpace } from '../../support/chat.ts'

/** A host that answers as the test says: any desktop can be a host. */
async function lying(
  answers: Record<string, unknown>,
  own = newCertificate(Date.now())
): Promise<{ link: HostConnection; io: Server }> {
  const { certificate, key } = await own
  const https = createServer({ cert: certificate, key })
  const io = new Server(https)
  io.on('connection', (socket) => {
    socket.onAny((name: string, _payload: unknown, answer: (reply: unknown) => void) => {
      answer(answers[name])
    })
  })
  await new Promise<void>((resolve) => {
    https.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => io.close())
  const bound = https.address()
  const address = `127.0.0.1:${String(typeof bound === 'object' ? bound?.port : 0)}`
  return { link: await connect({ address, fingerprint: fingerprintOf(derOf(certificate)) }), io }
}

const greeting = { v: 2, app: 'test' }

test('answers are what the contract says, without anything beyond it', async () => {
  const space = await startSpace()
  const link = await space.dial()
  expect(await link.request('space:greet', greeting)).toEqual({
    ok: true,
    space: space.id,
    claim: space.host.claim(),
    nonce: expect.stringMatching(/^[\w-]{43}$/) as unknown,
    now: expect.any(Number) as unknown
  })
  expect(await link.request('space:leave', {})).toMatchObject({ ok: false, code: 'not-entered' })
})

test.each([
  ['nothing', undefined],
  ['a text', 'ok'],
  ['a success without its fields', { ok: true }],
  ['a refusal with a code of its own', { ok: false, code: 'because' }],
  [
    'the fields without a success',
    {
      space: 'a'.repeat(26),
      claim: { epoch: 1, host: 'b'.repeat(52), key: 'A'.repeat(43), at: 1, sig: 'A'.repeat(86) },
      nonce: 'A'.repeat(43)
    }
  ]
])('%s for an answer is a refusal', async (_, answer) => {
  const { link } = await lying({ 'space:greet': answer })
  expect(await link.request('space:greet', greeting)).toMatchObject({ ok: false, code: 'invalid' })
})

test('a broadcast that does not fit is not passed on; the link closes and says why', async () => {
  const { link, io } = await lying({})
  const received: unknown[] = []
  const closed = new Promise<Refused | undefined>((resolve) => {
    link.onClose(resolve)
  })
  link.on('typing:changed', (typing) => received.push(typing))
  const typing = { room: 'a'.repeat(26), device: 'b'.repeat(52), typing: true }
  io.emit('typing:changed', { ...typing, more: 'ignored' })
  io.emit('typing:changed', { ...typing, typing: 'yes' })
  expect((await closed)?.message).toBe("the host's typing:changed is malformed")
  expect(received).toEqual([typing])
})

test('a lost connection is offline, and its close carries no blame', async () => {
  const space = await startSpace()
  const link = await space.dial()
  const closed = new Promise<Refused | undefined>((resolve) => {
    link.onClose(resolve)
  })
  await space.stop()
  expect(await closed).toBeUndefined()
  expect(await link.request('space:greet', greeting)).toMatchObject({ ok: false, code: 'offline' })
})

test('a certificate that is not the pinned one is refused', async () => {
  const space = await startSpace()
  const pinned = {
    address: `127.0.0.1:${String(space.host.port)}`,
    fingerprint: fingerprintOf(derOf((await newCertificate(Date.now())).certificate))
  }
  await expect(connect(pinned)).rejects.toThrow()
  await expect(space.dial()).resolves.toBeDefined()
})

/** As devices had it before certificates had extensions, or as another authority issues one. */
async function certificateOf(issuer: 'CN=Parley' | 'CN=Somebody else'): Promise<DeviceCertificate> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const made = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const [own, others] = [await made(), await made()]
  const signedBy = issuer === 'CN=Parley' ? own : others
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: '01',
    subject: 'CN=Parley',
    issuer,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    signingAlgorithm: algorithm,
    publicKey: own.publicKey,
    signingKey: signedBy.privateKey
  })
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', own.privateKey))
  return { certificate: certificate.toString('pem'), key: pem('PRIVATE KEY', key) }
}

test.each([
  ['from before certificates had extensions', 'CN=Parley'],
  // For BoringSSL, which Electron has, every certificate that may not sign others is such a one.
  ['that only its issuer could vouch for', 'CN=Somebody else']
] as const)('a pinned certificate %s is taken', async (_, issuer) => {
  const { link } = await lying({ 'space:greet': undefined }, certificateOf(issuer))
  expect(await link.request('space:greet', greeting)).toMatchObject({ ok: false, code: 'invalid' })
})

const dayMs = 86_400_000

test.each([
  ['is 40 days late', 40],
  ['is 400 days ahead', -400],
  ['was made in 2020 by the host’s clock', -6 * 365]
])('a pinned certificate is taken by a member whose clock %s', async (_, days) => {
  const { link } = await lying({ 'space:greet': undefined }, newCertificate(Date.now() + days * dayMs))
  expect(await link.request('space:greet', greeting)).toMatchObject({ ok: false, code: 'invalid' })
})

test('another certificate than the pinned one is refused at any time', async () => {
  const { certificate: other } = await newCertificate(Date.now())
  const { certificate, key } = await newCertificate(Date.now() - 400 * dayMs)
  const https = createServer({ cert: certificate, key })
  await new Promise<void>((resolve) => {
    https.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void https.close())
  const address = `127.0.0.1:${String((https.address() as AddressInfo).port)}`
  await expect(connect({ address, fingerprint: fingerprintOf(derOf(other)) })).rejects.toThrow()
})

test('rejects when nothing listens at the address', async () => {
  const space = await startSpace()
  await space.stop()
  await expect(space.dial()).rejects.toThrow()
})

test('a frozen host is noticed within ten seconds; five seconds are tolerated', () => {
  const { pingInterval = 0, pingTimeout = 0 } = hardenedOptions(() => true)
  expect(pingInterval + pingTimeout).toBeLessThanOrEqual(10_000)
  expect(pingTimeout).toBeGreaterThan(5000)
})

/** Accepts WebSockets with Engine.IO's handshake, and leaves Socket.IO's unanswered. */
async function halfway(then: (socket: WebSocket) => void): Promise<Parameters<typeof connect>[0]> {
  const { certificate, key } = await newCertificate(Date.now())
  const https = createServer({ cert: certificate, key })
  const sockets = new WebSocketServer({ server: https })
  const open = { sid: 'a', upgrades: [], pingInterval: 10_000, pingTimeout: 8000, maxPayload: 65_536 }
  sockets.on('connection', (socket) => {
    socket.send(`0${JSON.stringify(open)}`)
    socket.once('message', () => {
      then(socket)
    })
  })
  await new Promise<void>((resolve) => {
    https.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate()
    https.close()
  })
  const { port } = https.address() as AddressInfo
  return { address: `127.0.0.1:${port}`, fingerprint: fingerprintOf(derOf(certificate)) }
}

test('a connection that is cut between its two handshakes rejects', async () => {
  const host = await halfway((socket) => {
    socket.terminate()
  })
  await expect(connect(host)).rejects.toThrow('transport close')
})

test('a host that leaves the second handshake unanswered is given up on', async () => {
  const host = await halfway(() => undefined)
  await expect(connect(host)).rejects.toThrow('does not answer')
})
