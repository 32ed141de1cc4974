/** The app as a page for this computer's browser, without Electron: the preload's bridge over a loopback socket with a secret. */
import { once } from 'node:events'
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import * as v from 'valibot'
import { bridgeChannels, deviceRequests, type BridgeBroadcast, type PageWelcome } from '#shared/bridge.ts'
import { refusal, type Reply } from '#shared/values/reply.ts'
import { PortMultiplexer } from '../host/http/port-multiplexer.ts'
import { hostOf, isFromOwnPage } from '../host/admission/origin-check.ts'
import { hardenedOptions } from '../host/sockets/socket-options.ts'
import { createHttp, refuseInFull, serve, type HttpResponse } from '../host/http/http-server.ts'
import type { HostTime } from '../host/time.ts'
import { pageRequest, pathOf } from '../host/http/site.ts'
import type { LocalDevice } from '../device/local-device.ts'
import { openPages } from '../pages/pages.ts'
import { safeLink } from '#shared/text/safe-link.ts'
import { isSame, PageSecrets } from './page-secrets.ts'

export interface LocalPage {
  /** Contains the secret, with which a page acts as the owner of this device. */
  url: string
  pages: () => number
  /** True as soon as `holds`, which is asked when a page comes or goes; false after `waitMs`, never by default. */
  changes: (holds: () => boolean, waitMs?: number) => Promise<boolean>
  close: () => Promise<void>
}

export interface LocalPageOptions {
  pagesDir: string
  /** The first port to try; 0: any. */
  port: number
  /** Another start of Parley asks for this one's page. @returns the answer */
  onShowRequest?: () => string
  openLink?: (url: URL) => void
  time?: HostTime
  /** With it, open pages come back after a restart at the same port. */
  returnKey?: string | undefined
}

/** All users of this computer come from one address, so no one honest may have to wait; without TLS an arrival costs little. */
const limits = { connections: 256, perAddress: 256, arrivals: { perSecond: 500, atOnce: 1000 } }
const requests = { perSecond: 1000, atOnce: 4000 }

const path = '/parley-local'
/** Not `localhost`: browsers take it for `::1` first, where another account of this computer may listen. */
const ownAddress = '127.0.0.1'

const OpenLink = v.object({
  space: v.null(),
  name: v.literal('link:open'),
  payload: deviceRequests['link:open'].payload
})

function openLink(typed: string, options: LocalPageOptions): Reply<object> {
  const url = safeLink(typed, URL)
  if (!url || !options.openLink) return refusal('forbidden', 'only web addresses are opened')
  options.openLink(url)
  return { ok: true }
}

/** @throws when no port is free or the interface is not built */
export async function openLocalPage(device: LocalDevice, options: LocalPageOptions): Promise<LocalPage> {
  const secrets = new PageSecrets(options.returnKey)
  const { token, returnKey } = secrets
  const changes = new EventTarget()
  const http = createHttp()
  const front = new PortMultiplexer(http, { tls: null, limits, time: options.time })
  const sockets = openSockets(http, secrets, () => port)
  serve(http, {
    enginePath: `${path}/`,
    answer: answerer(token, options, () => port),
    requests,
    time: options.time
  })
  sockets.on('connection', (socket) => {
    front.setEntered(socket.request.socket, true)
    serveBridge(socket, device, options)
    socket.emit(bridgeChannels.welcome, { token, returnKey } satisfies PageWelcome)
    const changed = (): boolean => changes.dispatchEvent(new Event('change'))
    socket.on('disconnect', changed)
    changed()
  })
  const stopListening = device.onBroadcast((broadcast: BridgeBroadcast) =>
    sockets.emit(bridgeChannels.broadcast, broadcast)
  )
  const port = await front.listen(options.port, ownAddress)
  return {
    url: `http://${ownAddress}:${String(port)}/#local=${token}`,
    pages: () => sockets.of('/').sockets.size,
    changes: (holds, waitMs) => until(changes, holds, waitMs),
    close: async () => {
      stopListening()
      await sockets.close()
      // Browsers open connections ahead of need, so do not wait for them.
      await front.close(0)
    }
  }
}

/** Only the own page may connect, and only with the secret or a proof of the key. */
function openSockets(http: HttpServer, secrets: PageSecrets, port: () => number): Server {
  const sockets = new Server(http, {
    ...hardenedOptions((request) => isOwnHost(request, port()) && isFromOwnPage(request)),
    path
  })
  refuseInFull(sockets.engine)
  sockets.use((socket, next) => {
    const { auth, headers } = socket.handshake
    if (secrets.accepts(auth, headers.origin ?? '')) next()
    else next(Object.assign(new Error('forbidden'), { data: { nonce: secrets.nonce() } }))
  })
  return sockets
}

function answerer(
  token: string,
  { pagesDir, onShowRequest }: LocalPageOptions,
  port: () => number
): (request: IncomingMessage) => HttpResponse {
  const pages = openPages(pagesDir)
  return (request) => {
    const { method, url, headers } = request
    if (!isOwnHost(request, port())) return { status: 421 }
    if (method === 'POST' && url === requestPath) {
      if (!isSame(headers.authorization ?? '', `Bearer ${token}`)) return { status: 403 }
      return { status: 200, body: onShowRequest?.() ?? '' }
    }
    if (method !== 'GET') return { status: 405, headers: { allow: 'GET' } }
    return pages.get(pathOf(request), pageRequest(request, `ws://${hostOf(request) ?? ''}`))
  }
}

function serveBridge(socket: Pick<Socket, 'on'>, device: LocalDevice, options: LocalPageOptions): void {
  socket.on(bridgeChannels.request, (request: unknown, answer: unknown) => {
    if (typeof answer !== 'function') return
    const link = v.safeParse(OpenLink, request)
    const reply = link.success ? openLink(link.output.payload.url, options) : device.request(request)
    void Promise.resolve(reply).then(answer as (reply: Reply<object>) => void)
  })
}

/** Another start of Parley asks here for this one's page, with the secret as bearer token. */
export const requestPath = '/parley-open'

async function until(changes: EventTarget, holds: () => boolean, waitMs?: number): Promise<boolean> {
  const late = waitMs === undefined ? new AbortController().signal : AbortSignal.timeout(waitMs)
  while (!holds()) {
    if (late.aborted) return false
    await once(changes, 'change', { signal: late }).catch(() => undefined) // a time-out is checked at the top
  }
  return true
}

/** Against DNS rebinding. */
function isOwnHost(request: IncomingMessage, port: number): boolean {
  return hostOf(request) === `${ownAddress}:${String(port)}`
}
