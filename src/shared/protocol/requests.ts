/** A member's requests to a host; all else is derived from this table. */
import * as v from 'valibot'
import { Claim } from '../log/claim.ts'
import { LogEvent, Placed, Position } from '../log/event.ts'
import { kinds, type Kind } from '../log/kinds.ts'
import {
  Bytes32,
  Colour,
  Count,
  DeviceId,
  RoomId,
  Signature,
  SpaceId,
  SpokenCode,
  Time
} from '../values/ids.ts'
import { limits } from '../values/limits.ts'
import { Picture } from '../values/picture.ts'
import { ChainHead, Code } from '../values/reply.ts'
import { Located, SearchPage, Member, MyRoom, Room, SearchQuery, SpaceHeader } from './shapes.ts'

export type Need = 'connected' | 'entered' | 'in-room'

function row<P extends v.GenericSchema, A extends v.GenericSchema>(
  needs: Need,
  payload: P,
  answer: A
): { needs: Need; payload: P; answer: A } {
  return { needs, payload, answer }
}

const Nothing = v.object({})
const WithEvent = v.object({
  event: LogEvent,
  /** The caller has used the number before this one, and knows that the host does not have that event: it was refused, say. */
  skips: v.exactOptional(v.literal(true))
})
const append = row('entered', WithEvent, v.object({ position: Position }))

/** A page omits rooms that are invisible to the caller, so it may be empty. */
const Rooms = v.pipe(v.array(MyRoom), v.maxLength(limits.maxListed))
const Members = v.pipe(v.array(Member), v.maxLength(limits.maxListed))
const Devices = {
  members: v.pipe(v.array(DeviceId), v.maxLength(limits.maxListed)),
  next: v.nullable(DeviceId)
}
const Next = v.nullable(Count)
const OwnIds = v.pipe(v.array(Bytes32), v.maxLength(limits.ownEvents))

