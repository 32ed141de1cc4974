/** Meeting a host for the first time: whom its key vouches for, and nobody else, is believed. */
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type Server } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { clientHeader, greetingPath } from '#shared/protocol/hello.ts'
import { derOf, fingerprintOf, newCertificate } from '../../../src/main/identity/certificate.ts'
import { meet } from '../../../src/main/identity/meet.ts'
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

test('a host tells who it is, and proves that its certificate is its own', async () => {
  const space = await startSpace()
  const met = await meet('127.0.0.1', space.host.port)
  expect(met?.greeting).toMatchObject({ space: space.id, name: 'Test space', hostName: 'Host', people: 0 })
  expect(met?.fingerprint).toBe(fingerprintOf(derOf(space.certificate)))
  expect(met?.address).toBe(`127.0.0.1:${String(space.host.port)}`)
})

test('who repeats the greeting of another host with a certificate of its own is nobody', async () => {
  const space = await startSpace()
  const { body } = await get(space, greetingPath, ours)
  expect(JSON.parse(body)).toMatchObject({ space: space.id })
  expect(await meet('127.0.0.1', await answering(body))).toBeNull()
})

test('who signs with a key that is not the device’s is nobody', async () => {
  const space = await startSpace()
  const greeting = JSON.parse((await get(space, greetingPath, ours)).body) as object
  const renamed = JSON.stringify({ ...greeting, host: 'b'.repeat(52) })
  expect(await meet('127.0.0.1', await answering(renamed))).toBeNull()
})

test.each([
  ['a page of another program', '<!doctype html>'],
  ['a greeting with a field missing', '{"v":1}'],
  ['an endless page', 'x'.repeat(100_000)],
  ['nothing', '']
])('%s is no greeting', async (_, text) => {
  expect(await meet('127.0.0.1', await answering(text))).toBeNull()
})

test('nobody, somebody without TLS, and somebody silent are all null, the last after the timeout', async () => {
  expect(await meet('127.0.0.1', 1)).toBeNull()
  const plain = await listening(createServer((socket) => socket.end('220 mail ready\r\n')))
  expect(await meet('127.0.0.1', plain)).toBeNull()
  const silent = await listening(createServer(() => undefined))
  expect(await meet('127.0.0.1', silent)).toBeNull()
})

test('a wait for a silent host can be ended', async () => {
  const reached = Promise.withResolvers<undefined>()
  const silent = await listening(createServer(() => reached.resolve(undefined)))
  const stop = new AbortController()
  let answered = false
  const answer = meet('127.0.0.1', silent, stop.signal).finally(() => (answered = true))
  await reached.promise
  expect(answered).toBe(false)
  stop.abort()
  expect(await answer).toBeNull()
})
