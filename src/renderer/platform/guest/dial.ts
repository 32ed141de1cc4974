import { io } from 'socket.io-client'
import type { Link } from '#shared/session/deps.ts'
import { linkOver } from '#shared/session/socket-connection.ts'
import { systemClock } from '#shared/values/clock.ts'

/** Connects to the host that served this page. @throws when it cannot be reached */
export function dialOrigin(): Promise<Link> {
  const socket = io(location.origin, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true
  })
  return linkOver(socket, systemClock)
}
