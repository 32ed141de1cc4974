/** The requests of a window to a session: the protocol's own where a session adds nothing. */
import * as v from 'valibot'
import { Stated, Statement } from '../export/statement.ts'
import { Placed } from '../log/event.ts'
import { kindNames, kinds, type BodyOf, type KindsWith } from '../log/kinds.ts'
import { broadcasts } from '../protocol/broadcasts.ts'
import { Bytes32, Count, DeviceId, Name, RoomId, Ticket, Time } from '../values/ids.ts'
import { limits } from '../values/limits.ts'
import { codes, type Reply } from '../values/reply.ts'
import { requests } from '../protocol/requests.ts'
import { Located, Member, Membership, Presence, Room, Sought, SpaceHeader } from '../protocol/shapes.ts'

const Nothing = v.object({})
const Code = v.picklist(codes)

export const ConnectionState = v.variant('state', [
  v.object({ state: v.literal('connecting') }),
  /** `code`: connected, but the host refuses all writes until this is fixed: `clock`. */
  v.object({ state: v.literal('open'), code: v.optional(Code) }),
  /** The session retries. `code`: why the host refuses this device at the moment. */
  v.object({ state: v.literal('lost'), since: Time, closed: v.boolean(), code: v.optional(Code) }),
  /** A final refusal. `older`: who must update after `version`. */
  v.object({ state: v.literal('refused'), code: Code, older: v.optional(v.picklist(['host', 'member'])) }),
  /** The host broke the protocol, so the session has left it: `bad-signature` or `invalid`. */
  v.object({ state: v.literal('violation'), code: Code }),
  /** The space answered with a key that its log does not know: possibly an impostor. */
  v.object({ state: v.literal('impostor'), host: DeviceId })
])
export type ConnectionState = v.InferOutput<typeof ConnectionState>

type Delivery = 'stored' | 'now'
type WrittenKind<D extends Delivery> = KindsWith<{ delivery: D }>
type With<T, K> = K extends WrittenKind<Delivery> ? T & { kind: K; body: BodyOf<K> } : never

function written<D extends Delivery, E extends v.ObjectEntries>(
  delivery: D,
  entries: E,
  strength: 'accepted' | 'read'
): v.GenericSchema<With<v.InferOutput<v.ObjectSchema<E, undefined>>, WrittenKind<D>>> {
  const names = kindNames.filter((kind) => kinds[kind].delivery === delivery)
  const rows = names.map((kind) =>
    v.object({ ...entries, kind: v.literal(kind), body: kinds[kind][strength] })
  )
  return v.variant('kind', rows) as never
}

export const Written = written('stored', { room: RoomId }, 'accepted')
export type Written = v.InferOutput<typeof Written>

/** `room`: the space's id for its own log. */
export const WrittenNow = written('now', { room: RoomId }, 'accepted')
export type WrittenNow = v.InferOutput<typeof WrittenNow>

/** `sent`: the host has it on disk, and the log will contain it soon. */
export const Draft = written(
  'stored',
  {
    room: RoomId,
    ticket: Ticket,
    at: Time,
    state: v.picklist(['waiting', 'sent', 'failed']),
    code: v.optional(Code),
    /** How often its author has changed it: of the copies of two tabs, the one that was changed more often counts. */
    revisions: v.optional(Count)
  },
  'read' // it may have been kept by an older version
)
export type Draft = v.InferOutput<typeof Draft>

/** What a waiting message is to say instead. */
export const Revision = v.omit(kinds['message.edited'].accepted, ['target'])
export type Revision = v.InferOutput<typeof Revision>

export const RoomView = v.object({
  ...Room.entries,
  membership: Membership,
  unread: Count,
  mentions: Count
})
export type RoomView = v.InferOutput<typeof RoomView>

export const SpaceView = v.object({
  space: SpaceHeader,
  me: DeviceId,
  host: v.nullable(DeviceId),
  connection: ConnectionState,
  here: Count,
  rooms: v.array(RoomView),
  members: v.array(Member),
  outbox: v.array(Draft)
})
export type SpaceView = v.InferOutput<typeof SpaceView>

