/** The one way in for windows: every ask is checked against its row before a handler sees it. */
import * as v from 'valibot'
import { BridgeAsk, deviceRequests, type DeviceRequestName } from '#shared/bridge.ts'
import { Refused, type Reply } from '#shared/values/reply.ts'
import { sessionRequests, type SessionRequestName } from '#shared/session/contract.ts'
import { StorageError } from '../store/database.ts'
import type { DeviceHandlers } from './answers.ts'
import type { Spaces } from './spaces.ts'

/** Never rejects: every failure is a refusal with a code. */
export async function answerAsk(
  ask: unknown,
  handlers: DeviceHandlers,
  spaces: Spaces
): Promise<Reply<object>> {
  try {
    const checked = v.safeParse(BridgeAsk, ask)
    if (!checked.success) throw new Refused('invalid', 'not a request')
    const { space, name, payload } = checked.output
    if (space === null) return { ok: true, ...(await answerDevice(name, payload, handlers)) }
    if (!isSessionRequest(name)) throw new Refused('invalid', 'there is no such request')
    return await spaces.get(space).session.request(name, payload as never)
  } catch (fault) {
    return refusalFor(fault)
  }
}

async function answerDevice(name: string, payload: unknown, handlers: DeviceHandlers): Promise<object> {
  if (!isDeviceRequest(name)) throw new Refused('invalid', 'there is no such request')
  const checked = v.safeParse(deviceRequests[name].payload, payload)
  if (!checked.success) throw new Refused('invalid', checked.issues[0].message)
  return handlers[name](checked.output as never)
}

function isDeviceRequest(name: string): name is DeviceRequestName {
  return Object.hasOwn(deviceRequests, name)
}

function isSessionRequest(name: string): name is SessionRequestName {
  return Object.hasOwn(sessionRequests, name)
}

function refusalFor(fault: unknown): Reply<object> {
  if (fault instanceof Refused) return fault.toReply()
  if (fault instanceof StorageError) return { ok: false, code: 'storage', detail: fault.message }
  return { ok: false, code: 'internal', detail: String(fault) }
}
