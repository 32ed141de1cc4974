/** A device that answers nothing, for what stands around it. */
import type { LocalDevice } from '../../src/main/device/local-device.ts'

export const scriptedDevice: LocalDevice = {
  ask: () => Promise.resolve({ ok: false, code: 'invalid' }),
  onTell: () => () => undefined,
  close: () => Promise.resolve()
}
