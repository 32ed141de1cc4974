/** Ending: the device says goodbye first; the device itself limits how long that takes. */
import { app, powerMonitor, type BrowserWindow } from 'electron'
import type { LocalDevice } from '../device/local-device.ts'

/** Quitting waits for the goodbye. */
export function closeBeforeQuit(device: LocalDevice): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void closeWell(device).finally(() => {
      closed = true
      app.quit()
    })
  })
  // The system ends us in a moment; what is said by then is said.
  powerMonitor.on('shutdown', () => void closeWell(device))
}

/** On Windows no event of the app comes when the person logs off: only the window hears it. */
export function closeWithSession(window: BrowserWindow, device: LocalDevice): void {
  window.on('session-end', () => void closeWell(device))
}

async function closeWell(device: LocalDevice): Promise<void> {
  try {
    await device.close()
  } catch (error) {
    console.error('the device did not close well:', error)
  }
}
