import { expect, test } from 'vitest'
import {
  listEntries,
  needsFilter,
  unreadBeyond,
  type ListEntryOptions
} from '../../../../src/renderer/state/space/list-entries.ts'
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
      room('Café', ids.room('c'), { unread: 2 }),
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
    labelOf: ({ name }: { name: string }) => name,
    ...more
  }
  return listEntries(parts).map((entry) => {
    if (entry.kind === 'heading') return entry.group.toUpperCase()
    if (entry.kind === 'room') return entry.room.name
    return entry.kind === 'person' ? entry.person.name : `${entry.open ? '-' : '+'}${String(entry.count)}`
  })
}

test('joined rooms, direct rooms, rooms to join and people follow one another', () => {
  const rooms = ['ROOMS', 'Lobby', 'Café', 'DIRECT', 'Ravi', 'MORE', 'music']
  expect(read()).toEqual([...rooms, 'PEOPLE', 'Mina', 'Ravi', '-1', 'Guest 0'])
})

test('many offline people are collapsed until they are expanded', () => {
  const many = space(8)
  expect(read(many).slice(-3)).toEqual(['Mina', 'Ravi', '+8'])
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
  const entries = listEntries({ ...space(), filterText: '', away: null, labelOf: ({ name }) => name })
  const unreadIn = ({ unread }: { unread: number }): number => unread
  expect(unreadBeyond(entries, 0, 1, unreadIn)).toEqual({ above: null, below: { count: 1, nearest: 2 } })
  expect(unreadBeyond(entries, 3, 9, unreadIn)).toEqual({ above: { count: 1, nearest: 2 }, below: null })
  expect(unreadBeyond(entries, 0, 9, unreadIn)).toEqual({ above: null, below: null })
})
