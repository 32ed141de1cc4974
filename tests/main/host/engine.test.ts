import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { createEngine, queuedFor, type Engine } from '../../../src/main/host/engine.ts'
import { handshakePath } from '../../support/attacker.ts'

/** An engine that lets everybody in, and a way to it. */
async function listening(): Promise<{ engine: Engine; connect: () => Promise<WebSocket> }> {
  const http = createServer()
  const engine = createEngine(
    http,
    () => true,
    () => 0
  )
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  onTestFinished(() => engine.close())
  const { port } = http.address() as AddressInfo
  const connect = async (): Promise<WebSocket> => {
    const socket = new WebSocket(`ws://127.0.0.1:${String(port)}${handshakePath}`)
    socket.on('error', () => undefined) // a close follows
    onTestFinished(() => {
      socket.terminate()
    })
    await once(socket, 'open')
    socket.on('message', (said: Buffer) => {
      if (said.toString() === '2') socket.send('3') // else the host misses it
    })
    return socket
  }
  return { engine, connect }
}

test('a connection that does not read ends when four megabytes wait for it, and none of them stays', async () => {
  const { engine, connect } = await listening()
  const connected = once(engine, 'connection')
  const mallory = await connect()
  mallory.send('40')
  const [socket] = (await connected) as Parameters<Parameters<typeof engine.on<'connection'>>[1]>
  mallory.pause()
  const ended = once(socket, 'disconnect')
  let most = 0
  for (let n = 0; n < 1000 && socket.connected; n += 1) {
    socket.emit('signal:received', { from: 'x', data: 'x'.repeat(16_384) })
    most = Math.max(most, queuedFor(socket).bytes)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await ended
  // One packet more than the limit may have been counted before it ended.
  expect(most).toBeLessThan(4 * 1024 * 1024 + 20_000)
})

test('packets are counted for an address over all its connections', async () => {
  const { connect } = await listening()
  const mallorys = await Promise.all(Array.from({ length: 12 }, connect))
  let closed = 0
  for (const mallory of mallorys) {
    mallory.once('close', () => (closed += 1))
    mallory.send('40')
    for (let said = ''; !said.startsWith('40');) said = String((await once(mallory, 'message'))[0])
  }
  // Each stays below what one connection may send.
  for (const mallory of mallorys) for (let n = 0; n < 1900; n += 1) mallory.send('42["x"]')
  await expect.poll(() => closed).toBeGreaterThan(0)
})
