/** Shows a new window as soon as there is something to see, or soon all the same. */
import type { BrowserWindow } from 'electron'

/** How long the page may take once the device is open: longer than the first one does on a slow machine. */
export const showAfterMs = 3_000
/** A device that takes longer is waited for in the window. */
export const openWithinMs = 15_000

/**
 * On Wayland a hidden window gets no frames, and `ready-to-show`, which waits for one, may never come:
 * https://github.com/electron/electron/issues/48859
 *
 * @param opened the window waits for it too; when that fails, the app is ended elsewhere
 * @param show is called once
 */
export function whenPresentable(window: BrowserWindow, opened: Promise<void>, show: () => void): void {
  let done = false
  let limit = setTimeout(showOnce, openWithinMs)
  function showOnce(): void {
    clearTimeout(limit)
    if (!done) show()
    done = true
  }
  function onceOpened(act: () => void): void {
    opened.then(act, () => undefined)
  }
  const somethingToSee = (): void => {
    onceOpened(showOnce)
  }
  onceOpened(() => {
    clearTimeout(limit)
    if (!done) limit = setTimeout(showOnce, showAfterMs)
  })
  window.once('ready-to-show', somethingToSee)
  window.webContents.once('did-fail-load', somethingToSee)
  // Elsewhere the first frame comes soon after, and a window without it would flash.
  if (process.platform === 'linux') window.webContents.once('did-finish-load', somethingToSee)
  window.once('closed', () => {
    done = true
    clearTimeout(limit)
  })
}
