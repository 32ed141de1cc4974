/**
 * What a page asks of the server that it came from, and of nobody else: the lint rules let no other module of ours
 * open a connection, except the guest's link.
 */

/** Nothing of it is kept. @throws what `fetch` throws */
export function requestOwnServer(
  path: string,
  signal: AbortSignal,
  headers: Record<string, string> = {}
): Promise<Response> {
  const url = new URL(path, location.href)
  if (url.origin !== location.origin) throw new TypeError('not our own server')
  return fetch(url, { cache: 'no-store', headers, signal })
}
