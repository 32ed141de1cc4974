/** The plans and requests of the processes of a fault test. */
import * as v from 'valibot'
import { DeviceId, RoomId, SpaceId } from '#shared/values/ids.ts'

/** Where a host kills itself, in the order in which a batch of messages passes these places. */
export const hostPoints = [
  'before-commit',
  'after-commit',
  'before-push',
  'during-push',
  'before-acknowledgement',
  'after-acknowledgement'
] as const
export type HostPoint = (typeof hostPoints)[number]

/** Where a member kills itself, in the order in which one message passes these places. */
export const memberPoints = ['stored', 'signed', 'sent', 'acknowledged', 'shown'] as const
export type MemberPoint = (typeof memberPoints)[number]

export const HostPlan = v.object({
  space: SpaceId,
  /** The file of the space. */
  path: v.string(),
  /** PEM. */
  identity: v.string(),
  tls: v.object({ certificate: v.string(), key: v.string() }),
  address: v.string(),
  port: v.number(),
  /** How far the clock is off, ms. */
  clock: v.number()
})
export type HostPlan = v.InferOutput<typeof HostPlan>

export const Marks = v.record(v.string(), v.number())
/** The number of the newest message, by author. */
export type Marks = v.InferOutput<typeof Marks>

export const HostRequest = v.variant('type', [
  /** Where every message is in the log. */
  v.object({ type: v.literal('log'), room: RoomId }),
  /** Kills its own process when this many batches of messages have reached this point. */
  v.object({ type: v.literal('kill'), point: v.picklist(hostPoints), after: v.number() }),
  v.object({ type: v.literal('clock'), off: v.number() }),
  /** Fills what is left of the disk that the file is on; answers once nothing more fits. */
  v.object({ type: v.literal('fill') }),
  v.object({ type: v.literal('free') }),
  v.object({ type: v.literal('stop') })
])
export type HostRequest = v.InferOutput<typeof HostRequest>

export const MembersPlan = v.object({
  space: SpaceId,
  lobby: RoomId,
  /** `host:port` */
  address: v.string(),
  certificate: v.string(),
  host: DeviceId,
  /** Holds the members' files and their histories. */
  folder: v.string(),
  clock: v.number(),
  names: v.array(v.string())
})
export type MembersPlan = v.InferOutput<typeof MembersPlan>

export const MembersRequest = v.variant('type', [
  /** Answers once all of them are in the lobby. */
  v.object({ type: v.literal('joined') }),
  /** Messages a second by each member from now on; 0: none. */
  v.object({ type: v.literal('write'), perSecond: v.number() }),
  /** The newest message that each member has stored. */
  v.object({ type: v.literal('marks') }),
  /** Answers once all of them have been shown everything up to these. */
  v.object({ type: v.literal('shown'), marks: Marks }),
  /** Answers once all of them have nothing left to send. */
  v.object({ type: v.literal('sent') }),
  /** Sends again what was refused; answers once all of them have nothing left to send. */
  v.object({ type: v.literal('retry') }),
  /** How many messages have been refused so far. */
  v.object({ type: v.literal('refused') }),
  /** Kills its own process when this many messages have reached this point. */
  v.object({ type: v.literal('kill'), point: v.picklist(memberPoints), after: v.number() }),
  v.object({ type: v.literal('clock'), off: v.number() }),
  v.object({ type: v.literal('stop') })
])
export type MembersRequest = v.InferOutput<typeof MembersRequest>
