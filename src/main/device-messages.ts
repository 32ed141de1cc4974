import * as v from 'valibot'
import { BridgeBroadcast } from '#shared/bridge.ts'
import { Count } from '#shared/values/ids.ts'
import { Refusal } from '#shared/values/reply.ts'
import { OpenFailure } from './device/open-failure.ts'

export const DeviceOptions = v.object({
  dataDir: v.string(),
  pagesDir: v.string(),
  version: v.string(),
  profileName: v.string()
})
export type DeviceOptions = v.InferOutput<typeof DeviceOptions>

/** The device has checked the rest. */
const Answered = v.union([v.looseObject({ ok: v.literal(true) }), Refusal])

export const ToDevice = v.variant('type', [
  v.object({ type: v.literal('request'), id: Count, request: v.unknown() }),
  v.object({ type: v.literal('close') })
])
export type ToDevice = v.InferOutput<typeof ToDevice>

export const FromDevice = v.variant('type', [
  v.object({ type: v.literal('reply'), id: Count, reply: Answered }),
  v.object({ type: v.literal('broadcast'), broadcast: BridgeBroadcast }),
  v.object({ type: v.literal('opened') }),
  v.object({ type: v.literal('failed'), failure: OpenFailure }),
  v.object({ type: v.literal('serving'), serving: v.boolean() })
])
export type FromDevice = v.InferOutput<typeof FromDevice>
