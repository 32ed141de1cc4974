import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { io, WebSocket as Transport, type Socket } from 'socket.io-client'
import * as v from 'valibot'
import { bridgeChannels, PageRefusal, PageWelcome, returnProofText } from '#shared/bridge.ts'
import { systemClock, type Clock } from '#shared/values/clock.ts'
import { fromBase64, toBase64 } from '#shared/values/ids.ts'
import { confirmBeforeClosing, isOwnWindow } from './closing.ts'
import { bridgeOver } from './bridge-over.ts'
import { copyText } from './clipboard.ts'
import type { DeviceAbsence, TabPlatform } from './platform.ts'

/** ms; longer than for one network request, since the device may first search for a host. */
const requestTimeoutMs = 30_000
/** ms; a device that does not know this page may be followed by one that does. */
const refusedDelayMs = 3_000

export interface LocalOptions {
  token: string
  /** Stores the token of another run, for a reload. */
  saveToken: (token: string) => void
  connect?: typeof io
  clock?: Clock
}

const reconnectionDelayMaxMs = 2_000

/**
 * Engine.IO closes a connection when the computer loses its network, except to `localhost`. The device is on this computer,
 * so it is called that, and is reached at the address of this page.
 */
class LoopbackTransport extends Transport {
  override createSocket(...given: Parameters<Transport['createSocket']>): unknown {
    const [uri, ...rest] = given
    const url = new URL(uri)
    url.host = location.host
    return super.createSocket(url.href, ...rest)
  }
}

/** A page on the device that runs Parley: the bridge over a loopback socket. */
export function openLocal(options: LocalOptions): TabPlatform {
  const { token, saveToken, connect = io, clock = systemClock } = options
  const socket = connect('http://localhost', {
    path: '/parley-local',
    transports: [LoopbackTransport],
    auth: { token },
    reconnectionDelayMax: reconnectionDelayMaxMs
  })
  const closing = confirmBeforeClosing()
  const bridge = bridgeOver({
    request: async (request) => {
      const reply = await requestOver(socket, request)
      closing.note(reply)
      return reply
    },
    onBroadcast: (listener) => {
      socket.on(bridgeChannels.broadcast, listener)
    }
  })
  socket.on(bridgeChannels.broadcast, ({ payload }: { payload?: unknown }) => {
    closing.note(payload)
  })
  return {
    chrome: bridge.chrome,
    space: bridge.space,
    device: bridge.device,
    guestEntry: null,
    // A browser tab opens links itself; an app window can reach only Parley.
    openLink: isOwnWindow() ? (url) => bridge.device.request('link:open', { url }) : null,
    origin: null,
    copy: copyText,
    // The page is loaded again when its device is back.
    onReturn: () => undefined,
    onGone: (listener) => {
      whenGone(socket, { listener, saveToken, reload: closing.reload, clock })
    }
  }
}

async function requestOver(socket: Socket, request: unknown): Promise<unknown> {
  try {
    const reply: unknown = await socket.timeout(requestTimeoutMs).emitWithAck(bridgeChannels.request, request)
    return reply
  } catch (error) {
    return { ok: false, code: socket.connected ? 'timeout' : 'offline', detail: String(error) }
  }
}

interface Gone {
  listener: (absence: DeviceAbsence | null) => void
  saveToken: (token: string) => void
  reload: () => void
  clock: Clock
}

/** Broadcasts were missed meanwhile, so the page reloads. The key stays in the memory of the page that was open. */
function whenGone(socket: Socket, { listener, saveToken, reload, clock }: Gone): void {
  let wasGone = false
  let returnKey: string | null = null
  let isProving = false
  const gone = (absence: DeviceAbsence): void => {
    wasGone = true
    listener(absence)
  }
  socket.on('disconnect', () => {
    gone('stopped')
  })
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const refused = v.safeParse(PageRefusal, error.data)
    if (!refused.success) {
      gone('stopped') // the socket itself tries again
      return
    }
    const isKnown = returnKey !== null && !isProving
    gone(isKnown ? 'stopped' : 'unknown')
    isProving = isKnown
    if (isKnown) socket.auth = proofOf(returnKey ?? '', refused.output.nonce)
    if (isKnown) socket.connect()
    else
      clock.after(refusedDelayMs, () => {
        socket.connect()
      })
  })
  socket.on(bridgeChannels.welcome, (received: unknown) => {
    const welcome = v.parse(PageWelcome, received)
    isProving = false
    returnKey = welcome.returnKey
    socket.auth = { token: welcome.token }
    saveToken(welcome.token)
    if (wasGone) reload()
  })
}

function proofOf(returnKey: string, nonce: string): { nonce: string; proof: string } {
  const text = new TextEncoder().encode(returnProofText(location.origin, nonce))
  return { nonce, proof: toBase64(hmac(sha256, fromBase64(returnKey), text)) }
}
