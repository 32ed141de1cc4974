import * as v from 'valibot'
import { DeviceId } from '../../values/ids.ts'
import { limits } from '../../values/limits.ts'
import type { Code } from '../../values/reply.ts'
import { directRoomId, isDirectId } from '../event.ts'
import { applyMove, settle } from '../membership.ts'
import { Access, isMember, pairOf, type Move, type RoomState, type SpaceState } from '../space-state.ts'
import { inActiveRoom, inRoomSeenOnce, inSeenRoom, onceInside } from './checks.ts'
import { stateKind, type EventWith, type LastingContext, type RuleContext, type StateEntry } from './kind.ts'

export const roomKinds = {
  /** The first event of a room; its author, and the other member of a direct room, are in it from here on. */
  'room.created': stateKind({
    body: ({ name }) =>
      v.object({
        name,
        access: Access,
        /** Private: who is invited. Direct: the other member. Open: no one. */
        invited: v.pipe(v.array(DeviceId), v.maxLength(limits.maxInvited))
      }),
    request: 'room:create',
    delivery: null,
    rule: refusalOfRoom,
    lastingRule(event, context) {
      const before = context.space.rooms.get(event.room)
      return refusalOfShape(event, context) ?? (before ? onceInside()(event, context) : null)
    },
    apply: createRoom,
    notice: 'created'
  }),

  /** Always contains both the name and the topic. */
  'room.described': stateKind({
    body: ({ name, topic }) => v.object({ name, topic }),
    request: 'room:describe',
    delivery: 'now',
    rule: inActiveRoom<{ name: string; topic: string }>(({ body: { name, topic } }, { room }) => {
      if (room.access === 'direct') return 'forbidden'
      return name === room.name && topic === room.topic ? 'exists' : null
    }),
    lastingRule: onceInside((_event, { access }) => (access === 'direct' ? 'forbidden' : null)),
    apply(space, { room: id, body: { name, topic } }) {
      const room = space.rooms.get(id)
      if (room) Object.assign(room, { name, topic })
      return undefined
    },
    notice: 'described'
  }),

  /** By who created the room or started the space; until it is reopened, nothing is written in it. */
  'room.archived': stateKind({
    body: () => v.object({}),
    request: 'room:archive',
    delivery: 'now',
    rule: inSeenRoom(
      (event, { room, space }) => refusalOfArchiving(event, room, space) ?? (room.archived ? 'exists' : null)
    ),
    lastingRule: inRoomSeenOnce((event, room, { space }) => refusalOfArchiving(event, room, space)),
    apply: (space, { room }) => archive(space, room, true),
    notice: 'archived'
  }),

  'room.reopened': stateKind({
    body: () => v.object({}),
    request: 'room:reopen',
    delivery: 'now',
    rule: inSeenRoom(
      (event, { room, space }) => refusalOfArchiving(event, room, space) ?? (room.archived ? null : 'exists')
    ),
    lastingRule: inRoomSeenOnce((event, room, { space }) => refusalOfArchiving(event, room, space)),
    apply: (space, { room }) => archive(space, room, false),
    notice: 'reopened'
  })
} satisfies Record<`room.${string}`, StateEntry>

interface Created {
  name: string
  access: Access
  invited: string[]
}

/** Of two in one log the first counts: two hosts may have taken one each. */
function createRoom(space: SpaceState, event: EventWith<Created>): readonly RoomState[] {
  const { room: id, author, body } = event
  if (space.rooms.has(id)) return []
  const { name, access } = body
  const invited = new Set(body.invited)
  const [members, moves] = [new Set<string>(), new Map<string, Move>()]
  const room = { id, name, topic: '', access, by: author, archived: false, members, invited, moves }
  space.rooms.set(id, room)
  applyMove(space, event, true)
  // A removal or a readmission may have been read before the room.
  for (const device of [...pairOf(room), ...space.removals.keys()]) settle(space, room, device)
  return [room]
}

/** Newcomers join the lobby, and a direct room belongs to both of its members. */
function refusalOfArchiving({ author }: EventWith<object>, room: RoomState, space: SpaceState): Code | null {
  if (room.id === space.lobby || room.access === 'direct') return 'forbidden'
  return author !== room.by && author !== space.by ? 'forbidden' : null
}

function archive(space: SpaceState, id: string, archived: boolean): undefined {
  const room = space.rooms.get(id)
  if (room) room.archived = archived
}

function refusalOfRoom(event: EventWith<Created>, context: RuleContext): Code | null {
  const { space } = context
  if (space.rooms.has(event.room) || event.room === space.id) return 'exists'
  if (!event.body.invited.every((device) => isMember(space, device))) return 'not-found'
  return refusalOfShape(event, context)
}

function refusalOfShape(
  { room, author, body: { access, invited } }: EventWith<Created>,
  { space, hash }: LastingContext
): Code | null {
  if (room === space.id) return 'invalid'
  if (access !== 'direct' && isDirectId(room)) return 'invalid'
  if (access === 'open') return invited.length === 0 ? null : 'invalid'
  if (access === 'private') return null
  const [other] = invited
  if (other === undefined || invited.length !== 1 || other === author) return 'invalid'
  return room === directRoomId(space.id, [author, other], hash) ? null : 'invalid'
}
