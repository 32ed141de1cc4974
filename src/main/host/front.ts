/** One port for TLS and plain HTTP: the first byte of a connection tells which it is. */
import type { Server as HttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'

/** The type byte of a TLS handshake record (RFC 8446, section 5.1); no HTTP method begins with it. */
const tlsHandshake = 0x16
/** How long a connection may say nothing, ms. */
const silence = 5000

export interface FrontLimits {
  connections: number
  perAddress: number
}

/**
 * Hands every connection to `http`, decrypted where it was TLS; `request.socket` is a TLSSocket then.
 * A caller over the limits is hung up on.
 */
export function createFront(
  http: HttpServer,
  tls: { certificate: string; key: string },
  limits: FrontLimits
): Server {
  const secure = createTlsServer({ cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.3' })
  secure.on('secureConnection', (socket) => http.emit('connection', socket))
  secure.on('tlsClientError', (_error, socket) => {
    socket.destroy() // a scanner, or a browser that does not like the certificate
  })
  const addresses = new Map<string, number>()
  const front = createServer((socket) => {
    if (!admit(socket, addresses, limits.perAddress)) return
    socket.setNoDelay(true)
    peek(socket, (first) => {
      if (first === tlsHandshake) secure.emit('connection', socket)
      else http.emit('connection', socket)
    })
  })
  front.maxConnections = limits.connections
  return front
}

function admit(socket: Socket, addresses: Map<string, number>, perAddress: number): boolean {
  socket.on('error', () => {
    socket.destroy() // the other side hung up; 'close' follows
  })
  const address = socket.remoteAddress ?? ''
  const count = (addresses.get(address) ?? 0) + 1
  if (count > perAddress) {
    socket.destroy()
    return false
  }
  addresses.set(address, count)
  socket.once('close', () => {
    const left = (addresses.get(address) ?? 1) - 1
    if (left > 0) addresses.set(address, left)
    else addresses.delete(address)
  })
  return true
}

function peek(socket: Socket, next: (first: number) => void): void {
  const hangUp = setTimeout(() => {
    socket.destroy()
  }, silence)
  socket.once('close', () => {
    clearTimeout(hangUp)
  })
  socket.once('data', (chunk) => {
    clearTimeout(hangUp)
    socket.pause()
    socket.unshift(chunk)
    next(chunk[0] ?? 0)
    process.nextTick(() => socket.resume())
  })
}
