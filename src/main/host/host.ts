/** Hosts one space: builds the parts, hands them to each other, and returns a way to stop. */
import { Backlog } from './limits/slow-readers.ts'
import { buildCore } from './build-context.ts'
import type { Core } from './context.ts'
import { Door } from './admission/admission.ts'
import { createEngine, hangUp, type Engine } from './sockets/socket-server.ts'
import { Front } from './http/port-multiplexer.ts'
import { createGreeting } from './http/greeting.ts'
import { enginePath } from './sockets/socket-options.ts'
import { createHttp, refuseInFull, serve } from './http/http-server.ts'
import type { Host, HostOptions, Traffic } from './options.ts'
import { closeEngine, serveSockets } from './sockets/serve-sockets.ts'
import { answerOf } from './http/site.ts'

interface Parts {
  options: HostOptions
  core: Core
  door: Door
  engine: Engine
  front: Front
}

/** @throws when the log is damaged or no port can be had */
export async function startHost(options: HostOptions): Promise<Host> {
  const door = new Door(options.guests)
  const http = createHttp()
  const engine = createEngine(http, (request) => door.allows(request), options.allowances?.packets)
  refuseInFull(engine.engine)
  const { tls, connections: limits, webRequests: requests, pages, time } = options
  const front = new Front(http, { tls, limits, time })
  door.isNearlyFull = () => front.isNearlyFull
  try {
    const core = buildCore(options, engine, door)
    serveSockets(engine, core, options, ({ socket }, isEntered) => {
      front.mark(socket, isEntered)
    })
    const parts = { door, greeting: await createGreeting(options, core), pages }
    serve(http, { enginePath, answer: (request) => answerOf(request, parts), requests, time })
    door.port = await front.listen(options.port, options.address ?? '0.0.0.0')
    return hostOf({ options, core, door, engine, front })
  } catch (fault) {
    await engine.close()
    throw fault
  }
}

function hostOf(parts: Parts): Host {
  const { core, door, engine, front } = parts
  const backlog = new Backlog({ engine, audience: core.audience, headOf: (room) => core.writer.head(room) })
  return {
    space: core.space.id,
    port: door.port,
    name: () => core.space.name,
    people: () => core.roster.count,
    guests: () => door.guests,
    setGuests: (guests) => {
      setGuests(parts, guests)
    },
    invite: (uses) => core.invitations.create(uses),
    traffic: () => trafficOf(parts),
    close: async () => {
      backlog.close()
      await core.writer.idle()
      await closeEngine(engine, core)
      await Promise.all([front.close(), core.writer.idle()])
      core.roster.close()
      core.news.close()
    }
  }
}

function trafficOf({ engine, front }: Parts): Traffic {
  const entered = [...engine.sockets.sockets.values()].filter(({ data }) => data.caller.isEntered)
  const guests = entered.filter(({ data }) => data.caller.guest).length
  return { connections: entered.length, guests, sent: front.sent }
}

function setGuests({ options, door, engine }: Parts, guests: HostOptions['guests']): void {
  door.guests = guests
  for (const socket of engine.sockets.sockets.values()) {
    if (socket.data.caller.guest && !door.takesGuests(socket.data.caller.secure)) hangUp(socket)
  }
  options.onChange?.()
}
