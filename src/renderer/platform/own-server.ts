/** Requests to the page's own server; a lint rule forbids connections in all other modules, except the guest's. */

import { socketPath } from '#shared/protocol/greeting-path.ts'

/** Not cached. @throws what `fetch` throws */
export function requestOwnServer(
  path: string,
  signal: AbortSignal,
  headers: Record<string, string> = {}
): Promise<Response> {
  const url = new URL(path, location.href)
  if (url.origin !== location.origin) throw new TypeError('not our own server')
  return fetch(url, { cache: 'no-store', headers, signal })
}

export interface OwnSocket {
  socket: WebSocket
  /** Kept for the one who takes it. */
  arrived: MessageEvent[]
}

export function openOwnSocket(): OwnSocket {
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}${socketPath}`)
  const arrived: MessageEvent[] = []
  socket.onmessage = (message) => {
    arrived.push(message)
  }
  return { socket, arrived }
}

/** What a guest's page begins while its script comes; null in other pages, and once it is used. */
export interface BegunEarly {
  greeting: Promise<unknown> | null
  socket: OwnSocket | null
}

/** For the first caller; null for all others. */
export function takeEarly<Name extends keyof BegunEarly>(name: Name): BegunEarly[Name] | null {
  const { pageLoader } = globalThis as unknown as { pageLoader?: BegunEarly }
  const begun = pageLoader?.[name] ?? null
  if (pageLoader) pageLoader[name] = null as BegunEarly[Name]
  return begun
}
