/** Hosts one space: builds the parts, hands them to each other, and returns a way to stop. */
import { createServer } from 'node:http'
import { deviceIdOf } from '#shared/log/event.ts'
import { fromBase64 } from '#shared/protocol/ids.ts'
import { Audience } from './audience.ts'
import { Backlog } from './backlog.ts'
import { announce, loadSpace, type Core } from './core.ts'
import { createEngine } from './engine.ts'
import { createFront } from './front.ts'
import { createGreeting } from './greeting.ts'
import { isBrowser, isForUs, isFromUs } from './guard.ts'
import { Invitations } from './invitations.ts'
import { listen } from './listen.ts'
import type { GuestAccess, Host, HostOptions } from './options.ts'
import { Roster } from './roster.ts'
import { closeEngine, serveSockets } from './sockets.ts'
import { createWeb, takesGuests } from './web.ts'
import { Writer } from './writer.ts'

/** There is no host change yet, so every space is in its first epoch. */
const epoch = 1
const defaultConnections = { connections: 1024, perAddress: 64 }
const defaultGrace = 10_000

/** @throws when the log is damaged or no port can be had */
export async function startHost(options: HostOptions): Promise<Host> {
  const { log, crypto, keys } = options
  let guests: GuestAccess = options.guests
  let port = 0
  const space = loadSpace(options.space, log)
  const device = deviceIdOf(keys.publicKey, crypto.hash)

  const http = createServer({
    headersTimeout: 10_000,
    requestTimeout: 15_000,
    keepAliveTimeout: 5000,
    maxHeaderSize: 8192
  })
  const engine = createEngine(
    http,
    (request) =>
      isForUs(request, port) && isFromUs(request) && (!isBrowser(request) || takesGuests(request, guests))
  )
  const audience = new Audience(engine, space)
  const roster = new Roster({
    grace: options.grace ?? defaultGrace,
    onChange: (member, presence, here) => {
      audience.tellEverybody('presence:changed', { device: member, presence, here })
      options.onChange?.()
    }
  })
  const writer = new Writer({
    space,
    epoch,
    log,
    crypto,
    onAppended: (room, placed) => {
      audience.appended(room, placed)
    },
    onApplied: (event) => {
      announce(core, event)
    },
    onStorageFault: (fault) => {
      options.onTrouble('storage', String(fault))
    }
  })
  const core: Core = {
    space,
    epoch,
    device,
    log,
    writer,
    audience,
    roster,
    invitations: new Invitations(crypto.random, (token) => options.onInvitationUsed?.(token)),
    guests: () => guests,
    random: crypto.random,
    verify: (key, bytes, proof) => crypto.verify(fromBase64(key), bytes, fromBase64(proof)),
    deviceOf: (key) => deviceIdOf(fromBase64(key), crypto.hash)
  }
  serveSockets(engine, core, (fault) => {
    options.onTrouble('host', String(fault))
  })
  const backlog = new Backlog({
    engine,
    holdBack: (socket) => {
      audience.holdBack(socket)
    },
    release: (socket) => {
      audience.release(socket, engine.sockets.sockets.get(socket)?.data.caller.device ?? '', (room) =>
        writer.head(room)
      )
    }
  })
  const greeting = await createGreeting(options, core)
  http.on('request', createWeb({ port: () => port, greeting, guests: () => guests, pages: options.pages }))

  const front = createFront(http, options.tls, options.connections ?? defaultConnections)
  port = await listen(front, options.port, options.address ?? '0.0.0.0')

  return {
    space: space.id,
    port,
    name: () => space.name,
    people: () => roster.count,
    guests: () => guests,
    setGuests: (next) => {
      guests = next
      for (const socket of engine.sockets.sockets.values()) {
        if (socket.data.caller.guest && !takesGuests(socket.request, guests)) socket.disconnect(true)
      }
      options.onChange?.()
    },
    invite: (uses) => core.invitations.create(uses),
    close: async () => {
      backlog.close()
      await writer.idle()
      await closeEngine(engine, core)
      front.close()
      roster.close()
    }
  }
}
