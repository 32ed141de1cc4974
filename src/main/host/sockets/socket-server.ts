import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Broadcast, BroadcastName } from '#shared/protocol/broadcasts.ts'
import type { Answer, Payload, RequestName } from '#shared/protocol/requests.ts'
import type { Reply } from '#shared/values/reply.ts'
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

type ClientToServerEvents = {
  [N in RequestName]: (payload: Payload<N>, answer: (reply: Reply<Answer<N>>) => void) => void
}
type ServerToClientEvents = { [N in BroadcastName]: (payload: Broadcast<N>) => void }

export type SocketServer = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  { caller: Caller }
>

export type ConnectedSocket = ReturnType<SocketServer['sockets']['sockets']['get']> & object

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

/** Ends the connection after a time-out: the other side can delay a goodbye for ever. */
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

/** Reading counts as a sign of life: the pong may wait behind what is not read yet. */
export function refreshPingTimeout(socket: { conn: unknown }): void {
  ;(socket.conn as EngineConnection).pingTimeoutTimer?.refresh()
}

export function terminate(socket: { conn: unknown }): void {
  ;(socket.conn as EngineConnection).transport.socket?.terminate()
}

const maxPreparedBytes = 128 * 1024

/** Resolves when little is left to send, or the connection is closed. */
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
