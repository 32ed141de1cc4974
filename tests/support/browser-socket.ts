import { io, type Socket } from 'socket.io-client'
import type { Space } from './chat.ts'

/** A connection as a browser makes it: it always sends the origin of its page. */
export function browserSocket({ host, certificate }: Space): Socket {
  const origin = `https://127.0.0.1:${String(host.port)}`
  return io(origin, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin },
    ca: certificate,
    ...({ checkServerIdentity: () => undefined } as object)
  })
}
