/** The hardened Socket.IO server: WebSocket only, small packets, no attachments, bounded everything. */
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { Decoder, Encoder } from 'socket.io-parser'
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws'
import { limits, type ClientToServerEvents, type ServerToClientEvents } from '#shared/protocol/index.ts'
import { Bucket } from './bucket.ts'
import type { Caller } from './caller.ts'

export type Engine = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  { caller: Caller }
>

/** Packets of any kind, pings and junk included: far above what the contract's own limit lets through. */
const packetsPerSecond = 1000

/** Engine.IO does not pass these on, and the defaults of ws let one peer hold hundreds of megabytes. */
class HardenedSockets extends WebSocketServer {
  constructor(options: ServerOptions, ready?: () => void) {
    super(
      {
        ...options,
        maxFragments: 64,
        maxBufferedChunks: 1024,
        maxPendingAutoPongs: 16,
        closeTimeout: 2000
      } as ServerOptions,
      ready
    )
  }
}

/** A whole event is text: binary attachments would only be a way to hold memory. */
class TextDecoder extends Decoder {
  constructor() {
    super({ maxAttachments: 0 })
  }
}

/** @param allows decides on each handshake by its request */
export function createEngine(http: HttpServer, allows: (request: IncomingMessage) => boolean): Engine {
  const engine: Engine = new Server(http, {
    transports: ['websocket'],
    allowUpgrades: false,
    allowEIO3: false,
    serveClient: false,
    cookie: false,
    maxHttpBufferSize: limits.packetBytes,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: 5000,
    pingInterval: 10_000,
    pingTimeout: 8000,
    destroyUpgradeTimeout: 1000,
    wsEngine: HardenedSockets,
    parser: { Encoder, Decoder: TextDecoder },
    allowRequest: (request, decide) => {
      decide(null, allows(request))
    }
  })
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
