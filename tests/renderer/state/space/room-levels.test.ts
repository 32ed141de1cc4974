import { expect, test } from 'vitest'
import { RoomLevels } from '../../../../src/renderer/state/space/room-levels.svelte.ts'
import { Rooms } from '../../../../src/renderer/state/space/rooms.svelte.ts'
import { ids, memoryPreferences, memoryStore, room } from '../../../support/interface.ts'

test('a level stays on this device, in its own space only', () => {
  const store = memoryStore()
  new RoomLevels(memoryPreferences(store), ids.space).set(ids.lobby, 'mentions')
  expect(new RoomLevels(memoryPreferences(store), ids.space).of(ids.lobby)).toBe('mentions')
  expect(new RoomLevels(memoryPreferences(store), 'another').of(ids.lobby)).toBeNull()
})

test('without a level a room follows the settings, and nothing is stored', () => {
  const store = memoryStore()
  const levels = new RoomLevels(memoryPreferences(store), ids.space)
  levels.set(ids.lobby, 'all')
  levels.set(ids.lobby, null)
  expect([levels.of(ids.lobby), store.get(`muted/${ids.space}`)]).toEqual([null, null])
})

test('a level replaces the mute of an earlier version', () => {
  const store = memoryStore()
  store.set(`muted/${ids.space}`, JSON.stringify([ids.lobby]))
  const levels = new RoomLevels(memoryPreferences(store), ids.space)
  expect(levels.isMuted(ids.lobby)).toBe(true)
  levels.set(ids.lobby, null)
  expect([levels.of(ids.lobby), store.get(`muted/${ids.space}`)]).toEqual([null, null])
})

test('in a muted room only mentions count', () => {
  const levels = new RoomLevels(memoryPreferences(), ids.space)
  const rooms = new Rooms((id) => levels.isMuted(id))
  rooms.replace([room('Lobby', ids.lobby, { unread: 5, mentions: 1 })], ids.lobby)
  levels.set(ids.lobby, 'mentions')
  expect(rooms.unread).toBe(5)
  levels.set(ids.lobby, 'off')
  expect([rooms.unread, rooms.mentions]).toEqual([1, 1])
})
