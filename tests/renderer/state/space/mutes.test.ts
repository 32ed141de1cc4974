import { expect, test } from 'vitest'
import { Mutes } from '../../../../src/renderer/state/space/mutes.svelte.ts'
import { Rooms } from '../../../../src/renderer/state/space/rooms.svelte.ts'
import { ids, memoryPreferences, memoryStore, room } from '../../../support/interface.ts'

test('a muted room stays muted on this device, in its own space only', () => {
  const store = memoryStore()
  new Mutes(memoryPreferences(store), ids.space).toggle(ids.lobby)
  expect(new Mutes(memoryPreferences(store), ids.space).isMuted(ids.lobby)).toBe(true)
  expect(new Mutes(memoryPreferences(store), 'another').isMuted(ids.lobby)).toBe(false)
})

test('muting again unmutes, and deletes the stored value', () => {
  const store = memoryStore()
  const mutes = new Mutes(memoryPreferences(store), ids.space)
  mutes.toggle(ids.lobby)
  mutes.toggle(ids.lobby)
  expect([mutes.isMuted(ids.lobby), store.get(`muted/${ids.space}`)]).toEqual([false, null])
})

test('an invalid stored value mutes nothing', () => {
  const store = memoryStore()
  for (const wrong of ['{', '["lobby"]', '7']) {
    store.set(`muted/${ids.space}`, wrong)
    expect(new Mutes(memoryPreferences(store), ids.space).isMuted('lobby')).toBe(false)
  }
})

test('in a muted room only mentions count', () => {
  const mutes = new Mutes(memoryPreferences(), ids.space)
  const rooms = new Rooms((id) => mutes.isMuted(id))
  rooms.replace([room('Lobby', ids.lobby, { unread: 5, mentions: 1 })], ids.lobby)
  expect(rooms.unread).toBe(5)
  mutes.toggle(ids.lobby)
  expect([rooms.unread, rooms.mentions]).toEqual([1, 1])
})
