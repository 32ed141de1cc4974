import * as v from 'valibot'
import { Claim } from '../log/claim.ts'
import { Placed, Position } from '../log/event.ts'
import { Count, DeviceId, RoomId } from '../values/ids.ts'
import { limits } from '../values/limits.ts'
import { Member, Membership, Presence, Room, SpaceHeader } from './shapes.ts'

export const broadcasts = {
  /** Consecutive events of one room, the first right after `after`. */
  'log:appended': v.object({
    room: RoomId,
    after: Count,
    placed: v.pipe(v.array(Placed), v.maxLength(limits.maxPushed))
  }),
  /** Replaces events for a slow reader, which then pulls them with `log:read`. */
  'log:head': v.object({ room: RoomId, head: Position }),
  /** To all who may see the room. */
  'room:changed': v.object({ room: Room }),
  /** To one member: joined, left or invited; `none` for a room that is not open: it becomes invisible. */
  'membership:changed': v.object({
    room: RoomId,
    membership: Membership,
    /** Who invited. */
    by: v.exactOptional(DeviceId)
  }),
  'space:changed': v.object({ space: SpaceHeader }),
  'member:changed': v.object({ member: Member }),
  /** Each member at most once. `here`: members that are connected now. */
  'presence:changed': v.object({
    changes: v.pipe(
      v.array(v.object({ device: DeviceId, presence: Presence })),
      v.maxLength(limits.maxListed)
    ),
    here: Count
  }),
  'typing:changed': v.object({ room: RoomId, device: DeviceId, typing: v.boolean() }),
  'signal:received': v.object({ from: DeviceId, data: v.pipe(v.string(), v.maxBytes(limits.signalBytes)) }),
  /** The host goes on under a higher claim. */
  'host:claimed': v.object({ claim: Claim }),
  /** The host stops on purpose; sent before it disconnects. */
  'space:closed': v.object({})
} as const

export type Broadcasts = typeof broadcasts
export type BroadcastName = keyof Broadcasts
export type Broadcast<N extends BroadcastName> = v.InferOutput<Broadcasts[N]>
