import * as v from 'valibot'
import { DeviceId } from '../../values/ids.ts'
import { limits } from '../../values/limits.ts'
import type { Code } from '../../values/reply.ts'
import { directRoomId, isDirectId } from '../event.ts'
import { Access, isMember } from '../space-state.ts'
import { insideRoom } from './checks.ts'
import { stateKind, type EventWith, type RuleContext, type StateEntry } from './kind.ts'

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
    apply(space, { room: id, author, body: { name, access, invited } }) {
      space.rooms.set(id, {
        id,
        name,
        topic: '',
        access,
        by: author,
        members: new Set(access === 'direct' ? [author, ...invited] : [author]),
        invited: new Set(invited)
      })
      return undefined
    },
    notice: 'created',
    people: 1
  }),

  /** Always contains both the name and the topic. */
  'room.described': stateKind({
    body: ({ name, topic }) => v.object({ name, topic }),
    request: 'room:describe',
    delivery: 'now',
    rule: insideRoom<{ name: string; topic: string }>(({ body: { name, topic } }, { room }) => {
      if (room.access === 'direct') return 'forbidden'
      return name === room.name && topic === room.topic ? 'exists' : null
    }),
    apply(space, { room: id, body: { name, topic } }) {
      const room = space.rooms.get(id)
      if (room) Object.assign(room, { name, topic })
      return undefined
    },
    notice: 'described'
  })
} satisfies Record<`room.${string}`, StateEntry>

function refusalOfRoom(
  { room, author, body: { access, invited } }: EventWith<{ access: Access; invited: string[] }>,
  { space, hash }: RuleContext
): Code | null {
  if (space.rooms.has(room) || room === space.id) return 'exists'
  if (!invited.every((device) => isMember(space, device))) return 'not-found'
  if (access !== 'direct' && isDirectId(room)) return 'invalid'
  if (access === 'open') return invited.length === 0 ? null : 'invalid'
  if (access === 'private') return null
  const [other] = invited
  if (other === undefined || invited.length !== 1 || other === author) return 'invalid'
  return room === directRoomId(space.id, [author, other], hash) ? null : 'invalid'
}