export const sessionRequests = {
  'space:watch': { payload: Nothing, answer: SpaceView },
  /** Retries at once what the session would retry later: the connection or the introduction. */
  'connection:retry': { payload: Nothing, answer: Nothing },
  /** Answers once it is stored; sent when the host is connected. The first message of a direct room creates it. */
  'event:write': { payload: Written, answer: v.object({ ticket: Ticket }) },
  /** Answers once the host has it; `offline` without a host. */
  'event:send': { payload: WrittenNow, answer: Nothing },
  'outbox:retry': { payload: v.object({ ticket: Ticket }), answer: Nothing },
  /** Of a message; after it was delivered it is an edit. */
  'outbox:revise': { payload: v.object({ ticket: Ticket, revision: Revision }), answer: Nothing },
  /** Of a message that was delivered meanwhile it is a deletion. */
  'outbox:discard': { payload: v.object({ ticket: Ticket }), answer: Nothing },
  /** Not for direct rooms, which are created with their first message. */
  'room:create': {
    payload: v.object({
      name: Name,
      access: v.picklist(['open', 'private']),
      invited: v.pipe(v.array(DeviceId), v.maxLength(limits.maxInvited))
    }),
    answer: v.object({ room: RoomId })
  },
  'member:list': {
    payload: v.object({ room: RoomId }),
    answer: v.object({ members: v.array(DeviceId), invited: v.array(DeviceId) })
  },
  /** Of a member that has one; from this device's own copy, if it is still the same. */
  'picture:read': { payload: requests['picture:read'].payload, answer: requests['picture:read'].answer },
  'log:read': {
    payload: v.object({
      room: RoomId,
      before: v.optional(Count),
      limit: v.pipe(Count, v.minValue(1), v.maxValue(limits.page))
    }),
    answer: v.object({ placed: v.array(Placed), more: v.boolean() })
  },
  /** Null when there is none. Answered from this device's own copy where that is complete, else by the host. */
  'log:locate': {
    payload: v.object({ room: RoomId, sought: Sought }),
    answer: v.object({ located: v.nullable(Located) })
  },
  /** Answered by the host, or else from this device's own copy, if any. */
  'log:search': { payload: requests['log:search'].payload, answer: requests['log:search'].answer },
  /** Read up to `seq`; absent: everything that has arrived. `before`: up to which it was read until now. */
  'log:mark': {
    payload: v.object({ room: RoomId, seq: v.optional(Count) }),
    answer: v.object({ before: v.nullable(Count) })
  },
  /** What comes after `seq` is unread again; absent: the newest message of another person. */
  'log:unmark': { payload: v.object({ room: RoomId, seq: v.optional(Count) }), answer: Nothing },
  'export:sign': { payload: Stated, answer: Statement },
  'typing:set': { payload: requests['typing:set'].payload, answer: Nothing }
} as const

/** A message of another member, as it is now. */
export const MessageChange = v.object({
  id: Bytes32,
  author: DeviceId,
  /** Null when it is deleted. */
  text: v.nullable(v.string()),
  isMentioned: v.boolean(),
  /** Why it may notify: it has just arrived, or an edit has just put the mention into it. */
  news: v.nullable(v.picklist(['posted', 'mentioned']))
})
export type MessageChange = v.InferOutput<typeof MessageChange>

export const sessionBroadcasts = {
  /** After each entry: the answer that `space:watch` would give now. */
  'space:refreshed': SpaceView,
  'connection:changed': v.object({ connection: ConnectionState, host: v.nullable(DeviceId) }),
  'outbox:changed': v.object({ outbox: v.array(Draft) }),
  'log:appended': broadcasts['log:appended'],
  /** Two logs were put together: what came after `after` in this room is not there any more, and what is comes next. */
  'log:cut': v.object({ room: RoomId, after: Count }),
  /** The host had an older copy of the space. This device has completed it, or, if it is the host, others have. */
  'host:healed': v.object({ isHost: v.boolean() }),
  'messages:changed': v.object({ room: RoomId, changes: v.array(MessageChange) }),
  'space:changed': broadcasts['space:changed'],
  'room:changed': v.object({ room: RoomView }),
  /** This member was invited, by somebody. */
  'room:invited': v.object({ room: RoomId, by: v.exactOptional(DeviceId) }),
  'room:removed': v.object({ room: RoomId }),
  'member:changed': broadcasts['member:changed'],
  'presence:changed': v.object({ device: DeviceId, presence: Presence, here: Count }),
  'typing:changed': broadcasts['typing:changed']
} as const

export type SessionRequests = typeof sessionRequests
export type SessionRequestName = keyof SessionRequests
export type SessionPayload<N extends SessionRequestName> = v.InferOutput<SessionRequests[N]['payload']>
export type SessionAnswer<N extends SessionRequestName> = v.InferOutput<SessionRequests[N]['answer']>

export type SessionBroadcasts = typeof sessionBroadcasts
export type SessionBroadcastName = keyof SessionBroadcasts
export type SessionBroadcast<N extends SessionBroadcastName> = v.InferOutput<SessionBroadcasts[N]>

export interface SpaceApi {
  /** Never rejects: every failure is a refusal with a code. */
  request<N extends SessionRequestName>(
    space: string,
    name: N,
    payload: SessionPayload<N>
  ): Promise<Reply<SessionAnswer<N>>>
  on<N extends SessionBroadcastName>(
    space: string,
    name: N,
    listener: (payload: SessionBroadcast<N>) => void
  ): () => void
}
