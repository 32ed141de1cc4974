import { expect, test } from 'vitest'
import {
  listEntries,
  needsFilter,
  unreadBeyond,
  type ListEntryOptions
} from '../../../../src/renderer/state/space/list-entries.ts'
import type { ListGroup } from '../../../../src/renderer/state/settings/preferences.ts'
import { People } from '../../../../src/renderer/state/space/people.svelte.ts'
import { Rooms } from '../../../../src/renderer/state/space/rooms.svelte.ts'
import { ids, member, mina, ravi, room } from '../../../support/interface.ts'

const crowd = (count: number): ReturnType<typeof member>[] =>
  Array.from({ length: count }, (_, at) =>
    member(`Guest ${String(at)}`, ids.device('abcdefgh'[at] ?? 'z'), { presence: 'gone' })
  )

function space(gone = 1): Pick<ListEntryOptions, 'rooms' | 'people'> {
  const [rooms, people] = [new Rooms(), new People()]
  rooms.replace(
    [
      room('Lobby', ids.lobby),
      room('Café', ids.room('c'), { unread: 2, mentions: 1 }),
      room('music', ids.room('m'), { membership: 'none' }),
      room('Ravi', ids.room('d'), { access: 'direct', pair: [mina, ravi] })
    ],
    ids.lobby
  )
  people.replace([member('Mina', mina), member('Ravi', ravi), ...crowd(gone)], mina, 2)
  return { rooms, people }
}

/** The list as one reads it. */
function read(more: Partial<ListEntryOptions> = {}): string[] {
  const parts = {
    ...space(),
    filterText: '',
    away: null,
    folded: new Set<ListGroup>(['archived']),
    labelOf: ({ name }: { name: string }) => name,
    ...more
  }
  return listEntries(parts).map((entry) => {
    if (entry.kind === 'heading') {
      const hidden = ` +${String(entry.unread)}${entry.mentions > 0 ? ` @${String(entry.mentions)}` : ''}`
      return `${entry.group.toUpperCase()}${entry.open ? '' : hidden}`
    }
    if (entry.kind === 'room') return entry.room.name
    return entry.kind === 'person' ? entry.person.name : `${entry.open ? '-' : '+'}${String(entry.count)}`
  })
}

test('direct rooms, joined rooms, rooms to join and people follow one another, and no one is there twice', () => {
  const rooms = ['DIRECT', 'Ravi', 'ROOMS', 'Lobby', 'Café', 'MORE', 'music']
  expect(read()).toEqual([...rooms, 'PEOPLE', 'Mina', '-1', 'Guest 0'])
})

test('a folded group is a heading with what is unread in it, and the filter opens it', () => {
  const folded = new Set<ListGroup>(['rooms', 'people'])
  expect(read({ folded })).toEqual(['DIRECT', 'Ravi', 'ROOMS +2 @1', 'MORE', 'music', 'PEOPLE +0'])
  expect(read({ folded, filterText: 'cafe' })).toEqual(['ROOMS', 'Café'])
})

test('archived rooms are in a group of their own, joined or not', () => {
  const { rooms, people } = space()
  rooms.update(room('Café', ids.room('c'), { archived: true }))
  rooms.update(room('music', ids.room('m'), { membership: 'none', archived: true }))
  const shown = ['DIRECT', 'Ravi', 'ROOMS', 'Lobby', 'PEOPLE', 'Mina', '-1', 'Guest 0']
  expect(read({ rooms, people })).toEqual([...shown, 'ARCHIVED +0'])
  expect(read({ rooms, people, folded: new Set() }).slice(-3)).toEqual(['ARCHIVED', 'Café', 'music'])
})

test('many offline people are collapsed until they are expanded', () => {
  const many = space(8)
  expect(read(many).slice(-2)).toEqual(['Mina', '+8'])
  expect(read({ ...many, away: true }).at(-1)).toBe('Guest 7')
  expect(read({ away: false }).at(-1)).toBe('+1')
})

test('a few letters find rooms and people, without accents, and offline people too', () => {
  expect(read({ filterText: 'cafe' })).toEqual(['ROOMS', 'Café'])
  expect(read({ ...space(8), filterText: 'guest 7' })).toEqual(['PEOPLE', '-1', 'Guest 7'])
  expect(read({ ...space(8), filterText: 'guest', away: false }).at(-1)).toBe('Guest 7')
  expect(read({ filterText: 'nobody' })).toEqual([])
})

test('the filter appears with many rooms', () => {
  const { rooms, people } = space()
  expect(needsFilter(rooms, people)).toBe(false)
  for (let one = 0; one < 24; one++) rooms.update(room('r', ids.room(String.fromCodePoint(97 + one))))
  expect(needsFilter(rooms, people)).toBe(true)
})

test('unread rooms out of view are counted above and below, and the nearest one is known', () => {
  const entries = listEntries({
    ...space(),
    filterText: '',
    away: null,
    folded: new Set(),
    labelOf: ({ name }) => name
  })
  const unreadIn = ({ unread }: { unread: number }): number => unread
  expect(unreadBeyond(entries, 0, 1, unreadIn)).toEqual({ above: null, below: { count: 1, nearest: 4 } })
  expect(unreadBeyond(entries, 5, 9, unreadIn)).toEqual({ above: { count: 1, nearest: 4 }, below: null })
  expect(unreadBeyond(entries, 0, 9, unreadIn)).toEqual({ above: null, below: null })
})
