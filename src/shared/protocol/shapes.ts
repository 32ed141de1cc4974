/** Lenient schemas for values from an untrusted host. */
import * as v from 'valibot'
import { Placed, Position } from '../log/event.ts'
import { Access } from '../log/space-state.ts'
import { Bytes32, Colour, Count, DeviceId, readAs, RoomId, SpaceId, Time } from '../values/ids.ts'
import { limits } from '../values/limits.ts'

/** `away`: the connection dropped a moment ago and may come back; `gone`: not connected. */
export const Presence = v.picklist(['here', 'away', 'gone'])
export type Presence = v.InferOutput<typeof Presence>

export const Member = v.object({
  device: DeviceId,
  key: Bytes32,
  name: readAs.Name,
  colour: Colour,
  guest: v.boolean(),
  /** May not enter any more; what they wrote still has their name. */
  removed: v.boolean(),
  presence: Presence,
  /** Shown instead of initials; '' is none. */
  emoji: v.exactOptional(readAs.Emoji),
  /** The hash of the picture that the host has of this member. */
  picture: v.exactOptional(Bytes32),
  status: v.exactOptional(readAs.Status),
  /** ms that its clock is ahead of the host's, negative if late; only when they differ by more than two minutes. */
  clock: v.exactOptional(v.pipe(v.number(), v.safeInteger()))
})
export type Member = v.InferOutput<typeof Member>

export const Room = v.object({
  id: RoomId,
  name: readAs.Name,
  topic: readAs.Topic,
  access: Access,
  /** The two members of a direct room; empty for others. */
  pair: v.pipe(v.array(DeviceId), v.maxLength(2)),
  /** Who created it; older hosts and older stored views do not say it. */
  by: v.optional(DeviceId),
  /** Read-only. */
  archived: v.optional(v.boolean(), false),
  people: Count,
  /** Who is invited and has not joined. */
  invited: v.optional(Count, 0),
  head: v.nullable(Position)
})
export type Room = v.InferOutput<typeof Room>

export const Membership = v.picklist(['none', 'invited', 'joined'])
export type Membership = v.InferOutput<typeof Membership>

export const MyRoom = v.object({ room: Room, membership: Membership })
export type MyRoom = v.InferOutput<typeof MyRoom>

/** At least one field besides `limit` and `below` is needed. */
export const SearchQuery = v.object({
  /** All words must match; the last one may be incomplete. */
  text: v.pipe(v.string(), v.maxLength(limits.queryLength)),
  /** Written by this one, or one of these. */
  from: v.exactOptional(
    v.union([DeviceId, v.pipe(v.array(DeviceId), v.minLength(1), v.maxLength(limits.maxSearchedAuthors))])
  ),
  room: v.exactOptional(RoomId),
  /** Messages at or after `after`, and before `before`. */
  before: v.exactOptional(Time),
  after: v.exactOptional(Time),
  limit: v.pipe(Count, v.minValue(1), v.maxValue(limits.maxResults)),
  /** `next` of the page before. */
  below: v.exactOptional(Count)
})
export type SearchQuery = v.InferOutput<typeof SearchQuery>

export const SearchPage = v.object({
  /** Messages as posted, each with its current text. */
  found: v.pipe(
    v.array(v.object({ placed: Placed, text: v.pipe(v.string(), v.maxBytes(limits.textBytes)) })),
    v.maxLength(limits.maxResults)
  ),
  next: v.nullable(Count)
})
export type SearchPage = v.InferOutput<typeof SearchPage>

/** What is looked for in a room: a message, or the first one at or after a time. */
export const Sought = v.union([v.object({ message: Bytes32 }), v.object({ at: Time })])
export type Sought = v.InferOutput<typeof Sought>

export const Located = v.object({ message: Bytes32, seq: Count, at: Time })
export type Located = v.InferOutput<typeof Located>

export const SpaceHeader = v.object({ id: SpaceId, name: readAs.Name, by: DeviceId, lobby: RoomId })
export type SpaceHeader = v.InferOutput<typeof SpaceHeader>
