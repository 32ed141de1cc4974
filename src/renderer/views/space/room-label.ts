import type { RoomView } from '#shared/session/contract.ts'
import type { People, Person } from '../../state/space/people.svelte.ts'

/** The other one in a direct room; null in every other room. */
export function partnerOf(room: RoomView, people: People): Person | null {
  if (room.access !== 'direct') return null
  const other = room.pair.find((device) => device !== people.me?.device)
  return other === undefined ? null : people.find(other)
}

/** What a room is called here: a direct room bears the other one's name, and the tag if others share it. */
export function labelOf(room: RoomView, people: People): string {
  const partner = partnerOf(room, people)
  return partner ? nameAndTag(partner) : room.name
}

export function nameAndTag({ name, tag }: Person): string {
  return tag === '' ? name : `${name} ${tag}`
}
