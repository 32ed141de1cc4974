import { io } from 'socket.io-client'
import type { HostConnection } from '#shared/session/deps.ts'
import { connectionOver } from '#shared/session/socket-connection.ts'
import { systemClock } from '#shared/values/clock.ts'

/** Connects to the host that served this page. @throws when it cannot be reached */
export function dialOrigin(): Promise<HostConnection> {
  const socket = io(location.origin, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true
  })
  return connectionOver(socket, systemClock)
}
