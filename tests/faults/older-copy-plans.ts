/** What the processes of {@link CopiedSpace} are asked, and what the people in them note. */
import * as v from 'valibot'
import { Bytes32, Count, DeviceId, RoomId, SpaceId } from '#shared/values/ids.ts'

/** How a space is reached; the host's process says it when it is ready. */
export const Place = v.object({
  space: SpaceId,
  host: DeviceId,
  port: v.number(),
  /** PEM. */
  certificate: v.string()
})
export type Place = v.InferOutput<typeof Place>

/** People have a folder each, called like them. */
export const PeoplePlan = v.object({
  folder: v.string(),
  /** Hosts a space, a new one unless its folder has one, at this port. */
  host: v.nullable(v.object({ name: v.string(), port: v.number() }))
})
export type PeoplePlan = v.InferOutput<typeof PeoplePlan>

const ofPerson = { name: v.string() }

export const PeopleRequest = v.variant('type', [
  /** By the host: for one guest. */
  v.object({ type: v.literal('invite') }),
  /** Answers with the device's id once the person is in the lobby; `invitation`: of a guest. */
  v.object({
    type: v.literal('open'),
    ...ofPerson,
    place: Place,
    invitation: v.optional(v.nullable(v.string()))
  }),
  v.object({ type: v.literal('close'), ...ofPerson }),
  /** All of them; 0: no more. */
  v.object({ type: v.literal('write'), perSecond: v.number() }),
  /** At once, one after the other. */
  v.object({ type: v.literal('post'), ...ofPerson, count: v.number() }),
  /** A private room. */
  v.object({
    type: v.literal('room'),
    ...ofPerson,
    called: v.string(),
    invited: v.array(DeviceId)
  }),
  v.object({ type: v.literal('remove'), ...ofPerson, member: DeviceId }),
  /** What a guest's browser keeps, or kept before: to be put back while its page is closed. */
  v.object({ type: v.literal('kept'), ...ofPerson }),
  v.object({ type: v.literal('keep'), ...ofPerson, kept: v.record(v.string(), v.string()) }),
  /** `windows`: with what is shown, which is much. */
  v.object({ type: v.literal('states'), windows: v.boolean() })
])
export type PeopleRequest = v.InferOutput<typeof PeopleRequest>

export const PersonState = v.object({
  name: v.string(),
  device: DeviceId,
  guest: v.boolean(),
  connection: v.string(),
  removed: v.boolean(),
  unsent: v.number(),
  /** By joined room, what the window shows of it; empty unless it was asked for. */
  rooms: v.record(RoomId, v.object({ from: v.number(), ids: v.array(v.string()) }))
})
export type PersonState = v.InferOutput<typeof PersonState>

/** An event of a log. `says`: its room, kind and body, by which it is known before it is signed; null once it is erased. */
export const NotedEvent = v.object({
  id: Bytes32,
  room: RoomId,
  seq: Count,
  author: DeviceId,
  aseq: Count,
  says: v.nullable(v.string())
})
export type NotedEvent = v.InferOutput<typeof NotedEvent>

/** One line of a person's history. */
export const Note = v.variant('did', [
  v.object({ did: v.literal('opened'), device: DeviceId }),
  v.object({ did: v.literal('wrote'), says: v.string() }),
  v.object({ did: v.literal('acknowledged'), says: v.string() }),
  v.object({ did: v.literal('refused'), says: v.string(), code: v.string() }),
  /** `follows`: after what was shown before; else it is a page that was read. */
  v.object({ did: v.literal('shown'), room: RoomId, follows: v.boolean(), events: v.array(NotedEvent) }),
  /** The window forgets what comes after this in the room. */
  v.object({ did: v.literal('cut'), room: RoomId, after: Count })
])
export type Note = v.InferOutput<typeof Note>
