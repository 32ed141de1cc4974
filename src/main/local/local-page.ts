/**
 * The whole app as a page for this computer's own browser, where there is no Electron: the same bridge as the
 * preload's, over a socket that only this machine can reach and that asks for a secret.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { Server } from 'socket.io'
import * as v from 'valibot'
import { bridgeChannels, deviceRequests, type BridgeBroadcast } from '#shared/bridge.ts'
import { refusal, type Reply } from '#shared/values/reply.ts'
import { PortMultiplexer } from '../host/http/port-multiplexer.ts'
import { hostOf, isFromOwnPage } from '../host/admission/origin-check.ts'
import { hardenedOptions } from '../host/sockets/socket-options.ts'
import { createHttp, refuseInFull, serve, type HttpResponse } from '../host/http/http-server.ts'
import type { HostTime } from '../host/time.ts'
import { pathOf } from '../host/http/site.ts'
import type { LocalDevice } from '../device/local-device.ts'
import { openPages } from '../pages/pages.ts'
import { safeLink } from '../pages/safe-link.ts'

export interface LocalPage {
  /** With the secret: everybody who has it acts as the owner of this device. */
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
  /** The system's by default. */
  time?: HostTime
}

/**
 * Everybody comes from one address here: this computer's owner and, where others have an account, they too. So the bucket
 * is large enough that nobody who is honest waits; there is no TLS whose handshakes would cost much.
 */
const limits = { connections: 256, perAddress: 256, arrivals: { perSecond: 500, atOnce: 1000 } }
const requests = { perSecond: 1000, atOnce: 4000 }

const path = '/parley-local'

const Auth = v.object({ token: v.string() })
/** What the window answers where there is one. */
const OpenLink = v.object({
  space: v.null(),
  name: v.literal('link:open'),
  payload: deviceRequests['link:open'].payload
})

function openLink(typed: string, options: LocalPageOptions): Reply<object> {
  const url = safeLink(typed)
  if (!url || !options.openLink) return refusal('forbidden', 'only web addresses are opened')
  options.openLink(url)
  return { ok: true }
}

/** @throws when no port can be had or the interface has not been built */
export async function openLocalPage(device: LocalDevice, options: LocalPageOptions): Promise<LocalPage> {
  const token = randomBytes(32).toString('base64url')
  const comings = new EventTarget()
  const pages = openPages(options.pagesDir)
  const http = createHttp()
  const front = new PortMultiplexer(http, { tls: null, limits, time: options.time })
  const sockets = new Server(http, {
    ...hardenedOptions((request) => isOwnHost(request, port) && isFromOwnPage(request)),
    path
  })
  refuseInFull(sockets.engine)
  const answerStart = ({ headers }: IncomingMessage): HttpResponse =>
    isSame(headers.authorization ?? '', `Bearer ${token}`)
      ? { status: 200, body: options.onAsked?.() ?? '' }
      : { status: 403 }
  serve(http, {
    enginePath: `${path}/`,
    answer: (request) => {
      if (!isOwnHost(request, port)) return { status: 421 }
      if (request.method === 'POST' && request.url === requestPath) return answerStart(request)
      if (request.method !== 'GET') return { status: 405, headers: { allow: 'GET' } }
      return pages.get(pathOf(request), [`ws://${hostOf(request) ?? ''}`])
    },
    requests,
    time: options.time
  })
  sockets.use((socket, next) => {
    const auth = v.safeParse(Auth, socket.handshake.auth)
    next(auth.success && isSame(auth.output.token, token) ? undefined : new Error('forbidden'))
  })
  sockets.on('connection', (socket) => {
    front.setEntered(socket.request.socket, true)
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
  const stopTelling = device.onTell((tell: BridgeBroadcast) => sockets.emit(bridgeChannels.tell, tell))
  const port = await front.listen(options.port, '127.0.0.1')
  return {
    url: `http://localhost:${String(port)}/#local=${token}`,
    pages: () => sockets.of('/').sockets.size,
    changes: (holds, waitMs) => until(comings, holds, waitMs),
    close: async () => {
      stopTelling()
      await sockets.close()
      // Browsers open connections ahead of need; nobody here needs time to say goodbye.
      await front.close(0)
    }
  }
}

/** Where another start of Parley asks for this one's page, with the token as a bearer's. */
export const requestPath = '/parley-open'

async function until(changes: EventTarget, holds: () => boolean, waitMs?: number): Promise<boolean> {
  const late = waitMs === undefined ? new AbortController().signal : AbortSignal.timeout(waitMs)
  while (!holds()) {
    if (late.aborted) return false
    await once(changes, 'change', { signal: late }).catch(() => undefined) // late: asked at the top
  }
  return true
}

/** A page from elsewhere must not reach the device through this browser, not even by a name that leads here. */
function isOwnHost(request: IncomingMessage, port: number): boolean {
  return ['localhost', '127.0.0.1'].some((name) => hostOf(request) === `${name}:${String(port)}`)
}

/** Compares hashes, so that neither the length nor the time tells anything. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}
