/**
 * Electron entry. Alone in its file: when another file of the app is missing or damaged, this one still says so. Electron
 * itself would show the error and go on without a window.
 */
import { app, dialog } from 'electron'

// Awaited, since Electron becomes ready only after this module has run, and some of that one must come before.
try {
  await import('./desktop.ts')
} catch (error) {
  giveUp(String(error))
}

/** In English, without the usual way out (electron/start-error-dialog.ts): both may be what is missing. */
function giveUp(detail: string): void {
  const sentence = 'A part of Parley is missing or does not work. Install Parley again.'
  if (process.env['PARLEY_WINDOW_SHOWN'] !== undefined) {
    process.stderr.write(`Parley cannot start: ${sentence} (${detail.replaceAll(/\s+/g, ' ')})\n`)
    app.exit(1)
    return
  }
  // Before it is ready, Linux shows no dialog.
  void app.whenReady().then(() => {
    dialog.showErrorBox('Parley cannot start', `${sentence}\n\n${detail}`)
    app.exit(1)
  })
}
