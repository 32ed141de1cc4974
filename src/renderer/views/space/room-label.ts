import type { RoomView } from '#shared/session/contract.ts'
import { nameAndTag } from '#shared/text/tags.ts'
import type { People, Person } from '../../state/space/people.svelte.ts'

/** The other member of a direct room; null for other rooms. */
export function partnerOf(room: RoomView, people: People): Person | null {
  if (room.access !== 'direct') return null
  const other = room.pair.find((device) => device !== people.me?.device)
  return other === undefined ? null : people.find(other)
}

/** A direct room has the other member's name, with the tag if others share it. */
export function labelOf(room: RoomView, people: People): string {
  const partner = partnerOf(room, people)
  return partner ? nameAndTag(partner) : room.name
}
