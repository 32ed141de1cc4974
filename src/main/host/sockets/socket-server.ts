import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { ClientToServerEvents, ServerToClientEvents } from '#shared/protocol/event-maps.ts'
import type { Caller } from './caller.ts'
import { defaultAllowances } from '../limits/allowances.ts'
import {
  FlowControl,
  lengthOf,
  type EngineConnection,
  type PacketAllowances
} from '../limits/flow-control.ts'
import { hardenedOptions } from './socket-options.ts'
import { systemTime, type HostTime } from '../time.ts'

export type SocketServer = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  { caller: Caller }
>

export type ConnectedSocket = ReturnType<SocketServer['sockets']['sockets']['get']> & object

/** @param allows decides on each handshake by its request */
export function createSocketServer(
  http: HttpServer,
  allows: (request: IncomingMessage) => boolean,
  packets: PacketAllowances = defaultAllowances.packets,
  time: Pick<HostTime, 'ticks' | 'after'> = systemTime
): SocketServer {
  const server: SocketServer = new Server(http, hardenedOptions(allows))
  const flow = new FlowControl(packets, time)
  server.engine.on('connection', (connection: EngineConnection) => {
    flow.control(connection)
  })
  return server
}

export interface Backlog {
  packets: number
  bytes: number
}

export function backlogOf(socket: { conn: unknown }): Backlog {
  const { writeBuffer, transport } = socket.conn as EngineConnection
  const waiting = writeBuffer.reduce((sum, { data }) => sum + lengthOf(data), 0)
  return { packets: writeBuffer.length, bytes: waiting + (transport.socket?.bufferedAmount ?? 0) }
}

const disconnectTimeoutMs = 1000

/** Says goodbye and ends the connection, at the latest after the timeout: a goodbye alone takes as long as the other side likes. */
export function disconnect(socket: Pick<Socket, 'disconnect'> & { conn: unknown }): void {
  const connection = socket.conn as EngineConnection
  const end = setTimeout(() => {
    terminate(socket)
  }, disconnectTimeoutMs)
  connection.on('close', () => {
    clearTimeout(end)
  })
  socket.disconnect(true)
}

/** Takes it as a sign of life that the other side has read something: its pong may wait behind what it has not read yet. */
export function refreshPingTimeout(socket: { conn: unknown }): void {
  ;(socket.conn as EngineConnection).pingTimeoutTimer?.refresh()
}

/** Ends the TCP connection at once; what waits in it is dropped. */
export function terminate(socket: { conn: unknown }): void {
  ;(socket.conn as EngineConnection).transport.socket?.terminate()
}

const maxPreparedBytes = 128 * 1024

/** Resolves when little waits to be read by the other side, or it is gone. */
export async function whenDrained(socket: { conn: unknown }): Promise<void> {
  const connection = socket.conn as EngineConnection
  while (connection.readyState === 'open' && backlogOf(socket).bytes > maxPreparedBytes) {
    await readyOrGone(connection.transport)
  }
}

function readyOrGone(transport: EngineConnection['transport']): Promise<void> {
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
