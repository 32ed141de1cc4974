/** The Socket.IO server of a host. */
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { WebSocket } from 'ws'
import type { ClientToServerEvents, ServerToClientEvents } from '#shared/protocol/index.ts'
import { Bucket, Buckets } from '../bucket.ts'
import type { Caller } from './caller.ts'
import { hardened } from './hardened.ts'
import { systemTime } from './time.ts'

export type Engine = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  { caller: Caller }
>

export type Connected = ReturnType<Engine['sockets']['sockets']['get']> & object

/** Packets of any kind, pings and junk included: three times what the contract's own limit lets through. */
const packets = {
  connection: { perSecond: 300, atOnce: 2000 },
  address: { perSecond: 3000, atOnce: 20_000 }
}
/** Characters and bytes that may wait for one connection: four pages of a log, after which it is not listened to … */
const mostAnswers = 512 * 1024
/** … and after which it is ended. */
const mostUnread = 4 * 1024 * 1024

/**
 * @param allows decides on each handshake by its request
 * @param now milliseconds that never jump
 */
export function createEngine(
  http: HttpServer,
  allows: (request: IncomingMessage) => boolean,
  now = (): number => systemTime.ticks()
): Engine {
  const engine: Engine = new Server(http, hardened(allows))
  const addresses = new Buckets(packets.address, now)
  engine.engine.on('connection', (connection: Connection) => {
    boundPackets(connection, new Bucket(packets.connection, now), addresses)
    boundUnread(connection)
  })
  return engine
}

function boundPackets(connection: Connection, own: Bucket, addresses: Buckets): void {
  connection.on('packet', () => {
    if (!own.take() || !addresses.of(connection.remoteAddress).take()) terminate({ conn: connection })
  })
}

/**
 * One that does not read what it is told is not heard either until it has, and ended when it is told still more. Each
 * packet is counted as it is queued: between two looks there can be thousands.
 */
function boundUnread(connection: Connection): void {
  const { transport } = connection
  let queued = 0
  let isPaused = false
  const unread = (): number => queued + (transport.socket?.bufferedAmount ?? 0)
  connection.on('packetCreate', ({ data }) => {
    queued += lengthOf(data)
    if (unread() > mostUnread) terminate({ conn: connection })
    if (isPaused || unread() <= mostAnswers) return
    isPaused = true
    transport.socket?.pause()
  })
  connection.on('flush', () => {
    queued = 0 // it waits in the WebSocket now
  })
  transport.on('ready', () => {
    if (!isPaused || unread() > mostAnswers / 2) return
    isPaused = false
    transport.socket?.resume()
  })
}

const lengthOf = (data: unknown): number => (typeof data === 'string' ? data.length : 0)

interface Packet {
  data?: unknown
}

interface Listening {
  on(name: 'ready' | 'close' | 'packet' | 'flush', listener: () => void): unknown
  on(name: 'packetCreate', listener: (packet: Packet) => void): unknown
  off(name: 'ready' | 'close', listener: () => void): unknown
}

/** The parts of an Engine.IO connection that say how much waits; its own types keep them private. */
interface Connection extends Listening {
  readyState: string
  remoteAddress: string
  /** Runs from a ping to its pong. */
  pingTimeoutTimer?: NodeJS.Timeout | null
  writeBuffer: Packet[]
  transport: Listening & { socket?: WebSocket }
}

export interface Queued {
  packets: number
  bytes: number
}

/** How much waits to be read by the other side of a connection. */
export function queuedFor(socket: { conn: unknown }): Queued {
  const { writeBuffer, transport } = socket.conn as Connection
  const waiting = writeBuffer.reduce((sum, { data }) => sum + lengthOf(data), 0)
  return { packets: writeBuffer.length, bytes: waiting + (transport.socket?.bufferedAmount ?? 0) }
}

/** How long a goodbye may take, ms. */
const farewell = 1000

/** Says goodbye to a connection and ends it, at the latest after a moment: one that reads nothing takes as long as it likes. */
export function hangUp(socket: Pick<Socket, 'disconnect'> & { conn: unknown }): void {
  const connection = socket.conn as Connection
  const end = setTimeout(() => {
    terminate(socket)
  }, farewell)
  connection.on('close', () => {
    clearTimeout(end)
  })
  socket.disconnect(true)
}

/** Takes it as a sign of life that the other side has read something: its pong may wait behind what it has not read yet. */
export function isReading(socket: { conn: unknown }): void {
  ;(socket.conn as Connection).pingTimeoutTimer?.refresh()
}

/** Ends the TCP connection at once; what waits in it is dropped. */
export function terminate(socket: { conn: unknown }): void {
  ;(socket.conn as Connection).transport.socket?.terminate()
}

/** Bytes that may wait while more is prepared. */
const ahead = 128 * 1024

/** Resolves when little waits to be read by the other side, or it is gone. */
export async function drained(socket: { conn: unknown }): Promise<void> {
  const connection = socket.conn as Connection
  while (connection.readyState === 'open' && queuedFor(socket).bytes > ahead) {
    await readyOrGone(connection.transport)
  }
}

function readyOrGone(transport: Connection['transport']): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      transport.off('ready', done)
      transport.off('close', done)
      resolve()
    }
    transport.on('ready', done)
    transport.on('close', done)
  })
}
