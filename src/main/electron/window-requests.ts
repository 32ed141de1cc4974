/** The requests that the device cannot answer, since they are about the window it is not in. */
import type { BrowserWindow } from 'electron'
import * as v from 'valibot'
import { BridgeAsk, deviceRequests, type DevicePayload } from '#shared/bridge.ts'
import type { Refusal, Reply } from '#shared/values/reply.ts'
import { setAppearance } from './appearance.ts'
import { createAttention } from './badge.ts'
import { openSafe } from './open-external.ts'
import type { DesktopWindow } from './window.ts'

type Row = 'link:open' | 'appearance:set' | 'attention:set' | 'window:show'
type Answer = Reply<object> | Promise<Reply<object>>
type Handlers = { [N in Row]: (payload: DevicePayload<N>, asking: BrowserWindow) => Answer }

/** @returns what answers an ask of the given window, with null when the ask is for the device */
export function windowRows(
  desktop: DesktopWindow
): (ask: unknown, asking: BrowserWindow) => Promise<Reply<object> | null> {
  const handlers = handlersFor(desktop)
  const isRow = (name: string): name is Row => Object.hasOwn(handlers, name)
  return async (ask, asking) => {
    const checked = v.safeParse(BridgeAsk, ask)
    if (!checked.success) return null
    const { space, name, payload } = checked.output
    if (space !== null || !isRow(name)) return null
    const given = v.safeParse(deviceRequests[name].payload, payload)
    if (!given.success) return refusal('invalid', v.summarize(given.issues))
    return handlers[name](given.output as never, asking)
  }
}

function handlersFor(desktop: DesktopWindow): Handlers {
  const drawAttention = createAttention()
  return {
    'link:open': ({ url }, asking) => openLink(url, asking),
    'appearance:set': (chosen, asking) => {
      setAppearance(chosen, asking)
      return { ok: true }
    },
    'attention:set': (counted, asking) => {
      drawAttention(counted, asking)
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
    const opened = await openSafe(url, window)
    return opened ? { ok: true } : refusal('forbidden', 'only web addresses without a password are opened')
  } catch (error) {
    console.error('the system did not open the address:', error)
    return refusal('internal', 'the system did not open the address')
  }
}

export function refusal(code: Refusal['code'], detail: string): Refusal {
  return { ok: false, code, detail }
}
