import { io, type Socket } from 'socket.io-client'
import type { Space } from './chat.ts'

interface ServedPage {
  port: number
  certificate: string
}

export function browserSocket({ host, certificate }: Space): Socket {
  return pageSocket({ port: host.port, certificate })
}

/** A connection as a browser makes it: it always sends the origin of its page. */
export function pageSocket({ port, certificate }: ServedPage): Socket {
  const origin = `https://127.0.0.1:${String(port)}`
  return io(origin, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin },
    ca: certificate,
    ...({ checkServerIdentity: () => undefined } as object)
  })
}
