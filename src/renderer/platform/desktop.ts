import type { Bridge } from '#shared/bridge.ts'
import { copyText } from './clipboard.ts'
import type { Platform } from './platform.ts'

/** A desktop window: everything goes through the preload, whose other end checks both directions. */
export function openDesktop(bridge: Bridge): Platform {
  return {
    chrome: bridge.chrome,
    space: bridge.space,
    device: bridge.device,
    guestEntry: null,
    openLink: (url) => bridge.device.request('link:open', { url }),
    copy: copyText,
    // The window lives in the same program as its device: it closes together with it.
    onGone: () => undefined
  }
}
