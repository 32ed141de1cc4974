import type { BrowserWindow } from 'electron'
import * as v from 'valibot'
import { BridgeRequest, deviceRequests } from '#shared/bridge.ts'
import { answer, type RequestHandlers } from '#shared/values/answer.ts'
import { Refused, type Reply } from '#shared/values/reply.ts'
import { setAppearance } from './appearance.ts'
import { createBadge } from './badge.ts'
import { openExternal } from './open-external.ts'
import type { DesktopWindow } from './window.ts'

const windowRequests = {
  'link:open': deviceRequests['link:open'],
  'appearance:set': deviceRequests['appearance:set'],
  'attention:set': deviceRequests['attention:set'],
  'window:show': deviceRequests['window:show']
}

/** Null when the request is for the device. */
export function createWindowRequests(
  desktop: DesktopWindow
): (request: unknown, window: BrowserWindow) => Promise<Reply<object> | null> {
  const updateBadge = createBadge()
  const handlersFor = (window: BrowserWindow): RequestHandlers<typeof windowRequests> => ({
    'link:open': async ({ url }) => {
      const opened = await openExternal(url, window)
      if (!opened) throw new Refused('forbidden', 'only web addresses without a password are opened')
      return {}
    },
    'appearance:set': (chosen) => {
      setAppearance(chosen, window)
      return {}
    },
    'attention:set': (counted) => {
      updateBadge(counted, window)
      return {}
    },
    'window:show': () => {
      desktop.show()
      return {}
    }
  })
  return async (request, window) => {
    const checked = v.safeParse(BridgeRequest, request)
    if (!checked.success) return null
    const { space, name, payload } = checked.output
    if (space !== null || !Object.hasOwn(windowRequests, name)) return null
    return answer(windowRequests, handlersFor(window), name, payload, (error) => {
      console.error(`${name} failed:`, error)
    })
  }
}
