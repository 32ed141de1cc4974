/** Requests to the page's own server; a lint rule forbids connections in all other modules, except the guest's. */

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
