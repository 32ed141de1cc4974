/** Stores what windows watch, to refresh it after a restart of the device. */
import * as v from 'valibot'
import {
  BridgeRequest,
  deviceRequests,
  type BridgeBroadcast,
  type DeviceAnswer,
  type DeviceRequestName
} from '#shared/bridge.ts'
import { SpaceId } from '#shared/values/ids.ts'
import type { Reply } from '#shared/values/reply.ts'
import { sessionRequests } from '#shared/session/contract.ts'

type Send = (request: BridgeRequest) => Promise<Reply<object>>
type Emit = (broadcast: BridgeBroadcast) => void

const Watch = v.object({ ...BridgeRequest.entries, space: SpaceId, name: v.literal('space:watch') })
const Close = v.object({
  space: v.null(),
  name: v.picklist(['space:close', 'space:forget']),
  payload: deviceRequests['space:close'].payload
})

export class Watched {
  readonly #spaces = new Set<string>()

  observe(request: unknown): void {
    if (v.is(Watch, request)) this.#spaces.add(request.space)
    else if (v.is(Close, request)) this.#spaces.delete(request.payload.space)
  }

  async refresh(send: Send, emit: Emit): Promise<void> {
    const device = await send({ space: null, name: 'device:watch', payload: {} })
    if (!v.is(deviceRequests['device:watch'].answer, device)) return
    emitAll(device, emit)
    await Promise.all([...this.#spaces].map((space) => refreshSpace(space, send, emit)))
  }
}

function emitAll({ device, nearby, spaces }: DeviceAnswer<'device:watch'>, emit: Emit): void {
  emit({ space: null, name: 'device:changed', payload: { device } })
  emit({ space: null, name: 'nearby:changed', payload: { nearby } })
  emit({ space: null, name: 'spaces:changed', payload: { spaces } })
}

/** A space that cannot be reopened is left out; its row in the list says so. */
async function refreshSpace(space: string, send: Send, emit: Emit): Promise<void> {
  const open: DeviceRequestName = 'space:open'
  await send({ space: null, name: open, payload: { space } })
  const answer = await send({ space, name: 'space:watch', payload: {} })
  const view = v.safeParse(sessionRequests['space:watch'].answer, answer)
  if (view.success) emit({ space, name: 'space:refreshed', payload: view.output })
}
