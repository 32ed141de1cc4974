/** The sidebar's list as flat rows, since the list is virtual. */
import type { RoomView } from '#shared/session/contract.ts'
import { foldText } from '#shared/text/fold.ts'
import { listGroups, type ListGroup } from '../settings/preferences.ts'
import type { People, Person } from './people.svelte.ts'
import type { Rooms } from './rooms.svelte.ts'

export type ListEntry =
  /** `unread` and `mentions`: of the rooms below it while they are folded. */
  | { kind: 'heading'; key: string; group: ListGroup; open: boolean; unread: number; mentions: number }
  | { kind: 'room'; key: string; room: RoomView }
  | { kind: 'person'; key: string; person: Person }
  /** The absent members: whether shown, and how many. */
  | { kind: 'away'; key: string; count: number; open: boolean }

export interface ListEntryOptions {
  rooms: Rooms
  people: People
  filterText: string
  /** Whether absent people are shown; null: depends on their number. */
  away: boolean | null
  folded: ReadonlySet<ListGroup>
  labelOf: (room: RoomView) => string
}

const filterFromRooms = 20
const filterFromPeople = 40
const maxAwayShown = 6

export function needsFilter(rooms: Rooms, people: People): boolean {
  return rooms.count > filterFromRooms || people.all.length > filterFromPeople
}

export function listEntries(options: ListEntryOptions): ListEntry[] {
  const { rooms, people, filterText, away, folded, labelOf } = options
  const fits = matching(filterText)
  const roomsIn = (list: readonly RoomView[]): ListEntry[] =>
    list
      .filter((room) => fits(labelOf(room)))
      .map((room): ListEntry => ({ kind: 'room', key: room.id, room }))
  // Each person once: those with a direct room are there.
  const inDirect = new Set(rooms.direct.flatMap(({ pair }) => pair))
  const found = people.all.filter(
    ({ me, device, name, tag }) => fits(`${name} ${tag}`) && (me || !inDirect.has(device))
  )
  const entries: Record<ListGroup, ListEntry[]> = {
    direct: roomsIn(rooms.direct),
    rooms: roomsIn(rooms.joined),
    more: roomsIn(rooms.others),
    people: peopleIn(found, filterText === '' ? away : true),
    archived: roomsIn(rooms.archived)
  }
  const isOpen = (group: ListGroup): boolean => filterText !== '' || !folded.has(group)
  return listGroups.flatMap((group) => headed(group, entries[group], isOpen(group), rooms))
}

function peopleIn(found: readonly Person[], away: boolean | null): ListEntry[] {
  const here = found.filter(({ me, presence }) => me || presence !== 'gone')
  const gone = found.filter(({ me, presence }) => !me && presence === 'gone')
  const open = away ?? gone.length <= maxAwayShown
  const fold: ListEntry[] = gone.length > 0 ? [{ kind: 'away', key: 'away', count: gone.length, open }] : []
  return [...here.map(entryOf), ...fold, ...(open ? gone.map(entryOf) : [])]
}

function entryOf(person: Person): ListEntry {
  return { kind: 'person', key: person.device, person }
}

function headed(group: ListGroup, entries: ListEntry[], open: boolean, rooms: Rooms): ListEntry[] {
  if (entries.length === 0) return []
  const hidden = open ? [] : entries.flatMap((entry) => (entry.kind === 'room' ? [entry.room] : []))
  const unread = hidden.reduce((sum, room) => sum + rooms.unreadIn(room), 0)
  const mentions = hidden.reduce((sum, room) => sum + room.mentions, 0)
  return [{ kind: 'heading', key: group, group, open, unread, mentions }, ...(open ? entries : [])]
}

function matching(filterText: string): (name: string) => boolean {
  const plain = foldText(filterText.trim())
  return (name) => plain === '' || foldText(name).includes(plain)
}

export interface UnreadRooms {
  /** Unread rooms outside the visible part on this side, and the nearest of them. */
  count: number
  nearest: number
}

export function unreadBeyond(
  entries: readonly ListEntry[],
  first: number,
  last: number,
  unreadIn: (room: RoomView) => number
): { above: UnreadRooms | null; below: UnreadRooms | null } {
  const unread = entries.flatMap((entry, at) =>
    entry.kind === 'room' && unreadIn(entry.room) > 0 ? [at] : []
  )
  const above = unread.filter((at) => at < first)
  const below = unread.filter((at) => at > last)
  return { above: beyond(above, above.at(-1)), below: beyond(below, below[0]) }
}

function beyond(indexes: readonly number[], nearest: number | undefined): UnreadRooms | null {
  return nearest === undefined ? null : { count: indexes.length, nearest }
}
