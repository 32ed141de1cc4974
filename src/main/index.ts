/** Imports nothing of ours, to report a missing file of the app; Electron would show the error and go on without a window. */
import { app, dialog } from 'electron'

// Electron becomes ready only after this module has run; parts of desktop.ts must run before.
try {
  await import('./desktop.ts')
} catch (error) {
  exitWithError(String(error))
}

/** Without start-error-dialog.ts: that file or the translations may be missing. */
function exitWithError(detail: string): void {
  const sentence = 'A part of Parley is missing or does not work. Install Parley again.'
  if (process.env['PARLEY_WINDOW_SHOWN'] !== undefined) {
    process.stderr.write(`Parley cannot start: ${sentence} (${detail.replaceAll(/\s+/g, ' ')})\n`)
    app.exit(1)
    return
  }
  // Linux shows no dialog before.
  void app.whenReady().then(() => {
    dialog.showErrorBox('Parley cannot start', `${sentence}\n\n${detail}`)
    app.exit(1)
  })
}
