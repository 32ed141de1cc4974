/** Handles the requests about the window, which the device cannot. */
import type { BrowserWindow } from 'electron'
import * as v from 'valibot'
import { BridgeAsk, deviceRequests, type DevicePayload } from '#shared/bridge.ts'
import type { Refusal, Reply } from '#shared/values/reply.ts'
import { setAppearance } from './appearance.ts'
import { createBadge } from './badge.ts'
import { openExternal } from './open-external.ts'
import type { DesktopWindow } from './window.ts'

type WindowRequestName = 'link:open' | 'appearance:set' | 'attention:set' | 'window:show'
type Answer = Reply<object> | Promise<Reply<object>>
type Handlers = { [N in WindowRequestName]: (payload: DevicePayload<N>, window: BrowserWindow) => Answer }

/** @returns handles a request of a window; null when it is for the device */
export function createWindowRequests(
  desktop: DesktopWindow
): (ask: unknown, window: BrowserWindow) => Promise<Reply<object> | null> {
  const handlers = handlersFor(desktop)
  const isWindowRequest = (name: string): name is WindowRequestName => Object.hasOwn(handlers, name)
  return async (ask, window) => {
    const checked = v.safeParse(BridgeAsk, ask)
    if (!checked.success) return null
    const { space, name, payload } = checked.output
    if (space !== null || !isWindowRequest(name)) return null
    const given = v.safeParse(deviceRequests[name].payload, payload)
    if (!given.success) return refusal('invalid', v.summarize(given.issues))
    return handlers[name](given.output as never, window)
  }
}

function handlersFor(desktop: DesktopWindow): Handlers {
  const updateBadge = createBadge()
  return {
    'link:open': ({ url }, window) => openLink(url, window),
    'appearance:set': (chosen, window) => {
      setAppearance(chosen, window)
      return { ok: true }
    },
    'attention:set': (counted, window) => {
      updateBadge(counted, window)
      return { ok: true }
    },
    'window:show': () => {
      desktop.show()
      return { ok: true }
    }
  }
}

async function openLink(url: string, window: BrowserWindow): Promise<Reply<object>> {
  try {
    const opened = await openExternal(url, window)
    return opened ? { ok: true } : refusal('forbidden', 'only web addresses without a password are opened')
  } catch (error) {
    console.error('the system did not open the address:', error)
    return refusal('internal', 'the system did not open the address')
  }
}

export function refusal(code: Refusal['code'], detail: string): Refusal {
  return { ok: false, code, detail }
}
