/** The requests that the device cannot answer, since they are about the window it is not in. */
import type { BrowserWindow } from 'electron'
import * as v from 'valibot'
import { BridgeAsk, deviceRequests, type DevicePayload } from '#shared/bridge.ts'
import type { Refusal, Reply } from '#shared/protocol/reply.ts'
import { setAppearance } from './appearance.ts'
import { openSafe } from './open-safe.ts'

type Handlers = {
  [N in WindowRow]: (
    payload: DevicePayload<N>,
    window: BrowserWindow
  ) => Reply<object> | Promise<Reply<object>>
}
type WindowRow = 'link:open' | 'appearance:set'

const handlers: Handlers = {
  'link:open': ({ url }, window) => openLink(url, window),
  'appearance:set': (chosen, window) => {
    setAppearance(chosen, window)
    return { ok: true }
  }
}

/** @returns null when the ask is for the device */
export async function answerHere(ask: unknown, window: BrowserWindow): Promise<Reply<object> | null> {
  const checked = v.safeParse(BridgeAsk, ask)
  if (!checked.success) return null
  const { space, name, payload } = checked.output
  if (space !== null || !isWindowRow(name)) return null
  const given = v.safeParse(deviceRequests[name].payload, payload)
  if (!given.success) return refusal('invalid', v.summarize(given.issues))
  return handlers[name](given.output as never, window)
}

function isWindowRow(name: string): name is WindowRow {
  return Object.hasOwn(handlers, name)
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
