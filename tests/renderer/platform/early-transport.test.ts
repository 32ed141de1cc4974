/** A guest's page and the connection that its loader begins, with a real server. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { EarlyTransport } from '../../../src/renderer/platform/guest/early-transport.ts'
import { openOwnSocket, type OwnSocket } from '../../../src/renderer/platform/own-server.ts'

/** @param connectTimeout ms until the server ends a connection that asks for nothing */
async function server(connectTimeout = 60_000): Promise<{ origin: string; connections: () => number }> {
  const http = createServer()
  const sockets = new Server(http, { transports: ['websocket'], connectTimeout })
  let connections = 0
  sockets.engine.on('connection', () => (connections += 1))
  await once(http.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`
  vi.stubGlobal('location', { origin })
  onTestFinished(async () => {
    vi.unstubAllGlobals()
    await sockets.close()
  })
  return { origin, connections: () => connections }
}

function begin(): OwnSocket {
  const socket = openOwnSocket()
  vi.stubGlobal('pageLoader', { greeting: null, socket })
  return socket
}

async function connect(origin: string): Promise<void> {
  const socket = io(origin, { transports: [EarlyTransport], reconnection: false, forceNew: true })
  onTestFinished(() => {
    socket.disconnect()
  })
  await new Promise((resolve, reject) => {
    socket.once('connect', () => {
      resolve(null)
    })
    socket.once('connect_error', reject)
  })
}

test('uses the connection that was begun, with what has arrived on it', async () => {
  const { origin, connections } = await server()
  const { arrived } = begin()
  await vi.waitFor(() => {
    expect(arrived).toHaveLength(1)
  })
  await connect(origin)
  expect(connections()).toBe(1)
})

test('uses the connection that is still being made', async () => {
  const { origin, connections } = await server()
  begin()
  await connect(origin)
  expect(connections()).toBe(1)
})

test('makes another one after the server has ended the first', async () => {
  const { origin, connections } = await server(50)
  const { socket } = begin()
  await once(socket, 'close')
  await connect(origin)
  expect(connections()).toBe(2)
})

test('makes another one for a second session', async () => {
  const { origin, connections } = await server()
  begin()
  await connect(origin)
  await connect(origin)
  expect(connections()).toBe(2)
})

test('leaves a connection to another address alone', async () => {
  const { origin, connections } = await server()
  begin()
  const other = await server()
  await connect(other.origin)
  expect(other.connections()).toBe(1)
  await vi.waitFor(() => {
    expect(connections()).toBe(1)
  })
  expect(origin).not.toBe(other.origin)
})
