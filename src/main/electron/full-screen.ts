/** Full screen has no window buttons, so the page hides its title bar. */
import type { BrowserWindow } from 'electron'

/** Stronger than what the page sets on its root element; see reserveTitleBar in the renderer. */
const noTitleBarCss = ':root { --titlebar: 0px !important }'

export function hideTitleBarInFullScreen(window: BrowserWindow): void {
  const { webContents } = window
  let inserted: Promise<string> | null = null
  const hide = (): void => {
    if (window.isFullScreen()) inserted = webContents.insertCSS(noTitleBarCss)
  }
  window.on('enter-full-screen', hide)
  webContents.on('dom-ready', hide) // a reloaded page has lost it
  window.on('leave-full-screen', () => {
    void inserted?.then((key) => webContents.removeInsertedCSS(key))
    inserted = null
  })
}
