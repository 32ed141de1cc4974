import { io } from 'socket.io-client'
import { bridgeChannels } from '#shared/bridge.ts'
import { confirmBeforeClosing, isOwnWindow } from './closing.ts'
import { bridgeOver } from './bridge-over.ts'
import { copyText } from './clipboard.ts'
import type { Platform } from './platform.ts'

/** ms; longer than for one network request, since the device may first search for a host. */
const requestTimeoutMs = 30_000

/** A page on the device that runs Parley: the bridge over a loopback socket. */
export function openLocal(token: string, connect = io): Platform {
  const socket = connect(location.origin, {
    path: '/parley-local',
    transports: ['websocket'],
    auth: { token },
    reconnectionDelayMax: 2_000
  })
  const closing = confirmBeforeClosing()
  const bridge = bridgeOver({
    request: async (request) => {
      try {
        const reply: unknown = await socket
          .timeout(requestTimeoutMs)
          .emitWithAck(bridgeChannels.request, request)
        closing.note(reply)
        return reply
      } catch (error) {
        return { ok: false, code: socket.connected ? 'timeout' : 'offline', detail: String(error) }
      }
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
    copy: copyText,
    onGone: (listener) => {
      whenGone(socket, listener, closing.reload)
    }
  }
}

/** Broadcasts were missed meanwhile, so the page reloads. */
function whenGone(
  socket: ReturnType<typeof io>,
  listener: (gone: boolean) => void,
  reload: () => void
): void {
  let wasGone = false
  const gone = (): void => {
    wasGone = true
    listener(true)
  }
  socket.on('disconnect', gone)
  socket.on('connect_error', gone)
  socket.on('connect', () => {
    if (wasGone) reload()
  })
}
