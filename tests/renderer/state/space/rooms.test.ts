import { lookalikes } from '../../../../src/renderer/state/space/lookalikes.svelte.ts'
import { expect, test } from 'vitest'
import { Rooms } from '../../../../src/renderer/state/space/rooms.svelte.ts'
import { ids, mina, ravi, room } from '../../../support/interface.ts'

const direct = room('Ravi', ids.room('d'), { access: 'direct', pair: [mina, ravi], unread: 1 })

function rooms(): Rooms {
  const list = new Rooms()
  list.replace(
    [
      room('zebra', ids.room('z'), { unread: 2 }),
      room('music', ids.room('m'), { membership: 'none' }),
      room('Lobby', ids.lobby),
      room('board', ids.room('b'), { access: 'private', membership: 'invited' }),
      room('apple', ids.room('a')),
      direct
    ],
    ids.lobby
  )
  return list
}

test('joined rooms are listed lobby first, then by name; rooms to join are separate', () => {
  const list = rooms()
  expect(list.joined.map(({ name }) => name)).toEqual(['Lobby', 'apple', 'zebra'])
  expect(list.others.map(({ name }) => name)).toEqual(['board', 'music'])
})

test('a direct room is found by its other member', () => {
  expect(rooms().directWith(ravi)?.id).toBe(direct.id)
  expect(rooms().directWith(ids.device('x'))).toBeNull()
})

test('unread messages of all rooms add up, and follow every change', () => {
  const list = rooms()
  expect(list.unread).toBe(3)
  list.update({ ...direct, unread: 0 })
  expect(list.unread).toBe(2)
})

test('a room that is no longer visible is removed', () => {
  const list = rooms()
  list.remove(ids.room('b'))
  expect(list.find(ids.room('b'))).toBeNull()
  expect(list.others.map(({ name }) => name)).toEqual(['music'])
})

test('an open room is found by its name in any case, joined or not; private and direct rooms are not', () => {
  const list = rooms()
  const called = (name: string, except?: string) => list.openRoomNamed(name, except)?.id ?? null
  expect([called('ZEBRA'), called('Music'), called('lobby')]).toEqual([
    ids.room('z'),
    ids.room('m'),
    ids.lobby
  ])
  expect([called('board'), called('Ravi'), called('zebr'), called('zébra')]).toEqual([null, null, null, null])
  expect(called('zebra', ids.room('z'))).toBeNull()
})

test('an open room is found by a name that looks the same', async () => {
  await lookalikes.load()
  const list = rooms()
  expect(
    ['zеbrа', 'ｚｅｂｒａ', 'ze\u200Dbra', ' zebra\u3164', 'M\u{1D4B}sic'].map(
      (name) => list.openRoomNamed(name)?.name
    )
  ).toEqual(['zebra', 'zebra', 'zebra', 'zebra', undefined])
})
