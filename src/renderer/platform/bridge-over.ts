import * as v from 'valibot'
import {
  BridgeListeners,
  BridgeBroadcast,
  deviceBroadcasts,
  deviceRequests,
  type Bridge,
  type BridgeRequest,
  type DeviceBroadcastName
} from '#shared/bridge.ts'
import { noChrome } from '#shared/chrome.ts'
import { checkReply } from '#shared/values/check.ts'
import { sessionBroadcasts, sessionRequests, type SessionBroadcastName } from '#shared/session/contract.ts'

export interface Crossing {
  /** Never rejects. */
  request(request: BridgeRequest): Promise<unknown>
  onBroadcast(listener: (broadcast: unknown) => void): void
}

/** A bridge over a transport; answers and broadcasts that do not fit the tables are dropped. */
export function bridgeOver(crossing: Crossing): Bridge {
  const listeners = new BridgeListeners()
  crossing.onBroadcast((raw) => {
    const broadcast = checkedBroadcast(raw)
    if (broadcast) listeners.emit(broadcast)
  })
  const send = async (answer: v.GenericSchema, request: BridgeRequest): Promise<never> =>
    checkReply(answer, await crossing.request(request), request.name) as never
  return {
    chrome: noChrome,
    space: {
      request: (space, name, payload) => send(sessionRequests[name].answer, { space, name, payload }),
      on: (space, name, listener) => listeners.add(space, name, listener)
    },
    device: {
      request: (name, payload) => send(deviceRequests[name].answer, { space: null, name, payload }),
      on: (name, listener) => listeners.add(null, name, listener)
    }
  }
}

function checkedBroadcast(raw: unknown): BridgeBroadcast | null {
  const broadcast = v.safeParse(BridgeBroadcast, raw)
  if (!broadcast.success) return reject('a broadcast without its shape', raw)
  const { space, name, payload } = broadcast.output
  const schema = schemaOf(space, name)
  if (!schema) return reject('an unknown broadcast', name)
  const checked = v.safeParse(schema, payload)
  if (!checked.success) return reject(`a malformed ${name}`, checked.issues[0].message)
  return { space, name, payload: checked.output }
}

function schemaOf(space: string | null, name: string): v.GenericSchema | null {
  const table = space === null ? deviceBroadcasts : sessionBroadcasts
  if (!Object.hasOwn(table, name)) return null
  return space === null
    ? deviceBroadcasts[name as DeviceBroadcastName]
    : sessionBroadcasts[name as SessionBroadcastName]
}

function reject(what: string, detail: unknown): null {
  console.warn(`${what} was not passed on:`, detail)
  return null
}
