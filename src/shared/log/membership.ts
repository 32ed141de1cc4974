/** Who is in a room. The logs of rooms are read in any order, so it follows from each author's own numbers, never from what was read first. */
import { pairOf, type Removal, type Removals, type RoomState, type SpaceState } from './space-state.ts'

const none: Removals = { last: null, readmitted: 0 }

type Numbered = Readonly<Record<'aseq' | 'at', number>>

/** @returns whether it was removed, and not readmitted since */
export function isRemoved(space: SpaceState, device: string): boolean {
  const { last, readmitted } = removalsOf(space, device)
  return last !== null && last.aseq >= readmitted
}

function isBeyond({ after, at }: Removal, event: Numbered): boolean {
  return after === null ? event.at > at : event.aseq > after
}

/** Whether it was written after what the removal of its author lets count. */
export function isCut(space: SpaceState, event: Numbered & { author: string }): boolean {
  const { last } = removalsOf(space, event.author)
  return last !== null && isRemoved(space, event.author) && isBeyond(last, event)
}

/** Also one who is inside, and one who was removed. */
export function hasBeenInside(room: RoomState, device: string): boolean {
  return room.moves.has(device) || room.members.has(device) || pairOf(room).includes(device)
}

export function removalsOf(space: SpaceState, device: string): Removals {
  return space.removals.get(device) ?? none
}

/** @returns the rooms that this changes, and those to which the device is invited */
export function applyRemovals(space: SpaceState, device: string, removals: Removals): RoomState[] {
  space.removals.set(device, removals)
  const member = space.members.get(device)
  if (member) member.removed = isRemoved(space, device)
  return [...space.rooms.values()].filter((room) => settle(space, room, device) || room.invited.has(device))
}

export function applyMove(
  space: SpaceState,
  { room: id, author, aseq, at }: Numbered & Readonly<Record<'room' | 'author', string>>,
  inside: boolean
): undefined {
  const room = space.rooms.get(id)
  if (!room || aseq < (room.moves.get(author)?.aseq ?? 0)) return
  room.moves.set(author, { inside, aseq, at })
  settle(space, room, author)
}

/** Brings `members` up to date. @returns whether that changed it */
export function settle(space: SpaceState, room: RoomState, device: string): boolean {
  const before = room.members.has(device)
  const inside = isInside(space, room, device)
  if (inside) room.members.add(device)
  else room.members.delete(device)
  return inside !== before
}

/** A member that was readmitted is in the lobby and in its direct rooms; into others it has to come again. */
function isInside(space: SpaceState, room: RoomState, device: string): boolean {
  if (isRemoved(space, device)) return false
  if (room.access === 'direct') return pairOf(room).includes(device)
  const { last, readmitted } = removalsOf(space, device)
  const move = room.moves.get(device)
  if (move && (!last || isBeyond(last, move))) return move.inside
  return readmitted > 0 && room.id === space.lobby
}
