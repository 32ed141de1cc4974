/** From a new socket to a bound contract, and the goodbye to all of them. */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'socket.io'
import { CodedError } from '#shared/values/reply.ts'
import { appendHandlers } from '../handlers/append.ts'
import { bind, type Handlers } from '../handlers/bind.ts'
import { Caller } from './caller.ts'
import { isInRoom, type Core } from '../context.ts'
import { drained, hangUp, terminate, type Engine } from './socket-server.ts'
import { eventHandlers } from '../handlers/event.ts'
import { isBrowser, isSecure } from '../admission/origin-check.ts'
import { logHandlers } from '../handlers/log.ts'
import { memberHandlers } from '../handlers/member.ts'
import type { HostOptions } from '../options.ts'
import { roomHandlers } from '../handlers/room.ts'
import { signalHandlers } from '../handlers/signal.ts'
import { spaceHandlers } from '../handlers/space.ts'
import { systemTime, type Time } from '../time.ts'
import { typingHandlers } from '../handlers/typing.ts'

/** How long a connection may take to enter, and again once it has left, ms. */
const patience = 10_000

type Options = Pick<HostOptions, 'time' | 'onTrouble'>

/** Told which connections have entered, and which have left again. */
type Mark = (request: IncomingMessage, isEntered: boolean) => void

export function serveSockets(engine: Engine, core: Core, options: Options, mark?: Mark): void {
  const handlers = handlersOf(core)
  const { time = systemTime } = options
  const onError = (error: unknown): void => {
    options.onTrouble(
      error instanceof CodedError && error.code === 'storage' ? 'storage' : 'host',
      String(error)
    )
  }
  engine.on('connection', (socket) => {
    const { request, conn } = socket
    const from = { guest: isBrowser(request), secure: isSecure(request), address: conn.remoteAddress }
    const caller = new Caller(socket.id, from, {
      turns: core.turns,
      mustHaveTime: (who) => {
        core.allowances.mustHaveTime(who)
      },
      drained: () => drained(socket)
    })
    socket.data.caller = caller
    expectEntry(socket, caller, time, (isEntered) => mark?.(request, isEntered))
    bind(socket, caller, {
      handlers,
      isInRoom: (device, room) => isInRoom(core, device, room),
      onError,
      allowances: core.allowances,
      time
    })
    socket.on('disconnect', () => {
      caller.isGone = true
      if (caller.isEntered) core.roster.depart(caller.device, socket.id, false)
    })
  })
}

/** Hangs up on a connection that nobody enters over. */
function expectEntry(
  socket: Pick<Socket, 'disconnect' | 'on' | 'conn'>,
  caller: Caller,
  time: Time,
  mark: (isEntered: boolean) => void
): void {
  const wait = (): (() => void) =>
    time.after(patience, () => {
      hangUp(socket)
    })
  let stopWaiting = wait()
  caller.onEntered = (isEntered) => {
    stopWaiting()
    if (!isEntered) stopWaiting = wait()
    mark(isEntered)
  }
  socket.on('disconnect', (reason) => {
    stopWaiting()
    // It has left the namespace; Socket.IO would keep the connection, for which nothing is left to do.
    if (reason === 'client namespace disconnect') terminate(socket)
  })
}

function handlersOf(core: Core): Handlers {
  return {
    ...spaceHandlers(core),
    ...appendHandlers(core),
    ...eventHandlers(core),
    ...roomHandlers(core),
    ...memberHandlers(core),
    ...logHandlers(core),
    ...typingHandlers(core),
    ...signalHandlers(core)
  }
}

/** Tells the members that this is on purpose, then hangs up. */
export async function closeEngine(engine: Engine, core: Core): Promise<void> {
  core.audience.tellEverybody('space:closed', {})
  // A packet that was handed to the network is not yet sent; the next turn of the loop lets it out.
  await new Promise((resolve) => setImmediate(resolve))
  await engine.close()
}
