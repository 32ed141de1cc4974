/** What everybody concerned hears of an event that changed the space. */
import type { KnownEvent, StateKind } from '#shared/log/kinds.ts'
import type { RoomState } from '#shared/log/space-state.ts'
import { memberOf, membershipOf, tellRoom, type Core } from '../context.ts'

type Announcement<K extends StateKind> = (
  core: Core,
  event: KnownEvent<K>,
  /** The rooms that are not as they were. */
  changed: readonly RoomState[]
) => void

type Announcements = { [K in StateKind]: Announcement<K> | null }

const peopleChanged = (core: Core, { author, room }: KnownEvent<StateKind>): void => {
  core.news.peopleChanged(room)
  const state = core.space.rooms.get(room)
  if (state) core.audience.changeMembership(author, room, membershipOf(state, author))
}

const roomChanged: Announcement<StateKind> = (core, _event, changed) => {
  for (const room of changed) tellRoom(core, room)
}

const announcements: Announcements = {
  'space.created': null,
  'member.introduced': (core, { author }) => {
    core.audience.tellEverybody('member:changed', { member: memberOf(core, author) })
  },
  'member.removed': (core, event, changed) => {
    const { member } = event.body
    core.audience.tellEverybody('member:changed', { member: memberOf(core, member) })
    core.audience.hangUp(member)
    roomChanged(core, event, changed)
  },
  'room.created': (core, event, changed) => {
    roomChanged(core, event, changed)
    for (const { id, members, invited } of changed) {
      for (const device of members) core.audience.changeMembership(device, id, 'joined')
      const guests = [...invited].filter((device) => !members.has(device))
      for (const device of guests) core.audience.changeMembership(device, id, 'invited')
    }
  },
  'room.described': roomChanged,
  'member.invited': (core, event, changed) => {
    roomChanged(core, event, changed)
    core.audience.changeMembership(event.body.member, event.room, 'invited')
  },
  'member.joined': peopleChanged,
  'member.left': peopleChanged
}

export function announce<K extends StateKind>(
  core: Core,
  event: KnownEvent<K>,
  changed: readonly RoomState[]
): void {
  const announcement: Announcement<K> | null = announcements[event.kind]
  announcement?.(core, event, changed)
}
