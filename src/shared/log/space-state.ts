import * as v from 'valibot'

export const Access = v.picklist(['open', 'private', 'direct'])
export type Access = v.InferOutput<typeof Access>

export interface RoomState {
  id: string
  name: string
  topic: string
  access: Access
  by: string
  archived: boolean
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
  emoji?: string
  /** SHA-256 of the picture, which the log does not hold. */
  picture?: string
  status?: string
}

export interface SpaceState {
  id: string
  name: string
  /** The device that started the space; it may remove members, and messages of others. */
  by: string
  lobby: string
  rooms: Map<string, RoomState>
  members: Map<string, MemberState>
}

export function emptySpace(id: string): SpaceState {
  return { id, name: '', by: '', lobby: '', rooms: new Map(), members: new Map() }
}

export function seesRoom(room: RoomState, device: string): boolean {
  return room.access === 'open' || room.members.has(device) || room.invited.has(device)
}

/** The two members of a direct room, also when one was removed; empty for others. */
export function pairOf({ access, by, invited }: RoomState): string[] {
  return access === 'direct' ? [by, ...invited] : []
}

/** Those who have not joined, and still may. */
export function invitedTo(space: SpaceState, { members, invited }: RoomState): string[] {
  return [...invited].filter((device) => !members.has(device) && isMember(space, device))
}

export function isMember(space: SpaceState, device: string): boolean {
  return space.members.get(device)?.removed === false
}
