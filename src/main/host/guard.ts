/**
 * Who may talk to this server at all. A page from elsewhere must not reach it through somebody's browser:
 * first `Host` must be one of our own addresses (DNS rebinding), then `Origin` must match it.
 */
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

/** Whether `Host` names this machine and port. */
export function isForUs(request: IncomingMessage, port: number): boolean {
  return ownHosts(port).has((request.headers.host ?? '').toLowerCase())
}

/** Whether a handshake comes from one of our own pages, or from a program that is no browser. */
export function isFromUs(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return request.headers[clientHeader] !== undefined
  const scheme = isSecure(request) ? 'https:' : 'http:'
  return URL.canParse(origin) && new URL(origin).protocol === scheme && new URL(origin).host === host
}

function ownHosts(port: number): Set<string> {
  const addresses = Object.values(networkInterfaces()).flatMap((infos) => infos ?? [])
  const names = ['localhost', ...addresses.map(({ address }) => (isIPv6(address) ? `[${address}]` : address))]
  // A browser leaves a scheme's own port out of Host.
  const withPort = names.map((name) => `${name}:${String(port)}`)
  return new Set(port === 80 || port === 443 ? [...names, ...withPort] : withPort)
}
