/** Quitting waits until the device is closed; the device limits how long that takes. */
import { app, powerMonitor, type BrowserWindow } from 'electron'
import type { LocalDevice } from '../device/local-device.ts'

export function closeBeforeQuit(device: LocalDevice): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void closeDevice(device).finally(() => {
      closed = true
      app.quit()
    })
  })
  // The system ends the process soon, so this is not awaited.
  powerMonitor.on('shutdown', () => void closeDevice(device))
}

/** On Windows only the window gets an event at log off. */
export function closeOnLogoff(window: BrowserWindow, device: LocalDevice): void {
  window.on('session-end', () => void closeDevice(device))
}

async function closeDevice(device: LocalDevice): Promise<void> {
  try {
    await device.close()
  } catch (error) {
    console.error('the device did not close well:', error)
  }
}
