/** A public HTTP server: short time-outs, few requests at a time, answers in pieces. */
import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { bareHeaders } from '../../pages/headers.ts'
import { Buckets, type Allowance } from '../../bucket.ts'
import { systemTime, type HostTime } from '../time.ts'

export interface HttpResponse {
  status: number
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
}

export interface Site {
  /** Engine.IO answers what is below it, with a refusal. */
  enginePath: string
  answer: (request: IncomingMessage) => HttpResponse
  /** Per address: a page is about 20 requests, and a school of 200 may be one address. */
  requests?: Allowance | undefined
  time?: HostTime | undefined
}

const defaultRequests = { perSecond: 200, atOnce: 4000 }
/** Then the client has to connect again, which counts as an arrival. */
const maxRequestsPerConnection = 100
/** Browsers and our own programs wait for each answer. */
const maxUnanswered = 4
const readSliceBytes = 2048
const writePieceBytes = 64 * 1024
const progressTimeoutMs = 10_000

/** By Node's error code; all else is a bad request. */
const errorStatuses: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431
}

/** The port multiplexer passes connections to it; it listens nowhere itself. */
export function createHttp(): Server {
  const http = createServer({
    headersTimeout: 10_000,
    requestTimeout: 15_000,
    connectionsCheckingInterval: 2000,
    keepAliveTimeout: 5000,
    maxHeaderSize: 8192,
    requireHostHeader: false // a site answers that itself, as it does a wrong one
  })
  http.maxRequestsPerSocket = maxRequestsPerConnection
  http.on('dropRequest', (_request, socket) => {
    socket.destroy() // the answer before said that it was the last one
  })
  http.on('connection', readInSlices)
  http.on('upgrade', (_request, socket) => upgradeHandlers.get(socket)?.())
  http.on('checkExpectation', (request, response) => http.emit('request', request, response))
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.write(rawAnswer(errorStatuses[error.code ?? ''] ?? 400))
    socket.destroy()
  })
  // Node enforces the timeouts above only from the moment that a server listens.
  http.emit('listening')
  return http
}

const upgradeHandlers = new WeakMap<object, () => void>()

/** Node reads 64 KiB at a time and handles all 1,800 requests in it (30 ms), even if the first ends the connection. Slices stop there. */
function readInSlices(socket: Socket): void {
  const [read] = socket.listeners('data')
  if (!read) return
  let isOpen = true
  const readSlices = (chunk: Buffer): void => {
    for (let at = 0; at < chunk.length && !socket.destroyed; at += readSliceBytes) {
      if (isOpen) read.call(socket, chunk.subarray(at, at + readSliceBytes))
      else socket.destroy() // a handshake, and more before it was answered
    }
  }
  socket.removeListener('data', read as () => void)
  socket.on('data', readSlices)
  upgradeHandlers.set(socket, () => {
    isOpen = false
    socket.removeListener('data', readSlices)
  })
}

/** Call it after Engine.IO is attached: its answers pass here as well. */
export function serve(http: Server, site: Site): void {
  const { enginePath, answer, requests = defaultRequests, time = systemTime } = site
  const allowed = new Buckets(requests, () => time.ticks())
  const unanswered = new WeakMap<Socket, number>()
  const engine = http.listeners('request') as RequestListener[]
  http.removeAllListeners('request')
  http.on('upgrade', ({ url }, socket) => {
    // Engine.IO no longer manages these, and Node applies no time-outs to them.
    if (url?.startsWith(enginePath) !== true) socket.destroy()
  })
  http.on('request', (request, response) => {
    const { socket } = request
    const waiting = (unanswered.get(socket) ?? 0) + 1
    if (waiting > maxUnanswered || socket.destroyed) {
      socket.destroy()
      return
    }
    unanswered.set(socket, waiting)
    response.once('close', () => {
      unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1)
    })
    response.on('error', () => {
      socket.destroy() // written to after the other side hung up
    })
    response.setHeaders(new Map(Object.entries(bareHeaders)))
    if (!allowed.of(socket.remoteAddress ?? '').take()) send(response, tooMany, time)
    else if (request.url?.startsWith(enginePath) === true)
      for (const listener of engine) listener.call(http, request, response)
    else send(response, answer(request), time)
  })
}

interface Refusing {
  on(name: 'connection_error', listener: (refused: { req: IncomingMessage }) => void): unknown
}

/** Engine.IO refuses handshakes without headers; this answers first, with them. */
export function refuseInFull(engine: Refusing): void {
  engine.on('connection_error', ({ req }) => {
    if (req.headers.upgrade !== undefined && req.socket.writable) req.socket.end(rawAnswer(400))
  })
}

const plain = { 'content-type': 'text/plain; charset=utf-8' }
const tooMany: HttpResponse = { status: 429, headers: { ...plain, connection: 'close', 'retry-after': '1' } }

/** Sends each piece after the one before; disconnects without progress. */
function send(
  response: ServerResponse,
  { status, headers = plain, body = '' }: HttpResponse,
  time: HostTime
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  response.writeHead(status, status === 304 ? headers : { ...headers, 'content-length': bytes.length })
  let at = 0
  let stopWaiting: () => void = () => undefined
  const proceed = (): void => {
    stopWaiting()
    stopWaiting = time.after(progressTimeoutMs, () => response.socket?.destroy())
    while (at < bytes.length) {
      const next = bytes.subarray(at, (at += writePieceBytes))
      if (!response.write(next)) {
        response.once('drain', proceed)
        return
      }
    }
    response.end()
  }
  response.once('close', () => {
    stopWaiting()
  })
  proceed()
}

function rawAnswer(status: number): string {
  const headers = { ...bareHeaders, connection: 'close', 'content-length': '0' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`, ...lines, '', ''].join('\r\n')
}
