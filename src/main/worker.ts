/** The device runs off the main thread, so that a busy host never makes a window stutter. */
import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { DeviceOptions, ToDevice, type FromDevice } from './device-messages.ts'
import { openDevice, type OpenedDevice } from './device/local-device.ts'
import { openFailureOf } from './device/open-failure.ts'

const port = parentPort
if (!port) throw new Error('worker.js runs as a worker of index.js')

const device = await open()
device.onBroadcast((broadcast) => {
  send({ type: 'broadcast', broadcast })
})
device.onServing((serving) => {
  send({ type: 'serving', serving })
})
// Messages sent while the device opens wait in the port.
port.on('message', (message: unknown) => void handle(v.parse(ToDevice, message)))

async function open(): Promise<OpenedDevice> {
  try {
    return await openDevice(v.parse(DeviceOptions, workerData), () => {
      send({ type: 'opened' })
    })
  } catch (error) {
    send({ type: 'failed', failure: openFailureOf(error) })
    throw error
  }
}

async function handle(message: ToDevice): Promise<void> {
  if (message.type === 'request')
    send({ type: 'reply', id: message.id, reply: await device.request(message.request) })
  else {
    await device.close()
    process.exit()
  }
}

function send(message: FromDevice): void {
  port?.postMessage(message)
}
