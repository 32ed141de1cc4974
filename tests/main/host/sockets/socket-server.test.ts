import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  createSocketServer,
  backlogOf,
  type SocketServer
} from '../../../../src/main/host/sockets/socket-server.ts'
import type { HostTime } from '../../../../src/main/host/time.ts'
import { handshakePath } from '../../../support/attacker.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

/** An engine that lets everyone in, and a way to it. */
async function listening(
  time?: HostTime
): Promise<{ engine: SocketServer; connect: () => Promise<WebSocket> }> {
  const http = createServer()
  const engine = createSocketServer(http, () => true, undefined, time)
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
    most = Math.max(most, backlogOf(socket).bytes)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await ended
  // One packet more than the limit may have been counted before it ended.
  expect(most).toBeLessThan(4 * 1024 * 1024 + 20_000)
})

/** Counts the packets of a connection as the host takes them. */
async function counted(
  engine: SocketServer,
  connect: () => Promise<WebSocket>
): Promise<{ client: WebSocket; taken: () => number; isPaused: () => boolean }> {
  const accepted = once(engine, 'connection')
  const client = await connect()
  client.send('40')
  const [socket] = (await accepted) as Parameters<Parameters<typeof engine.on<'connection'>>[1]>
  let count = 0
  socket.onAny(() => (count += 1))
  const { transport } = socket.conn as unknown as { transport: { socket: { isPaused: boolean } } }
  return { client, taken: () => count, isPaused: () => transport.socket.isPaused }
}

describe('packets that come too fast', () => {
  test('wait until it is their time, and none of them is lost', async () => {
    const time = new ManualClock()
    const { engine, connect } = await listening(time)
    const { client, taken, isPaused } = await counted(engine, connect)
    const all = 3000
    for (let n = 0; n < all; n += 1) client.send(`42["x","${'x'.repeat(200)}"]`)
    await expect.poll(isPaused).toBe(true)
    expect(taken()).toBeLessThan(all)
    await expect
      .poll(() => {
        time.pass(1000)
        return taken()
      })
      .toBe(all)
    expect(client.readyState).toBe(WebSocket.OPEN)
  })

  test('are counted for an address over all its connections', async () => {
    const time = new ManualClock()
    const { engine, connect } = await listening(time)
    const mallorys: Awaited<ReturnType<typeof counted>>[] = []
    for (let n = 0; n < 20; n += 1) mallorys.push(await counted(engine, connect))
    const each = 400 // below what one connection may send
    for (const { client } of mallorys) for (let n = 0; n < each; n += 1) client.send('42["x"]')
    await expect.poll(() => mallorys.some(({ isPaused }) => isPaused())).toBe(true)
    await expect
      .poll(() => {
        time.pass(1000)
        return mallorys.every(({ taken }) => taken() === each)
      })
      .toBe(true)
  })

  test('do not undo the wait for one that does not read', async () => {
    const time = new ManualClock()
    const { engine, connect } = await listening(time)
    const accepted = once(engine, 'connection')
    const mallory = await connect()
    mallory.send('40')
    const [socket] = (await accepted) as Parameters<Parameters<typeof engine.on<'connection'>>[1]>
    const { transport } = socket.conn as unknown as { transport: { socket: { isPaused: boolean } } }
    mallory.pause()
    for (let n = 0; n < 600; n += 1) mallory.send('42["x"]')
    await expect.poll(() => transport.socket.isPaused).toBe(true)
    for (let n = 0; n < 60; n += 1) socket.emit('signal:received', { from: 'x', data: 'x'.repeat(16_384) })
    time.pass(3000)
    expect(transport.socket.isPaused).toBe(true)
    mallory.resume()
    await expect.poll(() => transport.socket.isPaused).toBe(false)
  })
})
