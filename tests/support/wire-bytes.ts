/** What a page costs on the wire, as its browser counts it. */
import type { CDPSession, Page } from 'playwright-core'

export interface WireBytes {
  /** Bytes by path, headers included, of everything that was requested so far; WebSockets by what came in. */
  byPath: () => ReadonlyMap<string, number>
  total: () => number
  /** Counts from zero. */
  restart: () => void
}

export interface WireOptions {
  /** As over plain HTTP, where browsers do not offer Brotli. */
  withoutBrotli?: boolean
}

/** Waits for a page of its own. @param page before it goes anywhere */
export async function countBytes(
  page: Page,
  { withoutBrotli = false }: WireOptions = {}
): Promise<WireBytes> {
  const cdp = await page.context().newCDPSession(page)
  const paths = new Map<string, string>()
  const counted = new Map<string, number>()
  const add = (id: string, bytes: number): void => {
    const path = paths.get(id) ?? id
    counted.set(path, (counted.get(path) ?? 0) + bytes)
  }
  listen(cdp, paths, add)
  await cdp.send('Network.enable')
  if (withoutBrotli) await cdp.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } })
  return {
    byPath: () => counted,
    total: () => [...counted.values()].reduce((sum, bytes) => sum + bytes, 0),
    restart: () => {
      counted.clear()
    }
  }
}

function listen(cdp: CDPSession, paths: Map<string, string>, add: (id: string, bytes: number) => void): void {
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    paths.set(requestId, new URL(request.url).pathname)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    add(requestId, encodedDataLength)
  })
  cdp.on('Network.webSocketCreated', ({ requestId, url }) => {
    paths.set(requestId, new URL(url).pathname)
  })
  cdp.on('Network.webSocketFrameReceived', ({ requestId, response }) => {
    add(requestId, Buffer.byteLength(response.payloadData))
  })
}
