/** What goes wrong on a device while nobody asked, on standard error. */
import * as v from 'valibot'
import { deviceBroadcasts } from '#shared/bridge.ts'
import type { LocalDevice } from '../device/local-device.ts'
import { say } from './terminal.ts'

/** Also what has gone wrong before. */
export async function tellTroubles(device: LocalDevice): Promise<void> {
  device.onTell(({ name, payload }) => {
    if (name !== 'trouble:occurred') return
    const { about, detail } = v.parse(deviceBroadcasts['trouble:occurred'], payload)
    say(`Trouble (${about}): ${detail.replaceAll(/\s+/g, ' ')}`)
  })
  await device.ask({ space: null, name: 'device:watch', payload: {} })
}
