/** What a guest's browser keeps of its own events, and the number of the last one. */
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { eventId, type LogEvent } from '#shared/log/event.ts'
import type { JsonObject } from '#shared/log/canonical.ts'
import { limits } from '#shared/values/limits.ts'
import { sharedStore, type SharedStore } from '../../../src/renderer/platform/guest/shared-store.ts'
import { ids, memoryStore, ScriptedClock } from '../../support/interface.ts'
import { storesOfWindows } from '../../support/windows.ts'

const author = 'a'.repeat(52)

function eventOf(aseq: number, kind: string, body: JsonObject): LogEvent {
  const { space, lobby: room } = ids
  return { v: 1, space, room, author, aseq, prev: null, kind, body, at: aseq, sig: `${'A'.repeat(85)}A` }
}

const idOf = (event: LogEvent): string => eventId(event, sha256)
const says = (aseq: number, text: string): LogEvent => eventOf(aseq, 'message.posted', { text })
const keepAll = (store: SharedStore, events: readonly LogEvent[]): void => {
  for (const event of events) store.keepOwn(idOf(event), event)
}
const kept = (store: SharedStore): number[] =>
  store.ownEvents(author, limits.ownEvents).map(({ event }) => event.aseq)

/** A page of a browser; each has the same storage. */
function browser(): () => SharedStore {
  const open = storesOfWindows()
  return () => sharedStore(open(), ids.space, new ScriptedClock())
}

test('the next page, and another tab, have what was kept, and the last number', () => {
  const page = browser()
  const one = page()
  keepAll(one, [says(1, 'one'), says(2, 'two')])
  one.saveHead({ aseq: 3, prev: idOf(says(3, 'on its way')) })
  const other = page()
  expect(kept(other)).toEqual([1, 2])
  expect(other.head()?.aseq).toBe(3)
  keepAll(other, [says(3, 'three')])
  expect(kept(one)).toEqual([1, 2, 3])
  expect(one.ownEvents('b'.repeat(52), limits.ownEvents)).toEqual([])
})

test('the newest 200 are kept, and the newest introduction', () => {
  const store = browser()()
  const introduced = [1, 2].map((aseq) => eventOf(aseq, 'member.introduced', { name: String(aseq) }))
  const many = Array.from({ length: limits.ownEvents + 50 }, (_, n) => says(n + 3, String(n)))
  keepAll(store, [...introduced, ...many])
  const all = kept(store)
  expect(all).toHaveLength(limits.ownEvents)
  expect([all[0], all[1], all.at(-1)]).toEqual([2, 54, limits.ownEvents + 52])
})

test('long messages leave room for what else a page stores', () => {
  const storage = memoryStore()
  const store = sharedStore(storage, ids.space, new ScriptedClock())
  keepAll(
    store,
    Array.from({ length: 40 }, (_, n) => says(n + 1, 'x'.repeat(16_000)))
  )
  const stored = storage.keys('').reduce((sum, key) => sum + (storage.get(key)?.length ?? 0), 0)
  expect(stored).toBeLessThan(300_000)
  expect(kept(store).at(-1)).toBe(40)
  expect(kept(store).length).toBeGreaterThan(10)
})

test('of a message that is deleted only what proves it is kept, and of its edits', () => {
  const store = browser()()
  const message = says(1, 'a secret')
  const target = idOf(message)
  const edit = eventOf(2, 'message.edited', { target, text: 'another secret' })
  const other = says(3, 'not about it')
  keepAll(store, [message, edit, other, eventOf(4, 'message.deleted', { target })])
  const bodies = store.ownEvents(author, 9).map(({ event }) => JSON.stringify(event.body))
  expect(bodies.join()).not.toContain('secret')
  expect(bodies.join()).toContain('not about it')
  expect(store.ownEvents(author, 9).map(({ event }) => idOf(event))).toContain(target)
})

test('what the host deletes is not kept either', () => {
  const store = browser()()
  const message = says(1, 'a secret')
  keepAll(store, [message])
  const removal = { ...eventOf(7, 'message.removed', { target: idOf(message) }), author: 'b'.repeat(52) }
  store.eraseDeleted([{ event: removal, position: { epoch: 1, seq: 2 } }])
  expect(JSON.stringify(store.ownEvents(author, 9))).not.toContain('secret')
})

test('the first position is kept, also of what was kept before it was sent', () => {
  const page = browser()
  const store = page()
  const introduced = eventOf(1, 'member.introduced', { name: 'Mina' })
  const message = says(2, 'two')
  const [origin, later] = [1, 2].map((epoch) => ({ epoch, seq: 3 }))
  store.keepOwn(idOf(introduced), introduced)
  expect(store.ownEvents(author, 9)).toEqual([{ id: idOf(introduced), event: introduced }])
  for (const position of [origin, later])
    for (const event of [introduced, message]) store.keepOwn(idOf(event), event, position)
  const expected = [introduced, message].map((event) => ({ id: idOf(event), event, origin }))
  expect(page().ownEvents(author, 9)).toEqual(expected)
})

test('what a host has placed is not forgotten, and what was kept before it was sent is', () => {
  const store = browser()()
  const [first, second] = [says(1, 'one'), says(2, 'two')]
  store.keepOwn(idOf(first), first, { epoch: 1, seq: 1 })
  store.keepOwn(idOf(second), second)
  for (const event of [first, second]) store.forgetOwn(idOf(event))
  expect(kept(store)).toEqual([1])
})

test('a deleted message keeps its position', () => {
  const store = browser()()
  const message = says(1, 'a secret')
  const origin = { epoch: 1, seq: 1 }
  store.keepOwn(idOf(message), message, origin)
  keepAll(store, [eventOf(2, 'message.deleted', { target: idOf(message) })])
  expect(store.ownEvents(author, 9)[0]).toMatchObject({ event: { body: {} }, origin })
})

test('what an earlier version has kept, without a position, is read', () => {
  const storage = memoryStore()
  const message = says(1, 'one')
  const id = idOf(message)
  storage.set(`guest/${ids.space}/own/${id}`, JSON.stringify(message))
  const store = sharedStore(storage, ids.space, new ScriptedClock())
  expect(store.ownEvents(author, 9)).toEqual([{ id, event: message }])
  store.keepOwn(id, message, { epoch: 1, seq: 1 })
  expect(store.ownEvents(author, 9)).toEqual([{ id, event: message, origin: { epoch: 1, seq: 1 } }])
})

test('a full storage holds no lower number than the last one', () => {
  const storage = memoryStore()
  const store = sharedStore(storage, ids.space, new ScriptedClock())
  store.saveHead({ aseq: 9, prev: 'A'.repeat(43) })
  const full = {
    ...storage,
    set: (key: string, value: string | null) => value === null && storage.set(key, value)
  }
  sharedStore(full, ids.space, new ScriptedClock()).saveHead({ aseq: 10, prev: 'A'.repeat(43) })
  expect(store.head()).toBeNull()
})
