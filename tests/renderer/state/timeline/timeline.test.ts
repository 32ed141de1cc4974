import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { eventId, type Placed } from '#shared/log/event.ts'
import type { TimelineItem } from '#shared/log/timeline.ts'
import { ids, messages, mina, placed, ravi, readsFrom, settled } from '../../../support/interface.ts'
import { timelineOf, type TimelineRoom } from '../../../support/timeline.ts'

/** {@link timelineOf}, opened. */
async function openRoom(newest: number, unread = 0): Promise<TimelineRoom> {
  const room = timelineOf(newest, unread)
  await room.timeline.load()
  return room
}

/** Where things are, events and items alike. */
const seqs = (list: readonly (Placed | TimelineItem)[]): number[] =>
  list.map((one) => ('position' in one ? one.position.seq : one.seq))

describe('the loaded window', () => {
  test('begins with the newest page and grows towards the past, without gap or repetition', async () => {
    const { timeline } = await openRoom(150)
    expect(seqs(timeline.items)).toEqual(seqs(messages(121, 150)))
    await timeline.loadOlder()
    await timeline.loadOlder()
    expect(seqs(timeline.items)).toEqual(seqs(messages(1, 150)))
    expect(timeline.window.hasOlder).toBe(false)
  })

  test('asks for one older page at a time', async () => {
    const { bridge, timeline } = await openRoom(150)
    await Promise.all([timeline.loadOlder(), timeline.loadOlder()])
    expect(bridge.requestsOf('log:read')).toHaveLength(2)
  })

  test('adds events that follow, each once', async () => {
    const { clock, timeline } = await openRoom(3)
    timeline.appended(messages(4, 5))
    timeline.appended(messages(3, 6))
    clock.pass(100)
    expect(seqs(timeline.items)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('reads the newest page again when something is missing', async () => {
    const { log, timeline } = await openRoom(3)
    log.push(...messages(4, 9))
    timeline.appended(messages(9, 9))
    await settled()
    expect(seqs(timeline.items)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('drops the events before a gap of more than a page', async () => {
    const { log, timeline } = await openRoom(3)
    log.push(...messages(4, 200))
    timeline.appended(messages(200, 200))
    await settled()
    expect(seqs(timeline.items)).toEqual(seqs(messages(141, 200)))
    expect(timeline.window.hasOlder).toBe(true)
  })

  test('shows a message as it is now, though it was edited pages later', async () => {
    const { log, timeline } = await openRoom(100)
    const target = eventId(messages(1, 1)[0]?.event ?? expect.fail(), sha256)
    log.push(placed(101, ravi, '', { kind: 'message.edited', body: { target, text: 'better' } }))
    timeline.appended(log.slice(100))
    await timeline.loadOlder()
    await timeline.loadOlder()
    expect(timeline.items[0]).toMatchObject({ seq: 1, text: 'better', edited: true })
  })

  test('reports a read error, and reads again only on request', async () => {
    const { bridge, log, timeline } = await openRoom(150)
    bridge.refuse('log:read', 'offline')
    await timeline.loadOlder()
    await timeline.loadOlder()
    expect([timeline.pageLoader.missing, bridge.requestsOf('log:read').length]).toEqual([
      { where: 'older', code: 'offline' },
      2
    ])
    bridge.answers['log:read'] = readsFrom(log)
    await timeline.retry()
    expect([timeline.pageLoader.missing, timeline.items.length]).toEqual([null, 90])
  })
})

describe('jumping to a message', () => {
  const idOf = (one: Placed | undefined): string => eventId(one?.event ?? expect.fail(), sha256)

  test('opens around the message, wherever it is, and reading on reaches the newest', async () => {
    const { log, timeline } = await openRoom(2000)
    expect(await timeline.jumpTo(idOf(log[99]))).toBeNull()
    expect([timeline.jumpTarget?.id, timeline.window.hasNewer, timeline.window.hasOlder]).toEqual([
      idOf(log[99]),
      true,
      true
    ])
    expect(seqs(timeline.items)).toEqual(seqs(messages(70, 129)))
    while (timeline.window.hasNewer) await timeline.loadNewer()
    expect(seqs(timeline.items).at(-1)).toBe(2000)
    timeline.appended(messages(2001, 2001))
    expect(seqs(timeline.items).at(-1)).toBe(2001)
  })

  test('later amendments apply, though their page is not loaded', async () => {
    const { log, timeline } = await openRoom(2000)
    const target = idOf(log[99])
    log[1500] = placed(1501, ravi, '', { kind: 'message.edited', body: { target, text: 'better' } })
    await timeline.jumpTo(target, 100)
    await expect.poll(() => timeline.items.find(({ id }) => id === target)).toMatchObject({ text: 'better' })
    timeline.appended([placed(2001, ravi, '', { kind: 'message.deleted', body: { target } })])
    expect(timeline.items.find(({ id }) => id === target)).toMatchObject({ deleted: true })
    expect(seqs(timeline.items)).toEqual(seqs(messages(70, 129)))
  })

  test('while older pages are shown nothing is marked as read, and arrivals are counted', async () => {
    const { bridge, log, timeline } = await openRoom(2000)
    await timeline.jumpTo(idOf(log[99]), 100)
    timeline.appended(messages(2001, 2001))
    timeline.setAttentive(true)
    expect([timeline.window.hasNewer, bridge.requestsOf('log:mark')]).toEqual([true, []])
    log.push(...messages(2001, 2001))
    await timeline.backToNewest()
    expect([timeline.window.hasNewer, seqs(timeline.items).at(-1)]).toEqual([false, 2001])
    expect(bridge.requestsOf('log:mark')).toEqual([{ room: ids.lobby, seq: 2001 }])
  })

  test('a missing message is not found', async () => {
    const { timeline } = await openRoom(200)
    expect(await timeline.jumpTo('x'.repeat(43))).toBe('not-found')
    expect([timeline.jumpTarget, timeline.items.length]).toEqual([null, 30])
  })

  test('while the host is away it says so, and not that the message is gone', async () => {
    const { bridge, timeline } = await openRoom(200)
    bridge.refuse('log:locate', 'offline')
    expect(await timeline.jumpTo('x'.repeat(43))).toBe('offline')
    expect(await timeline.jumpToTime(0)).toBe('offline')
  })

  test('a time leads to the first message at or after it, and one after all of them to the newest', async () => {
    const { log, timeline } = await openRoom(2000)
    const at = (log[99]?.event.at ?? 0) - 1
    expect(await timeline.jumpToTime(at)).toBeNull()
    expect(timeline.jumpTarget?.id).toBe(idOf(log[99]))
    expect(await timeline.jumpToTime(Number.MAX_SAFE_INTEGER)).toBeNull()
    expect(timeline.jumpTarget?.id).toBeNull()
  })
})

test('while the session has no events of the room, the timeline is not loaded', async () => {
  const { bridge, log, timeline } = await openRoom(0, 2)
  expect(timeline.loaded).toBe(false)
  log.push(...messages(1, 5))
  timeline.appended(messages(1, 5))
  await settled()
  expect([timeline.loaded, timeline.readMarker.unreadFrom, timeline.readMarker.arrived]).toEqual([true, 4, 0])
  expect(bridge.requestsOf('log:read')).toHaveLength(2)
})

test('messages from a lost connection are unread, wherever they are read from', async () => {
  const { log, timeline } = await openRoom(5)
  log.push(...messages(6, 8))
  await timeline.load()
  expect([timeline.readMarker.unreadFrom, timeline.readMarker.arrived]).toEqual([6, 3])
})

describe('the read mark', () => {
  test('nothing is marked until the page has attention', async () => {
    const { bridge, timeline } = await openRoom(5)
    timeline.appended(messages(6, 6))
    expect(bridge.requestsOf('log:mark')).toEqual([])
    timeline.setAttentive(true)
    expect(bridge.requestsOf('log:mark')).toEqual([{ room: ids.lobby, seq: 6 }])
  })

  test('with attention, every arrival is marked', async () => {
    const { bridge, timeline } = await openRoom(5)
    timeline.setAttentive(true)
    timeline.appended(messages(6, 7))
    expect(bridge.requestsOf('log:mark')).toEqual([
      { room: ids.lobby, seq: 5 },
      { room: ids.lobby, seq: 7 }
    ])
  })

  test('a refused mark is sent again', async () => {
    const { bridge, timeline } = await openRoom(5)
    bridge.refuse('log:mark', 'internal')
    timeline.setAttentive(true)
    await settled()
    timeline.setAttentive(false)
    timeline.setAttentive(true)
    expect(bridge.requestsOf('log:mark')).toHaveLength(2)
  })

  test('the unread line is before the first unread message', async () => {
    expect((await openRoom(20, 4)).timeline.readMarker.unreadFrom).toBe(17)
    expect((await openRoom(20, 0)).timeline.readMarker.unreadFrom).toBeNull()
  })

  test('arrivals without attention are counted, and the line stays where it began', async () => {
    const { clock, timeline } = await openRoom(5)
    timeline.appended(messages(6, 6))
    timeline.appended(messages(7, 8))
    clock.pass(100)
    expect([timeline.readMarker.unreadFrom, timeline.readMarker.arrived]).toEqual([6, 3])
    timeline.setAttentive(true)
    expect([timeline.readMarker.unreadFrom, timeline.readMarker.arrived]).toEqual([6, 0])
  })

  test('what is deleted does not count as new any more, when its author or the host deleted it', async () => {
    const { clock, timeline } = await openRoom(5)
    const said = messages(6, 8)
    const [six, seven, eight] = said.map(({ event }) => eventId(event, sha256))
    const deletes = (seq: number, by: string, target: string | undefined, kind = 'message.deleted') => {
      timeline.appended([placed(seq, by, '', { kind, body: { target: target ?? null } })])
      clock.pass(100)
      return timeline.readMarker.arrived
    }
    timeline.appended(said)
    clock.pass(100)
    expect(timeline.readMarker.arrived).toBe(3)
    expect(deletes(9, mina, six)).toBe(3)
    expect(deletes(10, ravi, six)).toBe(2)
    expect(deletes(11, mina, seven, 'message.removed')).toBe(1)
    expect(deletes(12, ravi, eight)).toBe(0)
  })

  test('the line is above no message that was seen as it came', async () => {
    const { clock, timeline } = await openRoom(20, 4)
    const come = (seq: number): void => {
      timeline.appended(messages(seq, seq))
      clock.pass(100)
    }
    come(21)
    timeline.setAttentive(true)
    expect(timeline.readMarker.unreadFrom).toBe(17)
    come(22)
    expect(timeline.readMarker.unreadFrom).toBe(17)
    timeline.setAttentive(false)
    come(23)
    come(24)
    expect(timeline.readMarker.unreadFrom).toBe(23)
  })

  test('the line disappears after an own message', async () => {
    const { timeline } = await openRoom(20, 4)
    timeline.appended([placed(21, mina, 'seen')])
    expect(timeline.readMarker.unreadFrom).toBeNull()
  })

  test('own messages and notices are never unread', async () => {
    const { timeline } = await openRoom(5)
    timeline.appended([placed(6, mina, 'mine'), placed(7, ravi, '', { kind: 'member.joined' })])
    expect([timeline.readMarker.unreadFrom, timeline.readMarker.arrived]).toEqual([null, 0])
  })
})

test('the line is placed once its page has been read', async () => {
  const { timeline } = await openRoom(200, 80)
  expect(timeline.readMarker.unreadFrom).toBeNull()
  await timeline.loadOlder()
  expect(timeline.readMarker.unreadFrom).toBe(121)
})

describe('the number of loaded events', () => {
  test('stays bounded while older pages are read, and dropped events load again', async () => {
    const { clock, timeline } = await openRoom(2000)
    while (timeline.window.hasOlder) {
      timeline.window.setViewed(timeline.items[0]?.seq ?? null)
      await timeline.loadOlder()
      clock.pass(1)
      expect(timeline.items.length).toBeLessThan(500)
    }
    expect([timeline.items[0]?.seq, timeline.window.hasNewer]).toEqual([1, true])
    while (timeline.window.hasNewer) {
      timeline.window.setViewed(timeline.items.at(-1)?.seq ?? null)
      await timeline.loadNewer()
      clock.pass(1)
    }
    expect(seqs(timeline.items)).toEqual(seqs(messages(timeline.items[0]?.seq ?? 0, 2000)))
  })

  test('stays bounded while many messages arrive, and keeps the newest', async () => {
    const { clock, timeline } = await openRoom(100)
    for (let next = 101; next < 5000; next += 50) {
      timeline.appended(messages(next, next + 49))
      clock.pass(100)
    }
    clock.pass(1)
    expect(timeline.items.length).toBeLessThan(600)
    expect([timeline.items.at(-1)?.seq, timeline.window.hasOlder, timeline.window.hasNewer]).toEqual([
      5000,
      true,
      false
    ])
  })

  test('keeps the visible events while many messages arrive', async () => {
    const { clock, timeline } = await openRoom(100)
    timeline.window.setViewed(80)
    for (let next = 101; next < 2000; next += 50) {
      timeline.appended(messages(next, next + 49))
      clock.pass(100)
    }
    expect(timeline.window.hasNewer).toBe(true)
    expect([timeline.items[0]?.seq, timeline.items.length]).toEqual([71, 301])
  })
})
