import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { eventId, type Placed } from '#shared/log/event.ts'
import type { TimelineItem } from '#shared/log/timeline.ts'
import { portOf } from '../../../src/renderer/state/port.ts'
import { firstUnread, joinRuns } from '../../../src/renderer/state/runs.ts'
import { Timeline } from '../../../src/renderer/state/timeline.svelte.ts'
import {
  ids,
  messages,
  mina,
  placed,
  ravi,
  readsFrom,
  ScriptedBridge,
  settled
} from '../../support/interface.ts'

/** A room whose log has `newest` messages by Ravi, opened with `unread` of them not seen. */
async function openRoom(newest: number, unread = 0) {
  const bridge = new ScriptedBridge()
  const log = messages(1, newest)
  bridge.answers['log:read'] = readsFrom(log)
  const refused: string[] = []
  const timeline = new Timeline({
    port: portOf(bridge, ids.space),
    refuse: (code) => refused.push(code),
    hash: sha256,
    room: ids.lobby,
    me: mina,
    unread: () => unread
  })
  await timeline.load()
  return { bridge, log, timeline, refused }
}

/** Where things are, events and items alike. */
const seqs = (list: readonly (Placed | TimelineItem)[]): number[] =>
  list.map((one) => ('position' in one ? one.position.seq : one.seq))

