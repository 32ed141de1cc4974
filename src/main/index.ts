/**
 * Electron entry. It imports nothing of ours, so that it can report a missing or damaged file of the app. Electron itself
 * would show the error and go on without a window.
 */
import { app, dialog } from 'electron'

// Awaited, since Electron becomes ready only after this module has run, and some of that one must come before.
try {
  await import('./desktop.ts')
} catch (error) {
  exitWithError(String(error))
}

/** In English and without electron/start-error-dialog.ts, since that file or the translations may be missing. */
function exitWithError(detail: string): void {
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
