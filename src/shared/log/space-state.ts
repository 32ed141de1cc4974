/** What the log says about its space: who belongs to it, which rooms there are, who is in them. */
import type { Access, Known } from './kinds.ts'

export interface RoomState {
  id: string
  name: string
  /** '' when nobody has said what the room is about. */
  topic: string
  access: Access
  by: string
  members: Set<string>
  invited: Set<string>
}

export interface MemberState {
  device: string
  key: string
  name: string
  colour: number
  guest: boolean
  removed: boolean
}

export interface SpaceState {
  id: string
  name: string
  /** The device that started the space; it may remove members. */
  by: string
  lobby: string
  rooms: Map<string, RoomState>
  members: Map<string, MemberState>
}

export function emptySpace(id: string): SpaceState {
  return { id, name: '', by: '', lobby: '', rooms: new Map(), members: new Map() }
}

/**
 * Applies one accepted event. Events that only matter to a timeline change nothing.
 * @returns the rooms that are not as they were
 */
export function applyToSpace(space: SpaceState, event: Known): RoomState[] {
  if (event.kind === 'member.removed') return removeMember(space, event.body.member)
  change(space, event)
  const room = space.rooms.get(event.room)
  return room ? [room] : []
}

function removeMember(space: SpaceState, device: string): RoomState[] {
  const member = space.members.get(device)
  if (member) member.removed = true
  return [...space.rooms.values()].filter((room) => room.members.delete(device))
}

function change(space: SpaceState, event: Known): void {
  switch (event.kind) {
    case 'space.created':
      Object.assign(space, { name: event.body.name, by: event.author, lobby: event.body.lobby })
      return
    case 'member.introduced': {
      const removed = space.members.get(event.author)?.removed ?? false
      space.members.set(event.author, { device: event.author, removed, ...event.body })
      return
    }
    case 'room.created':
      space.rooms.set(event.room, newRoom(event))
      return
    case 'room.described': {
      const room = space.rooms.get(event.room)
      if (room) Object.assign(room, { name: event.body.name, topic: event.body.topic })
      return
    }
    case 'member.invited':
      space.rooms.get(event.room)?.invited.add(event.body.member)
      return
    case 'member.joined':
      space.rooms.get(event.room)?.members.add(event.author)
      return
    case 'member.left':
      space.rooms.get(event.room)?.members.delete(event.author)
      return
    default: // what only matters to a timeline
      return
  }
}

function newRoom(event: Extract<Known, { kind: 'room.created' }>): RoomState {
  const { name, access, invited } = event.body
  const members = access === 'direct' ? [event.author, ...invited] : [event.author]
  return {
    id: event.room,
    name,
    topic: '',
    access,
    by: event.author,
    members: new Set(members),
    invited: new Set(invited)
  }
}

/** Whether a member may know that the room exists. */
export function seesRoom(room: RoomState, device: string): boolean {
  return room.access === 'open' || room.members.has(device) || room.invited.has(device)
}
