/** The Socket.IO server of a host. */
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { WebSocket } from 'ws'
import type { ClientToServerEvents, ServerToClientEvents } from '#shared/protocol/index.ts'
import { Bucket } from './bucket.ts'
import type { Caller } from './caller.ts'
import { hardened } from './hardened.ts'

export type Engine = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  { caller: Caller }
>

/** Packets of any kind, pings and junk included: far above what the contract's own limit lets through. */
const packetsPerSecond = 1000

/** @param allows decides on each handshake by its request */
export function createEngine(http: HttpServer, allows: (request: IncomingMessage) => boolean): Engine {
  const engine: Engine = new Server(http, hardened(allows))
  engine.engine.on('connection', (connection: EngineConnection) => {
    const bucket = new Bucket(packetsPerSecond, packetsPerSecond * 2)
    connection.on('packet', () => {
      if (!bucket.take()) connection.close(true)
    })
  })
  return engine
}

interface EngineConnection {
  on(name: 'packet', listener: () => void): void
  close(discard: boolean): void
}

/** How much waits to be read by the other side of a connection. */
export function queuedFor(socket: { conn: unknown }): { packets: number; bytes: number } {
  const { writeBuffer, transport } = socket.conn as {
    writeBuffer: unknown[]
    transport: { socket?: WebSocket }
  }
  return { packets: writeBuffer.length, bytes: transport.socket?.bufferedAmount ?? 0 }
}
