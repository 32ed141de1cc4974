/** Plain requests: the greeting page for everybody, the interface for guests. Nothing else is served. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { greetingPath, type Greeting } from '#shared/protocol/hello.ts'
import type { Pages } from '../pages/pages.ts'
import { isForUs, isSecure } from './guard.ts'
import type { GuestAccess } from './options.ts'

export interface WebParts {
  port: () => number
  greeting: () => Greeting
  guests: () => GuestAccess
  pages: Pages | null
}

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

export function createWeb(parts: WebParts): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    if (!isForUs(request, parts.port())) answer(response, 421, plain)
    else if (request.method !== 'GET') answer(response, 405, plain)
    else if (path === greetingPath && mayGreet(request, parts)) greet(response, parts)
    else servePage(request, response, path, parts)
  }
}

/** Whether pages and sockets of browsers are served over this kind of connection. */
export function takesGuests(request: IncomingMessage, guests: GuestAccess): boolean {
  return guests === 'http' || (guests === 'https' && isSecure(request))
}

function mayGreet(request: IncomingMessage, { guests }: WebParts): boolean {
  return isSecure(request) || takesGuests(request, guests())
}

function greet(response: ServerResponse, { greeting }: WebParts): void {
  const headers = { ...plain, 'content-type': 'application/json', 'x-content-type-options': 'nosniff' }
  answer(response, 200, headers, JSON.stringify(greeting()))
}

function servePage(request: IncomingMessage, response: ServerResponse, path: string, parts: WebParts): void {
  const guests = parts.guests()
  if (guests === 'off' || !parts.pages) {
    answer(response, 404, plain, 'No guests here. Whoever hosts this space can let guests in.')
  } else if (takesGuests(request, guests)) {
    const socket = `${isSecure(request) ? 'wss' : 'ws'}://${request.headers.host ?? ''}`
    const { status, headers, body } = parts.pages.get(path, [socket])
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
