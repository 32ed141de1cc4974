/** A device that answers nothing. */
import type { LocalDevice } from '../../src/main/device/local-device.ts'

export const scriptedDevice: LocalDevice = {
  request: () => Promise.resolve({ ok: false, code: 'invalid' }),
  onBroadcast: () => () => undefined,
  close: () => Promise.resolve()
}
