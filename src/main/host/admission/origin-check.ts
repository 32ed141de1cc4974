/** Against pages from elsewhere: `Host` must be one of our addresses (DNS rebinding), then `Origin` must match it. */
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'
import { TLSSocket } from 'node:tls'
import { clientHeader } from '#shared/protocol/hello.ts'

export function isSecure(request: IncomingMessage): boolean {
  return request.socket instanceof TLSSocket
}

/** Browsers always send an Origin with a WebSocket; other programs must send a header that no page can. */
export function isBrowser(request: IncomingMessage): boolean {
  return request.headers.origin !== undefined
}

/** Null when there is none, or more than one. */
export function hostOf(request: IncomingMessage): string | null {
  const [host, ...more] = request.headersDistinct['host'] ?? []
  return host === undefined || more.length > 0 ? null : host.toLowerCase()
}

export function isFromOwnClient(request: IncomingMessage): boolean {
  return isBrowser(request)
    ? isFromOwnPage(request)
    : isSecure(request) && request.headers[clientHeader] !== undefined
}

/** Nothing may follow the origin. */
export function isFromOwnPage(request: IncomingMessage): boolean {
  return request.headers.origin === `${isSecure(request) ? 'https' : 'http'}://${hostOf(request) ?? ''}`
}

export function ownHosts(port: number): Set<string> {
  const addresses = Object.values(networkInterfaces()).flatMap((infos) => infos ?? [])
  const names = ['localhost', ...addresses.map(({ address }) => (isIPv6(address) ? `[${address}]` : address))]
  // A browser leaves a scheme's own port out of Host.
  const withPort = names.map((name) => `${name}:${String(port)}`)
  return new Set(port === 80 || port === 443 ? [...names, ...withPort] : withPort)
}
