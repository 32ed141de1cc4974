/** In full screen the system draws no buttons over the page, so the page needs no strip for them. */
import type { BrowserWindow } from 'electron'

/** Stronger than what the page sets on its root element; see leaveRoom in the renderer. */
const noStrip = ':root { --titlebar: 0px !important }'

export function hideStripInFullScreen(window: BrowserWindow): void {
  const { webContents } = window
  let inserted: Promise<string> | null = null
  const hide = (): void => {
    if (window.isFullScreen()) inserted = webContents.insertCSS(noStrip)
  }
  window.on('enter-full-screen', hide)
  webContents.on('dom-ready', hide) // a page that is loaded again has lost it
  window.on('leave-full-screen', () => {
    void inserted?.then((key) => webContents.removeInsertedCSS(key))
    inserted = null
  })
}
