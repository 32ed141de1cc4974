/** One port for TLS and plain HTTP: the first byte of a connection tells which it is. Everybody passes here first. */
import type { Server as HttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls'
import { Buckets, type Allowance } from '../../bucket.ts'
import { listen } from './listen.ts'
import { Places, type Holder, type PlaceLimits } from '../admission/connection-slots.ts'
import { Turns } from '../limits/turns.ts'
import { systemTime, type Time } from '../time.ts'

/** The type byte of a TLS handshake record (RFC 8446, section 5.1); no HTTP method begins with it. */
const tlsHandshake = 0x16
/** How long a connection may say nothing, or be busy with its TLS handshake, ms. */
const silence = 5000
/** What the TLS handshake that begins in a turn costs soon after it, ms. */
const handshakeWork = 2
/** How long those who were told to hang up may take, ms. */
const farewell = 500

/**
 * A school of 200 may be one address, and some of them come twice. Each handshake costs the host about 2 ms, which is why
 * an address may not make as many as it likes.
 */
const defaultLimits = {
  connections: 1024,
  perAddress: 320,
  arrivals: { perSecond: 50, atOnce: 300 }
}

export interface FrontLimits extends PlaceLimits {
  /** New connections of one address. */
  arrivals?: Allowance
}

export interface FrontOptions {
  /** PEM; null for plain HTTP alone. */
  tls: { certificate: string; key: string } | null
  limits?: FrontLimits | undefined
  /** The system's by default. */
  time?: Time | undefined
}

interface Connection extends Holder {
  socket: Socket
}

/**
 * Hands every connection to an HTTP server, decrypted where it was TLS; `request.socket` is a TLSSocket then.
 * Who is over the limits is hung up on.
 */
export class Front {
  readonly #server: Server
  readonly #http: HttpServer
  readonly #secure: TlsServer | null
  readonly #places: Places
  readonly #arrivals: Buckets
  readonly #time: Time
  /** In which handshakes begin. */
  readonly #turns: Turns
  readonly #connections = new Map<string, Connection>()
  readonly #sockets = new Set<Socket>()
  #sentToGone = 0

  constructor(http: HttpServer, { tls, limits = defaultLimits, time = systemTime }: FrontOptions) {
    this.#http = http
    this.#secure = tls && secureServer(tls, http)
    this.#places = new Places(limits)
    this.#arrivals = new Buckets(limits.arrivals ?? defaultLimits.arrivals, () => time.ticks())
    this.#time = time
    this.#turns = new Turns({ time, onWorked: () => undefined, later: handshakeWork })
    this.#server = createServer((socket) => {
      if (this.#admit(socket)) this.#begin(socket)
      else socket.destroy()
    })
    // Those who were hung up on count until they are closed.
    this.#server.maxConnections = 2 * limits.connections
  }

  /** @returns the port that was taken. @throws the system's error when none can be had */
  listen(port: number, address: string): Promise<number> {
    return listen(this.#server, port, address)
  }

  /** Bytes that went out over all connections so far. */
  get sent(): number {
    return [...this.#sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, this.#sentToGone)
  }

  /** Only the last places are left, which are for devices that the space knows. */
  get isNearlyFull(): boolean {
    return this.#places.isNearlyFull
  }

  /**
   * Who has entered keeps its place; who has not, or has left, may lose it to a newcomer.
   * @param socket a request's: the connection itself or the TLS on it
   */
  mark(socket: Socket, isEntered: boolean): void {
    const connection = this.#connections.get(peerOf(socket))
    if (!connection) return // it is closed already
    if (isEntered) this.#places.enter(connection)
    else this.#places.leave(connection)
  }

  /**
   * Resolves once the port is free and nobody is connected.
   * @param withinMs how long those who were told to hang up may take
   */
  async close(withinMs = farewell): Promise<void> {
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
    const connection = { address, socket, hangUp: () => void socket.destroy() }
    if (!this.#places.take(connection)) return false
    const peer = peerOf(socket)
    this.#connections.set(peer, connection)
    this.#sockets.add(socket)
    socket.once('close', () => {
      if (this.#connections.get(peer) === connection) this.#connections.delete(peer)
      this.#places.free(connection)
      this.#sockets.delete(socket)
      this.#sentToGone += socket.bytesWritten
    })
    return true
  }

  #begin(socket: Socket): void {
    socket.setNoDelay(true)
    const stopWaiting = this.#time.after(silence, () => {
      socket.destroy()
    })
    socket.once('close', stopWaiting)
    socket.once('data', (chunk) => {
      stopWaiting()
      socket.pause()
      socket.unshift(chunk)
      const server = chunk[0] === tlsHandshake && this.#secure ? this.#secure : this.#http
      const who = { address: socket.remoteAddress ?? '', device: peerOf(socket) }
      this.#turns
        .take(who, () => {
          if (!socket.destroyed) serve(server, socket)
        })
        .catch(() => {
          socket.destroy() // more than can wait; nobody has said anything yet
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
    handshakeTimeout: silence
  })
  secure.on('secureConnection', (socket) => http.emit('connection', socket))
  secure.on('tlsClientError', (_error, socket) => {
    socket.destroy() // a scanner, or a browser that does not like the certificate
  })
  return secure
}

/** The same for a connection and for the TLS on it, and no other open connection has it. */
function peerOf({ localAddress, remoteAddress, remotePort }: Socket): string {
  return [localAddress, remoteAddress, remotePort].join(' ')
}
