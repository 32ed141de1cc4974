/** A page whose process dies, or that does not load, is loaded again. After several times the person is asked. */
import { app, dialog, type BrowserWindow } from 'electron'
import { giveUp } from './start-error-dialog.ts'
import { isShown, isWatched } from './window-shown.ts'
import { StartFailure } from './start-error.ts'
import { wordsFor } from './words.ts'

/** It is not loaded again without asking more often than this within the time. */
export const mostReloads = 3
export const reloadsWithinMs = 60_000

/** A load that another one replaced: ERR_ABORTED in Chromium's net_error_list.h. */
const aborted = -3

/** @param load loads the interface */
export function bringPageBack(window: BrowserWindow, load: () => void): void {
  let failures: number[] = []
  const failed = (what: 'stops' | 'notLoaded', detail: string): void => {
    console.error(`the page is gone: ${detail}`)
    const now = performance.now()
    failures = [...failures.filter((at) => now - at < reloadsWithinMs), now]
    // Not within the event: Chromium is still taking the old page down.
    if (failures.length <= mostReloads) setImmediate(load)
    else if (isWatched() && !isShown()) giveUp(new StartFailure({ reason: 'page', path: '', detail }))
    else void ask(what, detail)
  }
  const ask = async (what: 'stops' | 'notLoaded', detail: string): Promise<void> => {
    if (!(await wantsAnotherTry(window, what, detail))) return app.quit()
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

async function wantsAnotherTry(
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
