/** The nouns that requests and broadcasts speak of. */
import * as v from 'valibot'
import { Access } from '../log/kinds.ts'
import { Position } from '../log/event.ts'
import { Bytes32, Colour, Count, DeviceId, Name, RoomId, SpaceId } from './ids.ts'

/** `away`: the connection dropped a moment ago and may come back; `gone`: not connected. */
export const Presence = v.picklist(['here', 'away', 'gone'])
export type Presence = v.InferOutput<typeof Presence>

export const Member = v.object({
  device: DeviceId,
  key: Bytes32,
  name: Name,
  colour: Colour,
  guest: v.boolean(),
  presence: Presence
})
export type Member = v.InferOutput<typeof Member>

export const Room = v.object({
  id: RoomId,
  name: Name,
  access: Access,
  /** The two members of a direct room; empty for others, whose members `member:list` tells. */
  pair: v.array(DeviceId),
  people: Count,
  /** Null while nothing has been written. */
  head: v.nullable(Position)
})
export type Room = v.InferOutput<typeof Room>

/** How one member stands to a room. */
export const Membership = v.picklist(['none', 'invited', 'joined'])
export type Membership = v.InferOutput<typeof Membership>

export const MyRoom = v.object({ room: Room, membership: Membership })
export type MyRoom = v.InferOutput<typeof MyRoom>

export const Space = v.object({ id: SpaceId, name: Name, by: DeviceId, lobby: RoomId })
export type Space = v.InferOutput<typeof Space>
