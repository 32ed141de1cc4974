import * as v from 'valibot'
import { Bytes32, Colour, Count, DeviceId, fromBase64 } from '../../values/ids.ts'
import { deviceIdOf } from '../event.ts'
import { applyMove, applyRemovals, isRemoved, removalsOf } from '../membership.ts'
import { isMember, type MemberState } from '../space-state.ts'
import { inActiveRoom, inSeenRoom, insideRoom } from './checks.ts'
import { stateKind, type StateEntry } from './kind.ts'

const profileFields = ['key', 'name', 'colour', 'guest', 'emoji', 'picture', 'status'] as const

type IntroducedProfile = Pick<MemberState, (typeof profileFields)[number]>

function isSameProfile(known: IntroducedProfile, introduced: IntroducedProfile): boolean {
  return profileFields.every((field) => known[field] === introduced[field])
}

export const memberKinds = {
  /** In the space's own log: a device states its key and profile; again whenever the profile changes. */
  'member.introduced': stateKind({
    body: ({ name, face, status }) =>
      v.object({
        key: Bytes32,
        name,
        colour: Colour,
        guest: v.boolean(),
        /** Instead of initials. */
        emoji: v.exactOptional(face),
        /** The SHA-256 of its bytes, which follow with `picture:set`; counts before the emoji. */
        picture: v.exactOptional(Bytes32),
        status: v.exactOptional(status)
      }),
    request: 'event:append',
    delivery: null,
    introduces: true,
    rule({ room, author, body }, { space, hash }) {
      if (room !== space.id || deviceIdOf(fromBase64(body.key), hash) !== author) return 'invalid'
      const known = space.members.get(author)
      return known && isSameProfile(known, body) ? 'exists' : null
    },
    apply(space, { author, body }) {
      space.members.set(author, { device: author, removed: isRemoved(space, author), ...body })
      return undefined
    },
    notice: null
  }),

  /** In the lobby, where all learn of it, by the device that started the space: this device may not enter any more. */
  'member.removed': stateKind({
    body: () =>
      v.object({
        member: DeviceId,
        /** The member's last number that its host knew: what it writes later does not count, wherever it was. Absent in older logs. */
        after: v.exactOptional(Count)
      }),
    request: 'member:remove',
    delivery: 'now',
    rule({ room, author, body: { member } }, { space }) {
      if (room !== space.lobby) return 'invalid'
      if (author !== space.by || member === space.by) return 'forbidden'
      return isMember(space, member) ? null : 'not-found'
    },
    apply(space, { aseq, at, body: { member, after = null } }) {
      const { last, readmitted } = removalsOf(space, member)
      const isLater = aseq > (last?.aseq ?? 0)
      return applyRemovals(space, member, { last: isLater ? { aseq, at, after } : last, readmitted })
    },
    notice: 'removed'
  }),

  /** The same device takes it back; the member is in the lobby and in direct rooms again, others can be joined. */
  'member.readmitted': stateKind({
    body: () => v.object({ member: DeviceId }),
    request: 'member:readmit',
    delivery: 'now',
    rule({ room, author, body: { member } }, { space }) {
      if (room !== space.lobby) return 'invalid'
      if (author !== space.by) return 'forbidden'
      const known = space.members.get(member)
      if (!known) return 'not-found'
      return known.removed ? null : 'exists'
    },
    apply(space, { aseq, body: { member } }) {
      const { last, readmitted } = removalsOf(space, member)
      return applyRemovals(space, member, { last, readmitted: Math.max(readmitted, aseq) })
    },
    notice: 'readmitted'
  }),

  'member.invited': stateKind({
    body: () => v.object({ member: DeviceId }),
    request: 'room:invite',
    delivery: 'now',
    rule: inActiveRoom(({ body: { member } }, { room, space }) => {
      if (room.access !== 'private') return 'forbidden'
      if (room.members.has(member) || room.invited.has(member)) return 'exists'
      return isMember(space, member) ? null : 'not-found'
    }),
    apply(space, { room, body: { member } }) {
      space.rooms.get(room)?.invited.add(member)
      return undefined
    },
    notice: 'invited'
  }),

  'member.joined': stateKind({
    body: () => v.object({}),
    request: 'room:join',
    delivery: 'now',
    rule: inSeenRoom(({ author }, { room }) => (room.members.has(author) ? 'exists' : null)),
    apply: (space, event) => applyMove(space, event, true),
    notice: 'joined'
  }),

  'member.left': stateKind({
    body: () => v.object({}),
    request: 'room:leave',
    delivery: 'now',
    rule: insideRoom((_event, { room }) => (room.access === 'direct' ? 'forbidden' : null)),
    apply: (space, event) => applyMove(space, event, false),
    notice: 'left'
  })
} satisfies Record<`member.${string}`, StateEntry>
