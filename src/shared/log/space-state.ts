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
  /** Follows from `moves` and the removals of the space: {@link settle}. */
  members: Set<string>
  invited: Set<string>
  /** The last one of each device that has ever come in. */
  moves: Map<string, Move>
}

/** A device's coming into a room or leaving it. */
export interface Move {
  inside: boolean
  aseq: number
  at: number
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

/** What a log says about the removal of one device. By numbers of the device that started the space, since the removal and the readmission may be read in any order. */
export interface Removals {
  /** The last one; null until it is read. */
  last: Removal | null
  /** The number of the last readmission; 0: none. */
  readmitted: number
}

export interface Removal {
  aseq: number
  at: number
  /** The last event of the member that counts. Null in an older log: then its time decides. */
  after: number | null
}

export interface SpaceState {
  id: string
  name: string
  /** The device that started the space; it may remove members, and messages of others. */
  by: string
  lobby: string
  rooms: Map<string, RoomState>
  members: Map<string, MemberState>
  removals: Map<string, Removals>
}

export function emptySpace(id: string): SpaceState {
  return { id, name: '', by: '', lobby: '', rooms: new Map(), members: new Map(), removals: new Map() }
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

/** Nobody else: members give their host all they hold, private and direct rooms too. */
export function mayHost({ by }: Pick<SpaceState, 'by'>, device: string): boolean {
  return device === by
}

/** Members that may host as well, where a space allows that. */
export type MayAlsoHost = (member: Pick<MemberState, 'guest' | 'removed'>) => boolean

export function isMember(space: SpaceState, device: string): boolean {
  return space.members.get(device)?.removed === false
}
