/** Reloads a page that crashed or did not load; after several failures it asks. */
import { app, dialog, type BrowserWindow } from 'electron'
import { exitWithError } from './start-error-dialog.ts'
import { wasWindowShown, isLauncherWaiting } from './window-shown.ts'
import { StartError } from './start-error.ts'
import { wordsFor } from './words.ts'

export const maxReloads = 3
export const reloadsWithinMs = 60_000

/** ERR_ABORTED in Chromium's net_error_list.h: another load replaced it. */
const aborted = -3

export function reloadAfterCrash(window: BrowserWindow, load: () => void): void {
  let failures: number[] = []
  const failed = (what: 'stops' | 'notLoaded', detail: string): void => {
    console.error(`the page is gone: ${detail}`)
    const now = performance.now()
    failures = [...failures.filter((at) => now - at < reloadsWithinMs), now]
    // Not within the event: Chromium is still closing the old page.
    if (failures.length <= maxReloads) setImmediate(load)
    else if (isLauncherWaiting() && !wasWindowShown())
      exitWithError(new StartError({ reason: 'page', path: '', detail }))
    else void confirmReload(what, detail)
  }
  const confirmReload = async (what: 'stops' | 'notLoaded', detail: string): Promise<void> => {
    if (!(await showCrashDialog(window, what, detail))) return app.quit()
    failures = []
    load()
  }
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    failed('stops', `${reason} (${String(exitCode)})`)
  })
  window.webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) failed('notLoaded', `${description} (${String(code)})`)
  })
}

async function showCrashDialog(
  window: BrowserWindow,
  what: 'stops' | 'notLoaded',
  detail: string
): Promise<boolean> {
  const { page, menu } = wordsFor(app.getLocale())
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: page[what],
    detail,
    buttons: [page.tryAgain, menu.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true
  })
  return response === 0
}
