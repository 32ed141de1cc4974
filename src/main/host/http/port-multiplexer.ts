import type { Server as HttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls'
import { Buckets, type Allowance } from '../../bucket.ts'
import { listenOnFreePort } from './listen.ts'
import { ConnectionSlots, type SlotHolder, type SlotLimits } from '../admission/connection-slots.ts'
import { Turns } from '../limits/turns.ts'
import { systemTime, type HostTime } from '../time.ts'

/** TLS handshake record (RFC 8446, section 5.1); no HTTP method begins with this byte. */
const tlsHandshake = 0x16
const firstByteTimeoutMs = 5000
/** ms, soon after the turn in which the handshake begins. */
const handshakeWorkMs = 2
const closeTimeoutMs = 500

/** A school of 200 may be one address, and some of them come twice. A handshake costs the host about 2 ms. */
const defaultLimits = {
  connections: 1024,
  perAddress: 320,
  arrivals: { perSecond: 50, atOnce: 300 }
}

export interface ConnectionLimits extends SlotLimits {
  arrivals?: Allowance
}

export interface PortMultiplexerOptions {
  /** PEM; null: plain HTTP only. */
  tls: { certificate: string; key: string } | null
  limits?: ConnectionLimits | undefined
  time?: HostTime | undefined
}

interface Connection extends SlotHolder {
  socket: Socket
}

export class PortMultiplexer {
  readonly #server: Server
  readonly #http: HttpServer
  readonly #secure: TlsServer | null
  readonly #slots: ConnectionSlots
  readonly #arrivals: Buckets
  readonly #time: HostTime
  readonly #turns: Turns
  readonly #connections = new Map<string, Connection>()
  readonly #sockets = new Set<Socket>()
  #sentBefore = 0

  constructor(http: HttpServer, { tls, limits = defaultLimits, time = systemTime }: PortMultiplexerOptions) {
    this.#http = http
    this.#secure = tls && secureServer(tls, http)
    this.#slots = new ConnectionSlots(limits)
    this.#arrivals = new Buckets(limits.arrivals ?? defaultLimits.arrivals, () => time.ticks())
    this.#time = time
    this.#turns = new Turns({ time, onWorked: () => undefined, deferredMs: handshakeWorkMs })
    this.#server = createServer((socket) => {
      if (this.#admit(socket)) this.#begin(socket)
      else socket.destroy()
    })
    // Closing connections count until they are closed.
    this.#server.maxConnections = 2 * limits.connections
  }

  /** @throws the system's error when no port is free */
  listen(port: number, address: string): Promise<number> {
    return listenOnFreePort(this.#server, port, address)
  }

  get sent(): number {
    return [...this.#sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, this.#sentBefore)
  }

  get isNearlyFull(): boolean {
    return this.#slots.isNearlyFull
  }

  /** A connection that has not entered, or has left, may lose its slot to a newcomer. @param socket the connection or the TLS on it */
  setEntered(socket: Socket, isEntered: boolean): void {
    const connection = this.#connections.get(peerOf(socket))
    if (!connection) return // it is closed already
    if (isEntered) this.#slots.enter(connection)
    else this.#slots.leave(connection)
  }

  /** Resolves once the port is free and no one is connected. @param withinMs then connections are ended */
  async close(withinMs = closeTimeoutMs): Promise<void> {
    const hangUp = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy()
    }, withinMs)
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
    const { remoteAddress: address } = socket
    if (address === undefined || !this.#arrivals.of(address).take()) return false
    const connection = { address, socket, disconnect: () => void socket.destroy() }
    if (!this.#slots.take(connection)) return false
    const peer = peerOf(socket)
    this.#connections.set(peer, connection)
    this.#sockets.add(socket)
    socket.once('close', () => {
      if (this.#connections.get(peer) === connection) this.#connections.delete(peer)
      this.#slots.free(connection)
      this.#sockets.delete(socket)
      this.#sentBefore += socket.bytesWritten
    })
    return true
  }

  #begin(socket: Socket): void {
    socket.setNoDelay(true)
    const stopWaiting = this.#time.after(firstByteTimeoutMs, () => {
      socket.destroy()
    })
    socket.once('close', stopWaiting)
    socket.once('data', (chunk) => {
      stopWaiting()
      socket.pause()
      socket.unshift(chunk)
      const server = chunk[0] === tlsHandshake && this.#secure ? this.#secure : this.#http
      const requester = { address: socket.remoteAddress ?? '', device: peerOf(socket) }
      this.#turns
        .take(requester, () => {
          if (!socket.destroyed) serve(server, socket)
        })
        .catch(() => {
          socket.destroy() // too many wait, and no request has arrived
        })
    })
  }
}

function serve(server: HttpServer | TlsServer, socket: Socket): void {
  server.emit('connection', socket)
  process.nextTick(() => socket.resume())
}

function secureServer(tls: { certificate: string; key: string }, http: HttpServer): TlsServer {
  const secure = createTlsServer({
    cert: tls.certificate,
    key: tls.key,
    minVersion: 'TLSv1.3',
    handshakeTimeout: firstByteTimeoutMs
  })
  secure.on('secureConnection', (socket) => http.emit('connection', socket))
  secure.on('tlsClientError', (_error, socket) => {
    socket.destroy() // a scanner, or a browser that rejects the certificate
  })
  return secure
}

/** Equal for a connection and the TLS on it, and unique among open connections. */
function peerOf({ localAddress, remoteAddress, remotePort }: Socket): string {
  return [localAddress, remoteAddress, remotePort].join(' ')
}
