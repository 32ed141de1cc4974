/** The only place that opens anything outside the app. */
import { app, dialog, shell, type BrowserWindow } from 'electron'
import { isDisguised, safeLink } from '#shared/text/safe-link.ts'
import { wordsFor } from './words.ts'

/** Asks for confirmation. False when such an address may not be opened; true also when the person declined. */
export async function openExternal(typed: string, window: BrowserWindow): Promise<boolean> {
  const url = safeLink(typed, URL)
  if (!url) return false
  if (await confirm(url, window)) await shell.openExternal(url.href)
  return true
}

async function confirm(url: URL, window: BrowserWindow): Promise<boolean> {
  const words = wordsFor(app.getLocale())
  const { response } = await dialog.showMessageBox(window, {
    type: isDisguised(url) ? 'warning' : 'question',
    message: words.openLink,
    detail: isDisguised(url) ? `${url.href}\n\n${words.disguised}` : url.href,
    buttons: [words.open, words.cancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true
  })
  return response === 0
}
