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

/** The two messages of a bridge, however they travel. */
export interface Crossing {
  /** Never rejects. */
  ask(ask: BridgeRequest): Promise<unknown>
  onTell(listener: (tell: unknown) => void): void
}

/** A whole bridge over the two messages; answers and broadcasts that do not fit the tables do not come through. */
export function bridgeOver(crossing: Crossing): Bridge {
  const listeners = new BridgeListeners()
  crossing.onTell((raw) => {
    const tell = checkedTell(raw)
    if (tell) listeners.emit(tell)
  })
  const ask = async (answer: v.GenericSchema, question: BridgeRequest): Promise<never> =>
    checkReply(answer, await crossing.ask(question), question.name) as never
  return {
    chrome: noChrome,
    request: (space, name, payload) => ask(sessionRequests[name].answer, { space, name, payload }),
    ask: (name, payload) => ask(deviceRequests[name].answer, { space: null, name, payload }),
    on: (space, name, listener) => listeners.add(space, name, listener),
    hear: (name, listener) => listeners.add(null, name, listener)
  }
}

function checkedTell(raw: unknown): BridgeBroadcast | null {
  const tell = v.safeParse(BridgeBroadcast, raw)
  if (!tell.success) return complain('a broadcast without its shape', raw)
  const { space, name, payload } = tell.output
  const schema = schemaOf(space, name)
  if (!schema) return complain('an unknown broadcast', name)
  const checked = v.safeParse(schema, payload)
  if (!checked.success) return complain(`a malformed ${name}`, checked.issues[0].message)
  return { space, name, payload: checked.output }
}

function schemaOf(space: string | null, name: string): v.GenericSchema | null {
  const table = space === null ? deviceBroadcasts : sessionBroadcasts
  if (!Object.hasOwn(table, name)) return null
  return space === null
    ? deviceBroadcasts[name as DeviceBroadcastName]
    : sessionBroadcasts[name as SessionBroadcastName]
}

function complain(what: string, detail: unknown): null {
  console.warn(`${what} was not passed on:`, detail)
  return null
}
