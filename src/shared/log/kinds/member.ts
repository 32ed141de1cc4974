import * as v from 'valibot'
import { Bytes32, Colour, Count, DeviceId, fromBase64 } from '../../values/ids.ts'
import type { Code } from '../../values/reply.ts'
import { deviceIdOf } from '../event.ts'
import { applyMove, applyRemovals, isRemoved, removalsOf } from '../membership.ts'
import { isMember, type MemberState, type SpaceState } from '../space-state.ts'
import { inActiveRoom, inRoomSeenOnce, inSeenRoom, insideRoom, onceInside } from './checks.ts'
import { stateKind, type EventWith, type LastingContext, type StateEntry } from './kind.ts'

const profileFields = ['key', 'name', 'colour', 'guest', 'emoji', 'picture', 'status'] as const

type IntroducedProfile = Pick<MemberState, (typeof profileFields)[number]>

function isSameProfile(known: IntroducedProfile, introduced: IntroducedProfile): boolean {
  return profileFields.every((field) => known[field] === introduced[field])
}

function refusalOfKey(
  { room, author, body }: EventWith<{ key: string }>,
  { space, hash }: LastingContext
): Code | null {
  return room !== space.id || deviceIdOf(fromBase64(body.key), hash) !== author ? 'invalid' : null
}

/** In older logs it is in the space's own. */
function refusalOfModeration({ room, author }: EventWith<object>, space: SpaceState): Code | null {
  if (room !== space.lobby && room !== space.id) return 'invalid'
  return author === space.by ? null : 'forbidden'
}

function refusalOfRemoval(event: EventWith<{ member: string }>, space: SpaceState): Code | null {
  return refusalOfModeration(event, space) ?? (event.body.member === space.by ? 'forbidden' : null)
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
    rule(event, context) {
      const known = context.space.members.get(event.author)
      return refusalOfKey(event, context) ?? (known && isSameProfile(known, event.body) ? 'exists' : null)
    },
    lastingRule: refusalOfKey,
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
    rule(event, { space, lastNumberOf }) {
      const { member, after } = event.body
      if (event.room !== space.lobby) return 'invalid'
      const refusal = refusalOfRemoval(event, space)
      if (refusal) return refusal
      if (!isMember(space, member)) return 'not-found'
      if (after === undefined) return 'invalid'
      return after < lastNumberOf(member) ? 'outdated' : null
    },
    lastingRule: (event, { space }) => refusalOfRemoval(event, space),
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
    rule(event, { space }) {
      if (event.room !== space.lobby) return 'invalid'
      const refusal = refusalOfModeration(event, space)
      if (refusal) return refusal
      const known = space.members.get(event.body.member)
      if (!known) return 'not-found'
      return known.removed ? null : 'exists'
    },
    lastingRule: (event, { space }) => refusalOfModeration(event, space),
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
    lastingRule: onceInside((_event, { access }) => (access === 'private' ? null : 'forbidden')),
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
    lastingRule: inRoomSeenOnce(() => null),
    apply: (space, event) => applyMove(space, event, true),
    notice: 'joined'
  }),

  'member.left': stateKind({
    body: () => v.object({}),
    request: 'room:leave',
    delivery: 'now',
    rule: insideRoom((_event, { room }) => (room.access === 'direct' ? 'forbidden' : null)),
    lastingRule: onceInside((_event, { access }) => (access === 'direct' ? 'forbidden' : null)),
    apply: (space, event) => applyMove(space, event, false),
    notice: 'left'
  })
} satisfies Record<`member.${string}`, StateEntry>
