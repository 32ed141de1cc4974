/** Remembers what windows watch, to bring it up to date after a restart of the device. */
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

type Ask = (ask: BridgeRequest) => Promise<Reply<object>>
type Tell = (tell: BridgeBroadcast) => void

const Watch = v.object({ ...BridgeRequest.entries, space: SpaceId, name: v.literal('space:watch') })
const Close = v.object({
  space: v.null(),
  name: v.picklist(['space:close', 'space:forget']),
  payload: deviceRequests['space:close'].payload
})

export class Watched {
  readonly #spaces = new Set<string>()

  note(ask: unknown): void {
    if (v.is(Watch, ask)) this.#spaces.add(ask.space)
    else if (v.is(Close, ask)) this.#spaces.delete(ask.payload.space)
  }

  async refresh(ask: Ask, tell: Tell): Promise<void> {
    const device = await ask({ space: null, name: 'device:watch', payload: {} })
    if (!v.is(deviceRequests['device:watch'].answer, device)) return
    tellAll(device, tell)
    await Promise.all([...this.#spaces].map((space) => refreshSpace(space, ask, tell)))
  }
}

function tellAll({ device, nearby, spaces }: DeviceAnswer<'device:watch'>, tell: Tell): void {
  tell({ space: null, name: 'device:changed', payload: { device } })
  tell({ space: null, name: 'nearby:changed', payload: { nearby } })
  tell({ space: null, name: 'spaces:changed', payload: { spaces } })
}

/** A space that cannot be reopened is left out; its row in the list says so. */
async function refreshSpace(space: string, ask: Ask, tell: Tell): Promise<void> {
  const open: DeviceRequestName = 'space:open'
  await ask({ space: null, name: open, payload: { space } })
  const answer = await ask({ space, name: 'space:watch', payload: {} })
  const view = v.safeParse(sessionRequests['space:watch'].answer, answer)
  if (view.success) tell({ space, name: 'space:refreshed', payload: view.output })
}
