import * as v from 'valibot'
import { deviceBroadcasts } from '#shared/bridge.ts'
import type { LocalDevice } from '../device/local-device.ts'
import { printError } from './terminal.ts'

export async function printProblems(device: LocalDevice): Promise<void> {
  device.onBroadcast(({ name, payload }) => {
    if (name !== 'problem:occurred') return
    const { about, detail } = v.parse(deviceBroadcasts['problem:occurred'], payload)
    if (about === 'replaced')
      printError(`Another copy of this computer hosts ${detail} now. This one is a member.`)
    else printError(`Problem (${about}): ${detail.replaceAll(/\s+/g, ' ')}`)
  })
  await device.request({ space: null, name: 'device:watch', payload: {} })
}
