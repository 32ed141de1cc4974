import type { KnownEvent, StateKind } from '#shared/log/kinds.ts'
import type { RoomState } from '#shared/log/space-state.ts'
import { headerOf, memberOf, membershipOf, emitRoomChanged, type HostContext } from '../context.ts'

type Announcement<K extends StateKind> = (
  context: HostContext,
  event: KnownEvent<K>,
  changed: readonly RoomState[]
) => void

type Announcements = { [K in StateKind]: Announcement<K> | null }

const peopleChanged = (context: HostContext, { author, room }: KnownEvent<StateKind>): void => {
  context.peopleUpdates.peopleChanged(room)
  const state = context.space.rooms.get(room)
  if (state) context.audience.changeMembership(author, room, membershipOf(state, author))
}

const roomChanged: Announcement<StateKind> = (context, _event, changed) => {
  for (const room of changed) emitRoomChanged(context, room)
}

const announcements: Announcements = {
  'space.created': null,
  'space.renamed': (context) => {
    context.audience.emitToAll('space:changed', { space: headerOf(context) })
    context.onChange()
  },
  'member.introduced': (context, { author, body }) => {
    if (context.log.pictures.hashOf(author) !== (body.picture ?? null)) context.log.pictures.drop(author)
    context.audience.emitToAll('member:changed', { member: memberOf(context, author) })
  },
  'member.removed': (context, event, changed) => {
    const { member } = event.body
    context.log.pictures.drop(member)
    context.audience.emitToAll('member:changed', { member: memberOf(context, member) })
    context.audience.disconnect(member)
    roomChanged(context, event, changed)
  },
  'member.readmitted': (context, event, changed) => {
    context.audience.emitToAll('member:changed', { member: memberOf(context, event.body.member) })
    roomChanged(context, event, changed)
  },
  'room.created': (context, event, changed) => {
    roomChanged(context, event, changed)
    for (const { id, members, invited } of changed) {
      for (const device of members) context.audience.changeMembership(device, id, 'joined')
      const guests = [...invited].filter((device) => !members.has(device))
      for (const device of guests) context.audience.changeMembership(device, id, 'invited', event.author)
    }
  },
  'room.described': roomChanged,
  'room.archived': roomChanged,
  'room.reopened': roomChanged,
  'member.invited': (context, event, changed) => {
    roomChanged(context, event, changed)
    context.audience.changeMembership(event.body.member, event.room, 'invited', event.author)
  },
  'member.joined': peopleChanged,
  'member.left': peopleChanged
}

export function announce<K extends StateKind>(
  context: HostContext,
  event: KnownEvent<K>,
  changed: readonly RoomState[]
): void {
  const announcement: Announcement<K> | null = announcements[event.kind]
  announcement?.(context, event, changed)
}
