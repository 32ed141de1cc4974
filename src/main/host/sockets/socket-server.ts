/** The Socket.IO server of a host. */
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { ClientToServerEvents, ServerToClientEvents } from '#shared/protocol/event-maps.ts'
import type { Caller } from './caller.ts'
import { defaultAllowances } from '../limits/allowances.ts'
import { FlowControl, lengthOf, type Connection, type Packets } from '../limits/flow-control.ts'
import { hardened } from './socket-options.ts'
import { systemTime, type Time } from '../time.ts'

export type Engine = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  { caller: Caller }
>

export type Connected = ReturnType<Engine['sockets']['sockets']['get']> & object

/** @param allows decides on each handshake by its request */
export function createEngine(
  http: HttpServer,
  allows: (request: IncomingMessage) => boolean,
  packets: Packets = defaultAllowances.packets,
  time: Pick<Time, 'ticks' | 'after'> = systemTime
): Engine {
  const engine: Engine = new Server(http, hardened(allows))
  const flow = new FlowControl(packets, time)
  engine.engine.on('connection', (connection: Connection) => {
    flow.control(connection)
  })
  return engine
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
