/** Plain requests: the greeting page for everybody, the interface for guests. Nothing else is served. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { greetingPath, type Greeting } from '#shared/protocol/hello.ts'
import type { Pages } from '../pages/pages.ts'
import type { Door } from './door.ts'
import { isSecure } from './guard.ts'
import { enginePath } from './hardened.ts'

export interface WebParts {
  door: Door
  greeting: () => Greeting
  pages: Pages | null
}

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

/** A server that is handed its connections by the front; it listens nowhere itself. */
export function createHttp(): Server {
  const http = createServer({
    headersTimeout: 10_000,
    requestTimeout: 15_000,
    connectionsCheckingInterval: 2000,
    keepAliveTimeout: 5000,
    maxHeaderSize: 8192
  })
  // Node enforces the timeouts above only from the moment that a server listens.
  http.emit('listening')
  return http
}

export function serveWeb(http: Server, parts: WebParts): void {
  http.on('request', (request, response) => {
    if (request.url?.startsWith(enginePath) === true) return // Engine.IO answers it, with a refusal
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    if (!parts.door.isForUs(request)) answer(response, 421, plain)
    else if (request.method !== 'GET') answer(response, 405, plain)
    else if (path === greetingPath && mayGreet(request, parts)) greet(response, parts)
    else servePage(request, response, path, parts)
  })
}

function mayGreet(request: IncomingMessage, { door }: WebParts): boolean {
  return isSecure(request) || door.takesGuests(isSecure(request))
}

function greet(response: ServerResponse, { greeting }: WebParts): void {
  const headers = { ...plain, 'content-type': 'application/json', 'x-content-type-options': 'nosniff' }
  answer(response, 200, headers, JSON.stringify(greeting()))
}

function servePage(request: IncomingMessage, response: ServerResponse, path: string, parts: WebParts): void {
  const { door, pages } = parts
  if (door.guests === 'off' || !pages) {
    answer(response, 404, plain, 'No guests here. Whoever hosts this space can let guests in.')
  } else if (door.takesGuests(isSecure(request))) {
    const socket = `${isSecure(request) ? 'wss' : 'ws'}://${request.headers.host ?? ''}`
    const { status, headers, body } = pages.get(path, [socket])
    answer(response, status, headers, body)
  } else {
    const location = `https://${request.headers.host ?? ''}${path}`
    answer(response, 308, { ...plain, location })
  }
}

function answer(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Uint8Array = ''
): void {
  response.writeHead(status, headers).end(body)
}
