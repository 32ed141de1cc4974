/** Quitting waits for the device's goodbye; the device itself limits how long that takes. */
import { app } from 'electron'
import type { LocalDevice } from '../device/local-device.ts'

export function closeBeforeQuit(device: LocalDevice): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void device
      .close()
      .catch((error: unknown) => {
        console.error('the device did not close well:', error)
      })
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}
