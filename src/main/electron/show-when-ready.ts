import type { BrowserWindow } from 'electron'

/** After the device has opened: longer than a first page takes on a slow machine. */
export const showAfterMs = 3_000
/** When the device takes longer, the window is shown without it. */
export const openTimeoutMs = 15_000

/** On Wayland `ready-to-show` may never come: https://github.com/electron/electron/issues/48859 */
export function showWhenReady(window: BrowserWindow, opened: Promise<void>, show: () => void): void {
  let done = false
  let limit = setTimeout(showOnce, openTimeoutMs)
  function showOnce(): void {
    clearTimeout(limit)
    if (!done) show()
    done = true
  }
  function onceOpened(act: () => void): void {
    opened.then(act, () => undefined)
  }
  const onPainted = (): void => {
    onceOpened(showOnce)
  }
  onceOpened(() => {
    clearTimeout(limit)
    if (!done) limit = setTimeout(showOnce, showAfterMs)
  })
  window.once('ready-to-show', onPainted)
  window.webContents.once('did-fail-load', onPainted)
  // On other systems the first frame comes soon after, and a window without it would flash.
  if (process.platform === 'linux') window.webContents.once('did-finish-load', onPainted)
  window.once('closed', () => {
    done = true
    clearTimeout(limit)
  })
}
