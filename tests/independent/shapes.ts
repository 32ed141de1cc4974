/** What a host may answer and tell, as far as this client uses it. Unknown members are ignored. */
import * as v from 'valibot'
import type { Json } from './bytes.ts'

/** Kept as it came, whatever its members are called: its hash is signed. */
const Body = v.custom<{ [name: string]: Json }>(
  (body) => typeof body === 'object' && body !== null && !Array.isArray(body)
)

/** That a device hosts a space from an epoch on. */
export const Claim = v.object({
  epoch: v.number(),
  host: v.string(),
  key: v.string(),
  at: v.number(),
  sig: v.string()
})
export type Claim = v.InferOutput<typeof Claim>

export const Greeting = v.object({
  v: v.literal(2),
  space: v.string(),
  name: v.string(),
  epoch: v.number(),
  claim: Claim,
  host: v.string(),
  hostName: v.string(),
  key: v.string(),
  proof: v.string(),
  people: v.number(),
  guests: v.picklist(['off', 'https', 'http'])
})

/** An author's newest event: the next one builds on it. */
export const Chain = v.object({ aseq: v.number(), prev: v.nullable(v.string()) })
export type Chain = v.InferOutput<typeof Chain>

export const Event = v.object({
  v: v.literal(1),
  space: v.string(),
  room: v.string(),
  author: v.string(),
  aseq: v.number(),
  prev: v.nullable(v.string()),
  kind: v.string(),
  body: Body,
  at: v.number(),
  sig: v.string(),
  erased: v.exactOptional(v.string())
})
export type Event = v.InferOutput<typeof Event>

export const Position = v.object({
  epoch: v.number(),
  seq: v.number(),
  /** Of the claim; not there when that is the device that started the space. */
  host: v.exactOptional(v.string())
})
export type Position = v.InferOutput<typeof Position>

export const Placed = v.object({
  position: Position,
  event: Event,
  /** The first position of an event that was moved. */
  origin: v.exactOptional(Position)
})
export type Placed = v.InferOutput<typeof Placed>

export const Room = v.object({
  id: v.string(),
  name: v.string(),
  topic: v.string(),
  access: v.picklist(['open', 'private', 'direct']),
  pair: v.array(v.string()),
  archived: v.boolean(),
  people: v.number(),
  head: v.nullable(Position)
})
export type Room = v.InferOutput<typeof Room>

const Membership = v.picklist(['none', 'invited', 'joined'])

export const Member = v.object({
  device: v.string(),
  key: v.string(),
  name: v.string(),
  colour: v.number(),
  guest: v.boolean(),
  removed: v.boolean(),
  presence: v.picklist(['here', 'away', 'gone']),
  emoji: v.exactOptional(v.string()),
  /** Of its bytes: "Pictures". */
  picture: v.exactOptional(v.string()),
  status: v.exactOptional(v.string()),
  /** Milliseconds that the member's clock is ahead of the host's. */
  clock: v.exactOptional(v.number())
})
export type Member = v.InferOutput<typeof Member>

export const Refusal = v.object({
  ok: v.literal(false),
  code: v.string(),
  detail: v.optional(v.string(), ''),
  head: v.exactOptional(Chain)
})

export const Greeted = v.object({
  space: v.string(),
  claim: Claim,
  nonce: v.string(),
  now: v.exactOptional(v.number())
})
export const Entered = v.object({
  space: v.object({ id: v.string(), name: v.string(), by: v.string(), lobby: v.string() }),
  chain: Chain,
  /** Events of its own that this client named, and the host does not have. */
  lacks: v.array(v.string()),
  newcomer: v.boolean(),
  admission: v.string(),
  rooms: v.array(v.object({ room: Room, membership: Membership })),
  members: v.array(Member),
  /** For a newcomer. */
  colour: v.exactOptional(v.number()),
  next: v.object({ rooms: v.nullable(v.number()), members: v.nullable(v.number()) })
})
export const MemberPage = v.object({ members: v.array(Member), next: v.nullable(v.number()) })
export const RoomPage = v.object({ rooms: Entered.entries.rooms, next: v.nullable(v.number()) })
export const Appended = v.object({ position: Position })
export const Page = v.object({
  placed: v.array(Placed),
  head: v.nullable(Position),
  /** The digest of the host's log before these. */
  base: v.nullable(v.string())
})
export const Adopted = v.object({ taken: v.boolean() })
export const Brought = v.object({
  placed: v.array(v.string()),
  refused: v.array(v.object({ id: v.string(), code: v.string() }))
})
export const Found = v.object({
  found: v.array(v.object({ placed: Placed, text: v.string() })),
  next: v.nullable(v.number())
})
const Place = v.object({ message: v.string(), seq: v.number(), at: v.number() })
export const Located = v.object({ located: v.nullable(Place) })
export const Devices = v.object({
  members: v.array(v.string()),
  invited: v.exactOptional(v.array(v.string())),
  next: v.nullable(v.string())
})

export const LogAppended = v.object({ room: v.string(), after: v.number(), placed: v.array(Placed) })
export const LogHead = v.object({ room: v.string(), head: Position })
export const MembershipChanged = v.object({ room: v.string(), membership: Membership })
export const HostClaimed = v.object({ claim: Claim })
export const RoomChanged = v.object({ room: Room })
export const GivenPicture = v.object({ data: v.string() })

export const MemberChanged = v.object({ member: Member })
