/** The greeting page for everyone, the interface for guests, nothing else. */
import type { IncomingMessage } from 'node:http'
import { clientHeader, greetingPath, type Greeting } from '#shared/protocol/hello.ts'
import type { BuiltPages, PageRequest } from '../../pages/pages.ts'
import type { Admission } from '../admission/admission.ts'
import { hostOf, isSecure } from '../admission/origin-check.ts'
import type { HttpResponse } from './http-server.ts'

export interface SiteDeps {
  admission: Admission
  greeting: () => Greeting
  pages: BuiltPages | null
}

export function responseFor(request: IncomingMessage, deps: SiteDeps): HttpResponse {
  const path = pathOf(request)
  if (hostOf(request) === null) return { status: 400 }
  if (!deps.admission.isForThisHost(request)) return { status: 421 }
  if (request.method !== 'GET') return { status: 405, headers: { allow: 'GET' } }
  return path === greetingPath && mayGreet(request, deps)
    ? greetingFor(request, deps)
    : pageFor(request, path, deps)
}

export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/'
}

function mayGreet(request: IncomingMessage, { admission }: SiteDeps): boolean {
  return isSecure(request) || admission.admitsGuests(isSecure(request))
}

/** The header tells Parley's own programs and pages from scanners. */
function greetingFor(request: IncomingMessage, { greeting }: SiteDeps): HttpResponse {
  if (request.headers[clientHeader] === undefined) return { status: 400 }
  const headers = { 'content-type': 'application/json' }
  return { status: 200, headers, body: JSON.stringify(greeting()) }
}

function pageFor(request: IncomingMessage, path: string, { admission, pages }: SiteDeps): HttpResponse {
  if (admission.guests === 'off' || !pages) {
    return { status: 404, body: 'No guests here. The person who hosts this space can let guests in.' }
  }
  const host = hostOf(request) ?? ''
  if (!admission.admitsGuests(isSecure(request)))
    return { status: 308, headers: { location: `https://${host}${path}` } }
  return pages.get(path, pageRequest(request, `${isSecure(request) ? 'wss' : 'ws'}://${host}`))
}

/** @param socket the source for WebSockets, from checked values */
export function pageRequest({ headers }: IncomingMessage, socket: string): PageRequest {
  return {
    connect: [socket],
    acceptEncoding: headers['accept-encoding'],
    ifNoneMatch: headers['if-none-match']
  }
}
