import { ipcRenderer } from 'electron'
import { BridgeListeners, bridgeChannels, type BridgeListener, type BridgeBroadcast } from '#shared/bridge.ts'
import { refusal } from '#shared/values/reply.ts'

const listeners = new BridgeListeners()

// The event would give the page its sender, and with it all of IPC.
ipcRenderer.on(bridgeChannels.broadcast, (_event, broadcast: BridgeBroadcast) => {
  listeners.emit(broadcast)
})

/** Payloads are checked by the main process and the device. Never rejects. */
export async function request(
  space: string | null,
  table: object,
  name: string,
  payload: unknown
): Promise<never> {
  return (await answerTo(space, table, name, payload)) as never
}

async function answerTo(
  space: string | null,
  table: object,
  name: string,
  payload: unknown
): Promise<unknown> {
  if (!Object.hasOwn(table, name)) return refusal('invalid', `there is no request ${name}`)
  try {
    return await ipcRenderer.invoke(bridgeChannels.request, { space, name, payload })
  } catch (error) {
    return refusal('internal', String(error))
  }
}

/** @throws TypeError for a broadcast that is not in the table, since it would never be called */
export function onBroadcast(
  space: string | null,
  table: object,
  name: string,
  listener: BridgeListener
): () => void {
  if (!Object.hasOwn(table, name)) throw new TypeError(`there is no broadcast ${name}`)
  return listeners.add(space, name, listener)
}
