/** A device that answers nothing. */
import type { LocalDevice } from '../../src/main/device/local-device.ts'

export const scriptedDevice: LocalDevice = {
  ask: () => Promise.resolve({ ok: false, code: 'invalid' }),
  onTell: () => () => undefined,
  close: () => Promise.resolve()
}
