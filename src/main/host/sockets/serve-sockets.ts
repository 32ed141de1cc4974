import type { IncomingMessage } from 'node:http'
import type { Socket } from 'socket.io'
import { CodedError } from '#shared/values/reply.ts'
import { appendHandlers } from '../handlers/append.ts'
import { bind, type Handlers } from '../handlers/bind.ts'
import { Caller } from './caller.ts'
import { isInRoom, type HostContext } from '../context.ts'
import { whenDrained, disconnect, terminate, type SocketServer } from './socket-server.ts'
import { eventHandlers } from '../handlers/event.ts'
import { isBrowser, isSecure } from '../admission/origin-check.ts'
import { hostHandlers } from '../handlers/host.ts'
import { logHandlers } from '../handlers/log.ts'
import { memberHandlers } from '../handlers/member.ts'
import type { HostOptions } from '../options.ts'
import { pictureHandlers } from '../handlers/picture.ts'
import { roomHandlers } from '../handlers/room.ts'
import { signalHandlers } from '../handlers/signal.ts'
import { spaceHandlers } from '../handlers/space.ts'
import { systemTime, type HostTime } from '../time.ts'
import { typingHandlers } from '../handlers/typing.ts'

const entryTimeoutMs = 10_000

type Options = Pick<HostOptions, 'time' | 'onProblem'>

type EntryListener = (request: IncomingMessage, isEntered: boolean) => void

export function serveSockets(
  server: SocketServer,
  context: HostContext,
  options: Options,
  onEntryChange?: EntryListener
): void {
  const handlers = handlersOf(context)
  const { time = systemTime } = options
  const onError = (error: unknown): void => {
    options.onProblem(
      error instanceof CodedError && error.code === 'storage' ? 'storage' : 'host',
      String(error)
    )
  }
  server.on('connection', (socket) => {
    const { request, conn } = socket
    const from = { guest: isBrowser(request), secure: isSecure(request), address: conn.remoteAddress }
    const caller = new Caller(socket.id, from, {
      turns: context.turns,
      mustHaveTime: (requester) => {
        context.allowances.mustHaveTime(requester)
      },
      drained: () => whenDrained(socket)
    })
    socket.data.caller = caller
    expectEntry(socket, caller, time, (isEntered) => onEntryChange?.(request, isEntered))
    bind(socket, caller, {
      handlers,
      isInRoom: (device, room) => isInRoom(context, device, room),
      onError,
      allowances: context.allowances,
      time
    })
    socket.on('disconnect', () => {
      caller.isDisconnected = true
      if (!caller.isEntered) return
      context.roster.depart(caller.device, socket.id, false)
      context.ownWait.level(caller)
    })
  })
}

function expectEntry(
  socket: Pick<Socket, 'disconnect' | 'on' | 'conn'>,
  caller: Caller,
  time: HostTime,
  onEntryChange: (isEntered: boolean) => void
): void {
  const wait = (): (() => void) =>
    time.after(entryTimeoutMs, () => {
      disconnect(socket)
    })
  let stopWaiting = wait()
  caller.onEntered = (isEntered) => {
    stopWaiting()
    if (!isEntered) stopWaiting = wait()
    onEntryChange(isEntered)
  }
  socket.on('disconnect', (reason) => {
    stopWaiting()
    // Socket.IO would keep the connection, for which nothing is left to do.
    if (reason === 'client namespace disconnect') terminate(socket)
  })
}

function handlersOf(context: HostContext): Handlers {
  return {
    ...spaceHandlers(context),
    ...appendHandlers(context),
    ...eventHandlers(context),
    ...roomHandlers(context),
    ...memberHandlers(context),
    ...pictureHandlers(context),
    ...hostHandlers(context),
    ...logHandlers(context),
    ...typingHandlers(context),
    ...signalHandlers(context)
  }
}

export async function closeSockets(server: SocketServer, context: HostContext): Promise<void> {
  context.audience.emitToAll('space:closed', {})
  // A packet is sent only in the next turn of the loop.
  await new Promise((resolve) => setImmediate(resolve))
  await server.close()
}
