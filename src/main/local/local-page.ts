/**
 * The whole app as a page for this computer's own browser, where there is no Electron: the same bridge as the
 * preload's, over a socket that only this machine can reach and that asks for a secret.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { Server } from 'socket.io'
import * as v from 'valibot'
import { bridgeChannels, deviceRequests, type BridgeTell } from '#shared/bridge.ts'
import type { Reply } from '#shared/protocol/reply.ts'
import { hardened } from '../host/hardened.ts'
import { listen } from '../host/listen.ts'
import type { LocalDevice } from '../device/local-device.ts'
import { openPages } from '../pages/pages.ts'
import { safeLink } from '../pages/safe-link.ts'

export interface LocalPage {
  /** With the secret: whoever has it is the owner of this device. */
  url: string
  /** How many pages are open now. */
  pages: () => number
  /**
   * Resolves with true as soon as `holds`, which is asked when a page comes or goes; with false after `waitMs`, for
   * ever by default.
   */
  changes: (holds: () => boolean, waitMs?: number) => Promise<boolean>
  close: () => Promise<void>
}

export interface LocalPageOptions {
  /** The built interface. */
  pagesDir: string
  /** The first port to try; 0: any. */
  port: number
  /** Called when another start of Parley asks for this one's page. @returns what to answer it */
  onAsked?: () => string
  /** Opens a web address outside Parley's own window. */
  openLink?: (url: URL) => void
}

const Auth = v.object({ token: v.string() })
/** What the window answers where there is one. */
const OpenLink = v.object({
  space: v.null(),
  name: v.literal('link:open'),
  payload: deviceRequests['link:open'].payload
})

function openLink(typed: string, options: LocalPageOptions): Reply<object> {
  const url = safeLink(typed)
  if (!url || !options.openLink)
    return { ok: false, code: 'forbidden', detail: 'only web addresses are opened' }
  options.openLink(url)
  return { ok: true }
}

/** @throws when no port can be had or the interface has not been built */
export async function openLocalPage(device: LocalDevice, options: LocalPageOptions): Promise<LocalPage> {
  const token = randomBytes(32).toString('base64url')
  const comings = new EventTarget()
  const http = createServer((request, response) => {
    if (request.method === 'POST' && request.url === askPath) answerStart(request, response)
    else serve(request, response)
  })
  const serve = servePages(options.pagesDir, () => port)
  const answerStart: RequestListener = (request, response) => {
    const isMine = isOwnHost(request, port) && isSame(request.headers.authorization ?? '', `Bearer ${token}`)
    response.writeHead(isMine ? 200 : 403).end(isMine ? (options.onAsked?.() ?? '') : '')
  }
  const sockets = new Server(http, {
    ...hardened((request) => isOwn(request, port)),
    path: '/parley-local'
  })
  sockets.use((socket, next) => {
    const auth = v.safeParse(Auth, socket.handshake.auth)
    next(auth.success && isSame(auth.output.token, token) ? undefined : new Error('forbidden'))
  })
  sockets.on('connection', (socket) => {
    const changed = (): boolean => comings.dispatchEvent(new Event('change'))
    socket.on('disconnect', changed)
    changed()
    socket.on(bridgeChannels.ask, (ask: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return
      const link = v.safeParse(OpenLink, ask)
      const reply = link.success ? openLink(link.output.payload.url, options) : device.ask(ask)
      void Promise.resolve(reply).then(answer as (reply: Reply<object>) => void)
    })
  })
  const stopTelling = device.onTell((tell: BridgeTell) => sockets.emit(bridgeChannels.tell, tell))
  const port = await listen(http, options.port, '127.0.0.1')
  return {
    url: `http://localhost:${String(port)}/#local=${token}`,
    pages: () => sockets.of('/').sockets.size,
    changes: (holds, waitMs) => until(comings, holds, waitMs),
    close: async () => {
      stopTelling()
      const ended = new Promise((resolve) => http.close(resolve))
      // Browsers open connections ahead of need, and Node would wait a minute for the first word on each.
      http.closeAllConnections()
      await sockets.close()
      await ended
    }
  }
}

/** Where another start of Parley asks for this one's page, with the token as a bearer's. */
export const askPath = '/parley-open'

async function until(changes: EventTarget, holds: () => boolean, waitMs?: number): Promise<boolean> {
  const late = waitMs === undefined ? new AbortController().signal : AbortSignal.timeout(waitMs)
  while (!holds()) {
    if (late.aborted) return false
    await once(changes, 'change', { signal: late }).catch(() => undefined) // late: asked at the top
  }
  return true
}

function servePages(folder: string, port: () => number): RequestListener {
  const pages = openPages(folder)
  return (request, response) => {
    const allowed = request.method === 'GET' && isOwnHost(request, port())
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    const { status, headers, body } = pages.get(path, [`ws://${request.headers.host ?? ''}`])
    if (allowed) response.writeHead(status, headers).end(body)
    else response.writeHead(421).end()
  }
}

/** A page from elsewhere must not reach the device through this browser, not even by a name that leads here. */
function isOwn(request: IncomingMessage, port: number): boolean {
  return isOwnHost(request, port) && request.headers.origin === `http://${request.headers.host ?? ''}`
}

function isOwnHost(request: IncomingMessage, port: number): boolean {
  return ['localhost', '127.0.0.1'].some((name) => request.headers.host === `${name}:${String(port)}`)
}

/** Compares hashes, so that neither the length nor the time tells anything. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}
