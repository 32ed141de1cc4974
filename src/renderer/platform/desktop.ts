import type { Bridge } from '#shared/bridge.ts'
import { copyText } from './clipboard.ts'
import type { Platform } from './platform.ts'

/** A desktop window, through the preload's bridge. */
export function openDesktop(bridge: Bridge): Platform {
  return {
    chrome: bridge.chrome,
    space: bridge.space,
    device: bridge.device,
    guestEntry: null,
    openLink: (url) => bridge.device.request('link:open', { url }),
    copy: copyText,
    // It has no address bar.
    origin: null,
    linked: null,
    // The window closes together with its device.
    onGone: () => undefined,
    onReturn: () => undefined,
    onLink: () => undefined
  }
}
