import * as v from 'valibot'
import { BridgeRequest, deviceRequests } from '#shared/bridge.ts'
import { answer, type OnError } from '#shared/values/answer.ts'
import { refusal, type Reply } from '#shared/values/reply.ts'
import type { DeviceHandlers } from './handlers.ts'
import type { Spaces } from './spaces.ts'

/** Never rejects: every failure is a refusal with a code. */
export async function answerRequest(
  raw: unknown,
  handlers: DeviceHandlers,
  spaces: Spaces,
  onError: OnError
): Promise<Reply<object>> {
  const checked = v.safeParse(BridgeRequest, raw)
  if (!checked.success) return refusal('invalid', 'not a request')
  const { space, name, payload } = checked.output
  if (space === null) return answer(deviceRequests, handlers, name, payload, onError)
  const open = spaces.find(space)
  if (!open) return refusal('not-found', 'this space is not open')
  return open.session.answer(name, payload)
}
