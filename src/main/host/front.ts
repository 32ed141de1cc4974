/** One port for TLS and plain HTTP: the first byte of a connection tells which it is. */
import type { Server as HttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { listen } from './listen.ts'

/** The type byte of a TLS handshake record (RFC 8446, section 5.1); no HTTP method begins with it. */
const tlsHandshake = 0x16
/** How long a connection may say nothing, or be busy with its TLS handshake, ms. */
const silence = 5000
/** How long those who were told to hang up may take, ms. */
const farewell = 500

export interface FrontLimits {
  connections: number
  perAddress: number
}

/**
 * Hands every connection to an HTTP server, decrypted where it was TLS; `request.socket` is a TLSSocket then.
 * A caller over the limits is hung up on.
 */
export class Front {
  readonly #server: Server
  readonly #perAddress: number
  readonly #sockets = new Set<Socket>()
  readonly #addresses = new Map<string, number>()
  #sentToGone = 0

  constructor(http: HttpServer, tls: { certificate: string; key: string }, limits: FrontLimits) {
    const secure = createTlsServer({
      cert: tls.certificate,
      key: tls.key,
      minVersion: 'TLSv1.3',
      handshakeTimeout: silence
    })
    secure.on('secureConnection', (socket) => http.emit('connection', socket))
    secure.on('tlsClientError', (_error, socket) => {
      socket.destroy() // a scanner, or a browser that does not like the certificate
    })
    this.#perAddress = limits.perAddress
    this.#server = createServer((socket) => {
      if (!this.#admit(socket)) return
      socket.setNoDelay(true)
      peek(socket, (first) => {
        if (first === tlsHandshake) secure.emit('connection', socket)
        else http.emit('connection', socket)
      })
    })
    this.#server.maxConnections = limits.connections
  }

  /** @returns the port that was taken. @throws the system's error when none can be had */
  listen(port: number, address: string): Promise<number> {
    return listen(this.#server, port, address)
  }

  /** Bytes that went out over all connections so far. */
  get sent(): number {
    return [...this.#sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, this.#sentToGone)
  }

  /** Resolves once the port is free and nobody is connected. */
  async close(): Promise<void> {
    const hangUp = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy()
    }, farewell)
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve()
      })
    })
    clearTimeout(hangUp)
  }

  #admit(socket: Socket): boolean {
    socket.on('error', () => {
      socket.destroy() // the other side hung up; 'close' follows
    })
    const address = socket.remoteAddress ?? ''
    const count = (this.#addresses.get(address) ?? 0) + 1
    if (count > this.#perAddress) {
      socket.destroy()
      return false
    }
    this.#addresses.set(address, count)
    this.#sockets.add(socket)
    socket.once('close', () => {
      this.#sockets.delete(socket)
      this.#sentToGone += socket.bytesWritten
      const left = (this.#addresses.get(address) ?? 1) - 1
      if (left > 0) this.#addresses.set(address, left)
      else this.#addresses.delete(address)
    })
    return true
  }
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