export const requests = {
  /** By another host of the same space; `proof` signs the nonce of a greeting. The answer decides for both. */
  'host:meet': row(
    'connected',
    v.object({ claim: Claim, people: Count, proof: Signature }),
    /** `yours`: the caller goes on as host, and the other has stopped. */
    v.object({ claim: Claim, yours: v.boolean() })
  ),

  'space:greet': row(
    'connected',
    v.object({
      v: Count,
      app: v.pipe(v.string(), v.maxLength(32)),
      /** Both clocks, so that each side knows how far they differ; absent in older versions. */
      now: v.exactOptional(Time),
      /** The highest that the caller has accepted. */
      claim: v.exactOptional(Claim)
    }),
    v.object({ space: SpaceId, claim: Claim, nonce: Bytes32, now: v.exactOptional(Time) })
  ),
  'space:enter': row(
    'connected',
    v.pipe(
      v.object({
        key: Bytes32,
        proof: Signature,
        invitation: v.optional(Bytes32),
        code: v.optional(SpokenCode),
        /** What a host has answered to an earlier entry: it may have forgotten the guest. */
        admission: v.exactOptional(Signature),
        /** The caller's newest event by its own account, which this host may never have had. */
        settled: v.exactOptional(v.object({ aseq: Count, prev: v.nullable(Bytes32) })),
        /** The newest that the caller has kept of its own, its newest introduction, and the newest of the host's that it holds, which needs no body. */
        own: v.exactOptional(OwnIds),
        ofHost: v.exactOptional(LogEvent)
      }),
      v.check(
        ({ invitation, code }) => invitation === undefined || code === undefined,
        'either an invitation or a code'
      )
    ),
    v.object({
      space: SpaceHeader,
      chain: ChainHead,
      /** Of `own`, those that the host does not have. */
      lacks: OwnIds,
      /** Has never been in the lobby, as far as the host knows. */
      newcomer: v.boolean(),
      admission: Signature,
      /** The first pages; `next`: start of the second one. */
      rooms: Rooms,
      members: Members,
      next: v.object({ rooms: Next, members: Next }),
      here: Count,
      /** For a newcomer: one that the fewest have. */
      colour: v.optional(Colour)
    })
  ),
  'space:rooms': row('entered', v.object({ from: Count }), v.object({ rooms: Rooms, next: Next })),
  'space:members': row('entered', v.object({ from: Count }), v.object({ members: Members, next: Next })),
  'space:leave': row('entered', Nothing, Nothing),

  'space:rename': append,

  'event:append': append,
  'member:remove': append,
  'member:readmit': append,
  'member:list': row(
    'in-room',
    /** Sorted by their ids; a page begins after this one. */
    v.object({ room: RoomId, after: v.optional(DeviceId) }),
    /** The first page has who is invited and has not joined. */
    v.object({ ...Devices, invited: v.exactOptional(Devices.members) })
  ),

  /** The picture that the caller's introduction names. */
  'picture:set': row('entered', v.object({ data: Picture }), Nothing),
  'picture:read': row('entered', v.object({ device: DeviceId }), v.object({ data: Picture })),

  'room:create': row('entered', WithEvent, v.object({ position: Position, room: Room })),
  'room:join': row(
    'entered',
    WithEvent,
    /** With the first page of `member:list`. */
    v.object({ position: Position, head: Position, ...Devices })
  ),
  'room:leave': append,
  'room:invite': append,
  'room:describe': append,
  'room:archive': append,
  'room:reopen': append,

  'log:read': row(
    'in-room',
    v.object({
      room: RoomId,
      /** Exactly one of the two. */
      after: v.optional(Count),
      before: v.optional(Count),
      limit: v.pipe(Count, v.minValue(1), v.maxValue(limits.page))
    }),
    v.object({
      placed: v.pipe(v.array(Placed), v.maxLength(limits.page)),
      head: v.nullable(Position),
      /** The digest of the host's log up to before the page. */
      base: v.nullable(Bytes32)
    })
  ),

  /** How far two logs of a room agree. A caller that may not see the room learns no more than that. */
  'log:compare': row(
    'entered',
    v.object({
      room: RoomId,
      points: v.pipe(
        v.array(v.object({ seq: v.pipe(Count, v.minValue(1)), digest: Bytes32 })),
        v.minLength(1),
        v.maxLength(limits.points)
      )
    }),
    /** `seq`: the highest of the points that is equal, or 0; `length`: of the host's log; `earlier`: of what was in it before its present claim. */
    v.object({ seq: Count, length: Count, earlier: Count })
  ),

  /** The end of a log of which the host's is the beginning: the events keep their positions. */
  'log:adopt': row(
    'entered',
    v.object({
      room: RoomId,
      /** The length of the host's log, and its digest there. */
      after: Count,
      digest: v.nullable(Bytes32),
      placed: v.pipe(v.array(Placed), v.minLength(1), v.maxLength(limits.page))
    }),
    /** Not `taken`: compare again. */
    v.object({ taken: v.boolean() })
  ),

  /** Events of anybody that the host lacks, each author's in the author's order. None: the caller holds nothing that the host lacks. */
  'log:bring': row(
    'entered',
    v.object({
      events: v.pipe(
        v.array(v.object({ event: LogEvent, origin: v.exactOptional(Position) })),
        v.maxLength(limits.page)
      )
    }),
    /** `placed`: those that the host has now. */
    v.object({
      placed: v.pipe(v.array(Bytes32), v.maxLength(limits.page)),
      refused: v.pipe(v.array(v.object({ id: Bytes32, code: Code })), v.maxLength(limits.page))
    })
  ),

  'log:locate': row(
    'in-room',
    v.object({
      room: RoomId,
      /** Exactly one of the two; `at`: the first message at or after this time. */
      message: v.optional(Bytes32),
      at: v.optional(Time)
    }),
    v.object({ located: v.nullable(Located) })
  ),

  'log:search': row('entered', SearchQuery, SearchPage),

  'typing:set': row('in-room', v.object({ room: RoomId, typing: v.boolean() }), Nothing),
  'signal:send': row(
    'entered',
    v.object({ to: DeviceId, data: v.pipe(v.string(), v.maxBytes(limits.signalBytes)) }),
    Nothing
  )
} as const

export type Requests = typeof requests
export type RequestName = keyof Requests
export type Payload<N extends RequestName> = v.InferOutput<Requests[N]['payload']>
export type Answer<N extends RequestName> = v.InferOutput<Requests[N]['answer']>

export const requestNames = Object.keys(requests) as RequestName[]

export type EventRequest = {
  [N in RequestName]: Payload<N> extends { event: LogEvent } ? N : never
}[RequestName]

export type AppendRequest = {
  [N in EventRequest]: Requests[N] extends typeof append
    ? typeof append extends Requests[N]
      ? N
      : never
    : never
}[EventRequest]

export const appendRequests = requestNames.filter((name): name is AppendRequest => requests[name] === append)

/** Null for the kind that a host writes itself. */
export function requestFor(kind: Kind): EventRequest | null {
  return kinds[kind].request
}
