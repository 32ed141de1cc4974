import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { createEngine, queuedFor } from '../../../src/main/host/engine.ts'
import { handshakePath } from '../../support/attacker.ts'

test('a connection that does not read ends when four megabytes wait for it, and none of them stays', async () => {
  const http = createServer()
  const engine = createEngine(http, () => true)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  onTestFinished(() => engine.close())
  const { port } = http.address() as AddressInfo
  const mallory = new WebSocket(`ws://127.0.0.1:${String(port)}${handshakePath}`)
  onTestFinished(() => {
    mallory.terminate()
  })
  const connected = once(engine, 'connection')
  await once(mallory, 'open')
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
