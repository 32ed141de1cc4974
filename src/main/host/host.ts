import { SlowReaders } from './limits/slow-readers.ts'
import { buildContext } from './build-context.ts'
import type { HostContext } from './context.ts'
import { Admission } from './admission/admission.ts'
import { createSocketServer, disconnect, type SocketServer } from './sockets/socket-server.ts'
import { PortMultiplexer } from './http/port-multiplexer.ts'
import { createGreeting } from './http/greeting.ts'
import { enginePath } from './sockets/socket-options.ts'
import { createHttp, refuseInFull, serve } from './http/http-server.ts'
import type { Host, HostOptions, Traffic } from './options.ts'
import { closeSockets, serveSockets } from './sockets/serve-sockets.ts'
import { responseFor } from './http/site.ts'

interface Parts {
  options: HostOptions
  context: HostContext
  admission: Admission
  server: SocketServer
  multiplexer: PortMultiplexer
}

/** @throws when the log is damaged or no port is free */
export async function startHost(options: HostOptions): Promise<Host> {
  const admission = new Admission(options.guests)
  const http = createHttp()
  const server = createSocketServer(http, (request) => admission.allows(request), options.allowances?.packets)
  refuseInFull(server.engine)
  const { tls, connectionLimits: limits, webRequests: requests, pages, time } = options
  const multiplexer = new PortMultiplexer(http, { tls, limits, time })
  admission.isNearlyFull = () => multiplexer.isNearlyFull
  try {
    const context = buildContext(options, server, admission)
    await context.claim.raise()
    context.merger.placeStrays()
    serveSockets(server, context, options, ({ socket }, isEntered) => {
      multiplexer.setEntered(socket, isEntered)
    })
    const parts = { admission, greeting: await createGreeting(options, context), pages }
    serve(http, { enginePath, answer: (request) => responseFor(request, parts), requests, time })
    admission.port = await multiplexer.listen(options.port, options.address ?? '0.0.0.0')
    return hostOf({ options, context, admission, server, multiplexer })
  } catch (error) {
    await server.close()
    throw error
  }
}

function hostOf(parts: Parts): Host {
  const { context, admission, server, multiplexer } = parts
  const slowReaders = new SlowReaders({
    server,
    audience: context.audience,
    headOf: (room) => context.writer.head(room)
  })
  return {
    space: context.space.id,
    port: admission.port,
    name: () => context.space.name,
    people: () => context.roster.count,
    guests: () => admission.guests,
    setGuests: (guests) => {
      setGuests(parts, guests)
    },
    invite: (uses) => context.invitations.create(uses),
    claim: () => context.claim.current,
    lookAround: () => {
      context.contest.lookAround()
    },
    traffic: () => trafficOf(parts),
    close: async () => {
      context.contest.close()
      context.ownWait.end()
      slowReaders.close()
      await context.writer.idle()
      await closeSockets(server, context)
      await Promise.all([multiplexer.close(), context.writer.idle()])
      context.roster.close()
      context.peopleUpdates.close()
    }
  }
}

function trafficOf({ server, multiplexer }: Parts): Traffic {
  const entered = [...server.sockets.sockets.values()].filter(({ data }) => data.caller.isEntered)
  const guests = entered.filter(({ data }) => data.caller.guest).length
  return { connections: entered.length, guests, sent: multiplexer.sent }
}

function setGuests({ options, admission, server }: Parts, guests: HostOptions['guests']): void {
  admission.guests = guests
  for (const socket of server.sockets.sockets.values()) {
    if (socket.data.caller.guest && !admission.admitsGuests(socket.data.caller.secure)) disconnect(socket)
  }
  options.onChange?.()
}
