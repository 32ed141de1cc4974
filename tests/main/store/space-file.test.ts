import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { eventId, signEvent, type LogEvent } from '#shared/log/event.ts'
import { deviceIdOf } from '#shared/log/event.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { StorageError } from '../../../src/main/store/database.ts'
import { openSpaceFile, type SpaceFile } from '../../../src/main/store/space-file.ts'
import type { LogEntry } from '../../../src/main/store/event-rows.ts'
import { tempFolder } from '../../support/chat.ts'

const space = 'a'.repeat(26)
const room = 'b'.repeat(26)
const keys = deviceKeysOf(newIdentityPem())
const author = deviceIdOf(keys.publicKey, nodeCrypto.hash)

function fresh(): SpaceFile {
  const file = openSpaceFile(join(tempFolder(), 'space.db'))
  onTestFinished(() => {
    file.close()
  })
  return file
}

async function entry(aseq: number, change: Partial<LogEvent> = {}, seq = aseq): Promise<LogEntry> {
  const body = { text: `message ${String(aseq)} “ü” 🙂 \u0001` }
  const base = {
    v: 1,
    space,
    room,
    author,
    aseq,
    prev: null,
    kind: 'message.posted',
    body,
    at: aseq
  } as const
  const event = await signEvent({ ...base, ...change }, keys, nodeCrypto.hash)
  return { event, id: eventId(event, nodeCrypto.hash), position: { epoch: 1, seq } }
}

const entries = (count: number): Promise<LogEntry[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => entry(n + 1)))

test('returns every event unchanged, also after reopening', async () => {
  const path = join(tempFolder(), 'space.db')
  const [first] = await entries(1)
  if (!first) throw new Error('no entry')
  const file = openSpaceFile(path)
  file.log.append([first], space)
  file.close()
  const again = openSpaceFile(path)
  expect(again.log.readAfter(space, room, 0, 9)).toEqual([{ event: first.event, position: first.position }])
  expect(again.log.positionOf(first.id)).toEqual(first.position)
  expect(again.log.chain(author)).toEqual({ aseq: 1, prev: first.id })
  again.close()
})

test('knows which event has a number, a stray too', async () => {
  const file = fresh()
  const all = await entries(3)
  file.log.append(all, space)
  file.log.truncate(room, 1, space)
  expect([1, 3, 4].map((aseq) => file.log.idOf(author, aseq))).toEqual([all[0]?.id, all[2]?.id, null])
})

test('counts its events, and gives its size on disk', async () => {
  const file = fresh()
  expect(file.log.size).toBe(0)
  const before = file.size().bytes
  const [first, second, third] = await entries(3)
  if (!first || !second || !third) throw new Error('no entries')
  file.log.append([third], space)
  file.log.append([first, second], space, true)
  file.log.append([second], space)
  expect(file.log.size).toBe(3)
  expect(file.size().bytes).toBeGreaterThan(before)
})

test('reads pages in both directions', async () => {
  const { log } = fresh()
  log.append(await entries(10), space)
  const seqs = (placed: ReturnType<typeof log.readAfter>): number[] =>
    placed.map(({ position }) => position.seq)
  expect(seqs(log.readAfter(space, room, 7, 200))).toEqual([8, 9, 10])
  expect(seqs(log.readBefore(space, room, 4, 2))).toEqual([2, 3])
  expect(log.head(room)).toEqual({ epoch: 1, seq: 10 })
  expect(log.head(space)).toBeNull()
})

test('stores an event once, and refuses another event at its position and itself at another', async () => {
  const { log } = fresh()
  const [first, second] = await entries(2)
  if (!first || !second) throw new Error('no entries')
  log.append([first, first], space)
  log.append([first], space)
  expect(log.head(room)?.seq).toBe(1)
  const samePlace = { ...second, position: first.position }
  expect(() => log.append([samePlace], space)).toThrow(StorageError)
  const elsewhere = { ...first, position: { epoch: 1, seq: 2 } }
  expect(() => log.append([elsewhere], space)).toThrow(StorageError)
  expect(() => log.append([{ ...first, position: { epoch: 2, seq: 1 } }], space)).toThrow(StorageError)
})

test('stores two events of one number, which two copies of a device have written', async () => {
  const { log } = fresh()
  const [first, second] = [await entry(1), await entry(1, { body: { text: 'another' } }, 2)]
  log.append([first, second], space)
  expect(log.readAfter(space, room, 0, 9)).toHaveLength(2)
  expect(log.chain(author)).toEqual({ aseq: 1, prev: second.id })
})

test('stores a batch completely or not at all', async () => {
  const { log } = fresh()
  const [first, second, third] = await entries(3)
  if (!first || !second || !third) throw new Error('no entries')
  const elsewhere = { ...third, event: { ...third.event, space: 'c'.repeat(26) } }
  expect(() => log.append([first, second, elsewhere], space)).toThrow(StorageError)
  expect(log.head(room)).toBeNull()
  log.append([first, second, third], space)
  expect(log.head(room)?.seq).toBe(3)
})

test('reads the events of the space’s state without messages, its own log first, then each room in order', async () => {
  const { log } = fresh()
  const other = 'z'.repeat(26)
  const state = (n: number, place: string, seq: number, kind: string): Promise<LogEntry> =>
    entry(n, { room: place, kind, body: {} }, seq)
  log.append(
    [
      await state(1, other, 2, 'member.joined'),
      await state(2, room, 1, 'room.created'),
      await entry(3, {}, 2),
      await state(4, other, 1, 'room.created'),
      await state(5, space, 1, 'space.created')
    ],
    space
  )
  expect([...log.stateEvents(space)].map((event) => [event.room, event.kind])).toEqual([
    [space, 'space.created'],
    [room, 'room.created'],
    [other, 'room.created'],
    [other, 'member.joined']
  ])
})

test('stores a session’s outbox, marks, chain and counts in the same file', async () => {
  const path = join(tempFolder(), 'space.db')
  const file = openSpaceFile(path)
  const store = file.replica.session(space, nodeCrypto.hash)
  const draft = {
    ticket: 'd'.repeat(26),
    room,
    kind: 'message.posted',
    body: { text: 'x' },
    at: 1,
    state: 'waiting'
  } as const
  store.saveDraft({ draft, event: null })
  store.saveDraft({ draft: { ...draft, ticket: 'e'.repeat(26) }, event: (await entry(1)).event })
  store.dropDraft(draft.ticket)
  store.setMark(room, 4)
  store.addEvents(room, await entries(5))
  file.close()
  const again = openSpaceFile(path)
  const reopened = again.replica.session(space, nodeCrypto.hash)
  expect(reopened.outbox().map((stored) => [stored.draft.ticket[0], stored.event?.aseq])).toEqual([['e', 1]])
  expect([reopened.mark(room), reopened.mark(space)]).toEqual([4, null])
  expect([reopened.held(room), reopened.held(space)]).toEqual([{ oldest: 1, newest: 5 }, null])
  expect([reopened.countUnread(room, 2, 'me').unread, reopened.countUnread(room, 2, author).unread]).toEqual([
    3, 0
  ])
  expect([reopened.authored(room, author), reopened.authored(space, author)]).toEqual([
    { first: 1, last: 5 },
    null
  ])
  expect([reopened.newestOf(author)?.aseq, reopened.newestOf('z'.repeat(52))]).toEqual([5, null])
  reopened.truncate(room, 3)
  expect(reopened.newestOf(author)?.aseq).toBe(5)
  again.close()
})
