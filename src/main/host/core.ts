/** What the handlers share: the space as its log says it is, and the parts that act on it. */
import { asKnown, type Known } from '#shared/log/kinds.ts'
import {
  applyToSpace,
  emptySpace,
  seesRoom,
  type RoomState,
  type SpaceState
} from '#shared/log/space-state.ts'
import { Refused } from '#shared/protocol/reply.ts'
import type { Member, Membership, Room } from '#shared/protocol/shapes.ts'
import type { Audience } from './audience.ts'
import type { Invitations } from './invitations.ts'
import type { Roster } from './roster.ts'
import type { HostLog } from './store.ts'
import type { Writer } from './writer.ts'
import type { GuestAccess } from './options.ts'

export interface Core {
  space: SpaceState
  epoch: number
  /** The device that hosts. */
  device: string
  log: HostLog
  writer: Writer
  audience: Audience
  roster: Roster
  invitations: Invitations
  guests: () => GuestAccess
  /** Over TLS, or over plain HTTP. */
  takesGuests: (secure: boolean) => boolean
  /** Only places for devices that the space knows are left. */
  isNearlyFull: () => boolean
  random: (length: number) => Uint8Array
  verify: (key: string, bytes: Uint8Array, signature: string) => Promise<boolean>
  deviceOf: (key: string) => string
}

/** Reads what the log says about the space. @throws when it does not begin with the space's creation */
export function loadSpace(id: string, log: HostLog): SpaceState {
  const space = emptySpace(id)
  for (const event of log.stateEvents(id)) {
    const known = asKnown(event)
    if (known) applyToSpace(space, known)
  }
  if (space.by === '') throw new Error('the log does not say how its space was created')
  return space
}

export function roomOf({ writer }: Core, room: RoomState): Room {
  const { id, name, topic, access, members } = room
  const pair = access === 'direct' ? [...members] : []
  return {
    id,
    name,
    topic,
    access,
    pair,
    people: members.size,
    head: writer.head(id)
  }
}

export function membershipOf(room: RoomState, device: string): Membership {
  if (room.members.has(device)) return 'joined'
  return room.invited.has(device) ? 'invited' : 'none'
}

export function roomsSeenBy(core: Core, device: string): { room: Room; membership: Membership }[] {
  return [...core.space.rooms.values()]
    .filter((room) => seesRoom(room, device))
    .map((room) => ({ room: roomOf(core, room), membership: membershipOf(room, device) }))
}

/** @throws Refused with `not-found` */
export function memberOf({ space, roster }: Core, device: string): Member {
  const member = space.members.get(device)
  if (!member) throw new Refused('not-found', 'there is no such member')
  const { key, name, colour, guest, removed } = member
  return { device, key, name, colour, guest, removed, presence: roster.presence(device) }
}

/** Tells everybody concerned what an accepted event has changed. */
export function announce(core: Core, event: Known): void {
  const { audience, space } = core
  const room = space.rooms.get(event.room)
  switch (event.kind) {
    case 'member.introduced':
      audience.tellEverybody('member:changed', { member: memberOf(core, event.author) })
      return
    case 'member.removed':
      audience.tellEverybody('member:changed', { member: memberOf(core, event.body.member) })
      audience.hangUp(event.body.member)
      for (const left of space.rooms.values()) tellRoom(core, left)
      return
    case 'room.created':
      tellRoom(core, room)
      for (const device of room?.members ?? []) audience.changeMembership(device, event.room, 'joined')
      for (const device of room?.invited ?? []) {
        if (!room?.members.has(device)) audience.changeMembership(device, event.room, 'invited')
      }
      return
    case 'room.described':
      tellRoom(core, room)
      return
    case 'member.invited':
      tellRoom(core, room)
      audience.changeMembership(event.body.member, event.room, 'invited')
      return
    case 'member.joined':
    case 'member.left':
      tellRoom(core, room)
      if (room) audience.changeMembership(event.author, event.room, membershipOf(room, event.author))
      return
    default:
      return
  }
}

function tellRoom(core: Core, room: RoomState | undefined): void {
  if (room) core.audience.tellRoomChanged(room, { room: roomOf(core, room) })
}