describe('what is loaded', () => {
  test('begins with the newest page and grows towards the past, without gap or repetition', async () => {
    const { timeline } = await openRoom(150)
    expect(seqs(timeline.items)).toEqual(seqs(messages(91, 150)))
    await timeline.loadOlder()
    await timeline.loadOlder()
    expect(seqs(timeline.items)).toEqual(seqs(messages(1, 150)))
    expect(timeline.more).toBe(false)
  })

  test('asks for one older page at a time', async () => {
    const { bridge, timeline } = await openRoom(150)
    await Promise.all([timeline.loadOlder(), timeline.loadOlder()])
    expect(bridge.asksOf('log:read')).toHaveLength(2)
  })

  test('takes what follows, and what it has already only once', async () => {
    const { timeline } = await openRoom(3)
    timeline.hear(3, messages(4, 5))
    timeline.hear(2, messages(3, 6))
    expect(seqs(timeline.items)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('reads the newest page again when something is missing', async () => {
    const { log, timeline } = await openRoom(3)
    log.push(...messages(4, 9))
    timeline.hear(8, messages(9, 9))
    await settled()
    expect(seqs(timeline.items)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('drops what lies before a gap of more than a page', async () => {
    const { log, timeline } = await openRoom(3)
    log.push(...messages(4, 200))
    timeline.hear(199, messages(200, 200))
    await settled()
    expect(seqs(timeline.items)).toEqual(seqs(messages(141, 200)))
    expect(timeline.more).toBe(true)
  })

  test('shows a message as it is now, though it was edited pages later', async () => {
    const { log, timeline } = await openRoom(100)
    const target = eventId(messages(1, 1)[0]?.event ?? expect.fail(), sha256)
    log.push(placed(101, ravi, '', { kind: 'message.edited', body: { target, text: 'better' } }))
    timeline.hear(100, log.slice(100))
    await timeline.loadOlder()
    expect(timeline.items[0]).toMatchObject({ seq: 1, text: 'better', edited: true })
  })

  test('says why nothing could be read', async () => {
    const { bridge, timeline, refused } = await openRoom(150)
    bridge.refuse('log:read', 'offline')
    await timeline.loadOlder()
    expect(refused).toEqual(['offline'])
  })
})

describe('jumping to a message', () => {
  const idOf = (one: Placed | undefined): string => eventId(one?.event ?? expect.fail(), sha256)

  test('loads older pages until it is there', async () => {
    const { log, timeline } = await openRoom(200)
    expect(await timeline.jumpTo(idOf(log[20]))).toBe(true)
    expect([timeline.goal?.id, timeline.past]).toEqual([idOf(log[20]), false])
    expect(seqs(timeline.items).at(-1)).toBe(200)
  })

  test('far back opens around the place at once, and what follows comes after', async () => {
    const { log, timeline } = await openRoom(2000)
    expect(await timeline.jumpTo(idOf(log[99]), 100)).toBe(true)
    expect([timeline.past, timeline.more]).toEqual([true, true])
    expect(seqs(timeline.items)).toEqual(seqs(messages(70, 129)))
    await expect.poll(() => timeline.past).toBe(false)
    expect(seqs(timeline.items)).toEqual(seqs(messages(70, 2000)))
  })

  test('in the past nothing is marked as seen, and what arrives is counted', async () => {
    const { bridge, log, timeline } = await openRoom(2000)
    bridge.answers['log:read'] = (read: { before?: number; limit: number }) =>
      read.limit === 60 ? readsFrom(log)(read) : { ok: false, code: 'offline' }
    await timeline.jumpTo(idOf(log[99]), 100)
    timeline.hear(2000, messages(2001, 2001))
    timeline.attend(true)
    expect([timeline.past, bridge.asksOf('log:mark')]).toEqual([true, []])
    await timeline.backToNewest()
    expect([timeline.past, seqs(timeline.items).at(-1)]).toEqual([false, 2000])
    expect(bridge.asksOf('log:mark')).toEqual([{ room: ids.lobby, seq: 2000 }])
  })

  test('a message that is nowhere is not found', async () => {
    const { timeline } = await openRoom(200)
    expect(await timeline.jumpTo('x'.repeat(43))).toBe(false)
    expect([timeline.goal, timeline.more]).toEqual([null, false])
  })
})

test('a session that has nothing of the room yet has not shown it', async () => {
  const { bridge, log, timeline } = await openRoom(0, 2)
  expect(timeline.loaded).toBe(false)
  log.push(...messages(1, 5))
  timeline.hear(0, messages(1, 5))
  await settled()
  expect([timeline.loaded, timeline.unreadFrom, timeline.arrived]).toEqual([true, 4, 0])
  expect(bridge.asksOf('log:read')).toHaveLength(2)
})

test('what came while the connection was lost is news, wherever it is read from', async () => {
  const { log, timeline } = await openRoom(5)
  log.push(...messages(6, 8))
  await timeline.load()
  expect([timeline.unreadFrom, timeline.arrived]).toEqual([6, 3])
})

describe('what has been seen', () => {
  test('nothing is marked until somebody looks', async () => {
    const { bridge, timeline } = await openRoom(5)
    timeline.hear(5, messages(6, 6))
    expect(bridge.asksOf('log:mark')).toEqual([])
    timeline.attend(true)
    expect(bridge.asksOf('log:mark')).toEqual([{ room: ids.lobby, seq: 6 }])
  })

  test('while somebody looks, every arrival is marked', async () => {
    const { bridge, timeline } = await openRoom(5)
    timeline.attend(true)
    timeline.hear(5, messages(6, 7))
    expect(bridge.asksOf('log:mark')).toEqual([
      { room: ids.lobby, seq: 5 },
      { room: ids.lobby, seq: 7 }
    ])
  })

  test('a mark that was refused is tried again', async () => {
    const { bridge, timeline } = await openRoom(5)
    bridge.refuse('log:mark', 'internal')
    timeline.attend(true)
    await settled()
    timeline.attend(false)
    timeline.attend(true)
    expect(bridge.asksOf('log:mark')).toHaveLength(2)
  })

  test('the unread line comes before the first message that was not seen', async () => {
    expect((await openRoom(20, 4)).timeline.unreadFrom).toBe(17)
    expect((await openRoom(20, 0)).timeline.unreadFrom).toBeNull()
  })

  test('what arrives while nobody looks is counted, and the line stays where it began', async () => {
    const { timeline } = await openRoom(5)
    timeline.hear(5, messages(6, 6))
    timeline.hear(6, messages(7, 8))
    expect([timeline.unreadFrom, timeline.arrived]).toEqual([6, 3])
    timeline.attend(true)
    expect([timeline.unreadFrom, timeline.arrived]).toEqual([6, 0])
  })

  test('the line goes once I answer', async () => {
    const { timeline } = await openRoom(20, 4)
    timeline.hear(20, [placed(21, mina, 'seen')])
    expect(timeline.unreadFrom).toBeNull()
  })

  test('my own messages and notices are never news to me', async () => {
    const { timeline } = await openRoom(5)
    timeline.hear(5, [placed(6, mina, 'mine'), placed(7, ravi, '', { kind: 'member.joined' })])
    expect([timeline.unreadFrom, timeline.arrived]).toEqual([null, 0])
  })
})

test('the first unread message is found among messages by others only', () => {
  const log = [placed(1, ravi, 'a'), placed(2, mina, 'b'), placed(3, ravi, 'c'), placed(4, mina, 'd')]
  expect(firstUnread(log, mina, 2)).toBe(1)
  expect(firstUnread(log, mina, 1)).toBe(3)
  expect(firstUnread(log, mina, 3)).toBeNull()
})

test('two runs join when they touch or overlap, and not over a gap', () => {
  expect(seqs(joinRuns(messages(1, 3), messages(4, 5)))).toEqual([1, 2, 3, 4, 5])
  expect(seqs(joinRuns(messages(1, 4), messages(3, 5)))).toEqual([1, 2, 3, 4, 5])
  expect(seqs(joinRuns(messages(1, 3), messages(5, 6)))).toEqual([5, 6])
  expect(seqs(joinRuns(messages(1, 3), []))).toEqual([1, 2, 3])
})
