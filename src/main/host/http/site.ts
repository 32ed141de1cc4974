/** Plain requests: the greeting page for everybody, the interface for guests. Nothing else is served. */
import type { IncomingMessage } from 'node:http'
import { clientHeader, greetingPath, type Greeting } from '#shared/protocol/hello.ts'
import type { BuiltPages } from '../../pages/pages.ts'
import type { Door } from '../admission/admission.ts'
import { hostOf, isSecure } from '../admission/origin-check.ts'
import type { Answer } from './http-server.ts'

export interface WebParts {
  door: Door
  greeting: () => Greeting
  pages: BuiltPages | null
}

export function answerOf(request: IncomingMessage, parts: WebParts): Answer {
  const path = pathOf(request)
  if (hostOf(request) === null) return { status: 400 }
  if (!parts.door.isForUs(request)) return { status: 421 }
  if (request.method !== 'GET') return { status: 405, headers: { allow: 'GET' } }
  return path === greetingPath && mayGreet(request, parts)
    ? greetingFor(request, parts)
    : pageFor(request, path, parts)
}

/** The path of a request as it was sent, without its query. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/'
}

function mayGreet(request: IncomingMessage, { door }: WebParts): boolean {
  return isSecure(request) || door.takesGuests(isSecure(request))
}

/** The header tells a program of ours, or our page, from whatever else tries addresses. */
function greetingFor(request: IncomingMessage, { greeting }: WebParts): Answer {
  if (request.headers[clientHeader] === undefined) return { status: 400 }
  const headers = { 'content-type': 'application/json' }
  return { status: 200, headers, body: JSON.stringify(greeting()) }
}

function pageFor(request: IncomingMessage, path: string, { door, pages }: WebParts): Answer {
  if (door.guests === 'off' || !pages) {
    return { status: 404, body: 'No guests here. The person who hosts this space can let guests in.' }
  }
  const host = hostOf(request) ?? ''
  if (!door.takesGuests(isSecure(request)))
    return { status: 308, headers: { location: `https://${host}${path}` } }
  return pages.get(path, [`${isSecure(request) ? 'wss' : 'ws'}://${host}`])
}
