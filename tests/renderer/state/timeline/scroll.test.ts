import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test, vi } from 'vitest'
import type { Placed } from '#shared/log/event.ts'
import { sessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import {
  ScrollState,
  dayAbove,
  arrivalsAtEnd,
  seqNear,
  type RowScroller
} from '../../../../src/renderer/state/timeline/scroll.svelte.ts'
import { seqOf, type AnyRow } from '../../../../src/renderer/state/timeline/rows.ts'
import { reuseRows } from '../../../../src/renderer/state/timeline/row-cache.ts'
import { Timeline } from '../../../../src/renderer/state/timeline/timeline.svelte.ts'
import {
  ids,
  messages,
  mina,
  placed,
  readsFrom,
  ScriptedBridge,
  ScriptedClock,
  settled
} from '../../../support/interface.ts'

/** Rows of 100 pixels in a window for ten of them. */
async function reading(length = 1_000, ownTicket?: string, log = messages(1, length)) {
  const bridge = new ScriptedBridge()
  bridge.answers['log:read'] = readsFrom(log)
  const session = sessionClient(bridge.space, ids.space)
  const clock = new ScriptedClock()
  const timeline = new Timeline({ session, clock, hash: sha256, room: ids.lobby, me: mina, unread: () => 0 })
  await timeline.load()
  const drawn = reuseRows()
  const rows = (): readonly AnyRow[] =>
    drawn({
      items: timeline.items,
      drafts: [],
      me: mina,
      unreadFrom: null,
      complete: !timeline.window.hasOlder
    })
  const sight = { offset: 0, went: [] as [number, string][] }
  const scroller = {
    pin: () => {
      pinTo(true)
    },
    release: () => {
      pinTo(false)
    },
    follow: () => {
      if (isPinned) sight.went.push([rows().length - 1, 'end'])
    },
    measure: () => ({
      first: Math.floor(sight.offset / 100),
      middle: rows()[Math.floor((sight.offset + 500) / 100)],
      above: sight.offset,
      below: rows().length * 100 - 1_000 - sight.offset,
      viewport: 1_000
    }),
    isAllInSight: () => rows().length <= 10,
    scrollTo: (key: string) => {
      sight.went.push([rows().findIndex((row) => row.key === key), 'focused'])
    },
    center: (key: string) => {
      sight.went.push([rows().findIndex((row) => row.key === key), 'center'])
    }
  } satisfies RowScroller
  const frames: (() => void)[] = []
  const nextFrame = (call: () => void): void => void frames.push(call)
  const reader = new ScrollState({ timeline, ownTicket, rows, clock, scroller, nextFrame })
  let isPinned = true
  const pinTo = (pinned: boolean): void => {
    isPinned = pinned
    reader.setPinned(pinned)
  }
  const scroll = async (offset: number): Promise<void> => {
    sight.offset = offset
    reader.scrolled()
    await settled()
  }
  return { timeline, rows, sight, reader, scroll, bridge, clock, scroller, frames, log }
}

test('scrolling up loads earlier messages in time', async () => {
  const { timeline, rows, scroll } = await reading()
  const before = rows().length
  await scroll(2_000)
  expect(rows().length).toBe(before)
  await scroll(1_500)
  expect([rows().length > before, timeline.window.hasNewer]).toEqual([true, false])
})

test('the newest messages are followed, without a day above them', async () => {
  const { rows, reader, sight, scroll } = await reading()
  await scroll(rows().length * 100 - 1_000)
  reader.follow()
  expect([reader.pinned, reader.dayAbove, sight.went]).toEqual([true, null, [[rows().length - 1, 'end']]])
})

test('who reads the last screen is not away from the newest', async () => {
  const { rows, reader, scroll, scroller } = await reading()
  const end = rows().length * 100 - 1_000
  scroller.release()
  await scroll(end - 900)
  expect(reader.isAway).toBe(false)
  await scroll(end - 1_100)
  expect(reader.isAway).toBe(true)
  scroller.pin()
  expect(reader.isAway).toBe(false)
})

test('the end of the loaded window is not the end of the log: it loads on, and does not follow', async () => {
  const { timeline, rows, reader, sight, scroll, scroller } = await reading()
  await timeline.jumpTo('', 300)
  expect(timeline.window.hasNewer).toBe(true)
  const newest = rows().at(-1)?.key
  reader.follow()
  expect([reader.pinned, sight.went]).toEqual([false, []])
  await scroll(rows().length * 100 - 1_000)
  reader.follow()
  scroller.follow()
  expect([reader.pinned, rows().at(-1)?.key === newest, sight.went]).toEqual([false, false, []])
})

test('the jump to the newest works from anywhere', async () => {
  const { timeline, rows, reader, sight } = await reading()
  await timeline.jumpTo('', 300)
  reader.scrolled()
  await reader.jumpToNewest()
  expect([timeline.window.hasNewer, reader.pinned]).toEqual([false, true])
  expect(sight.went.at(-1)).toEqual([rows().length - 1, 'end'])
})

test('an own message jumps to the newest, once; a draft from before does not', async () => {
  const { timeline, reader } = await reading(1_000, 'first')
  await timeline.jumpTo('', 300)
  reader.showOwn('first')
  await settled()
  expect(timeline.window.hasNewer).toBe(true)
  reader.showOwn('second')
  await settled()
  expect([timeline.window.hasNewer, reader.pinned]).toEqual([false, true])
  await timeline.jumpTo('', 300)
  reader.showOwn('second')
  reader.showOwn(undefined)
  await settled()
  expect(timeline.window.hasNewer).toBe(true)
  await reader.jumpTo({ id: null })
  expect(timeline.window.hasNewer).toBe(false)
})

/** After 40 messages, people who join one after the other: one row, however many they are. */
function messagesThenJoins(joins: number) {
  const people = Array.from({ length: joins }, (_, at) =>
    placed(41 + at, ids.device(`p${String(at)}`), '', { kind: 'member.joined' })
  )
  return reading(0, undefined, [...messages(1, 40), ...people])
}

test('messages that fit on the screen cannot be scrolled: older pages are loaded until it is full', async () => {
  const { rows, reader, clock, frames } = await messagesThenJoins(200)
  expect(rows()).toHaveLength(2)
  reader.follow()
  for (let left = 20; left > 0; left -= 1) {
    clock.pass(1)
    for (const frame of frames.splice(0)) frame()
    await settled()
  }
  expect(rows().length).toBeGreaterThan(10)
})

test('messages before any number of joins are shown, and each page is loaded once', async () => {
  const { rows, reader, clock, frames, bridge } = await messagesThenJoins(900)
  for (let left = 40; left > 0; left -= 1) {
    reader.follow()
    clock.pass(1)
    for (const frame of frames.splice(0)) frame()
    await settled()
  }
  expect(rows().filter(({ kind }) => kind === 'message').length).toBeGreaterThanOrEqual(10)
  expect(bridge.requested.length).toBeLessThan(20)
})

test('a screen is filled again after a gap in what arrived', async () => {
  const { rows, reader, timeline, frames, log } = await messagesThenJoins(200)
  const fill = async (): Promise<void> => {
    reader.follow()
    for (let left = 20; left > 0; left -= 1) {
      for (const frame of frames.splice(0)) frame()
      await settled()
    }
  }
  await fill()
  const joined = (seq: number): Placed =>
    placed(seq, ids.device(`q${String(seq)}`), '', { kind: 'member.joined' })
  log.push(...Array.from({ length: 200 }, (_, at) => joined(241 + at)))
  timeline.appended(log.slice(-1))
  await settled()
  await fill()
  expect(rows().filter(({ kind }) => kind === 'message').length).toBeGreaterThanOrEqual(10)
})

test('a screen is filled again after a jump to the newest, one page for each frame', async () => {
  const { rows, reader, timeline, frames, bridge } = await messagesThenJoins(200)
  const fill = async (): Promise<void> => {
    for (let left = 20; left > 0; left -= 1) {
      for (const frame of frames.splice(0)) frame()
      await settled()
    }
  }
  reader.follow()
  await fill()
  await timeline.jumpTo('', 5)
  expect(timeline.window.hasNewer).toBe(true)
  await reader.jumpToNewest()
  await settled()
  const before = bridge.requestsOf('log:read').length
  reader.follow()
  await settled()
  expect([rows().length, bridge.requestsOf('log:read').length]).toEqual([2, before])
  await fill()
  expect(rows().length).toBeGreaterThan(10)
})

test('in the middle of a room the day of the visible messages is shown', async () => {
  const { timeline, rows, reader, scroll, scroller } = await reading(60)
  scroller.release()
  const setViewed = vi.spyOn(timeline.window, 'setViewed')
  const [first, middle] = [rows()[0], rows()[15]]
  await scroll(1_000)
  expect(reader.dayAbove).toBe(first?.kind === 'message' ? first.at : 'no message')
  expect(setViewed).toHaveBeenLastCalledWith((middle && seqOf(middle)) ?? 'no seq')
})

test('a jump centres the message, marks it for a while, and loads around it', async () => {
  const { rows, reader, sight, bridge, clock, frames } = await reading()
  const key = rows().findLast(({ kind }) => kind === 'message')?.key ?? ''
  await reader.jumpTo({ id: key })
  expect([reader.highlighted, reader.pinned]).toEqual([key, false])
  expect(sight.went.at(-1)?.[1]).toBe('focused')
  const requested = bridge.requested.length
  for (const frame of frames.splice(0)) frame()
  await settled()
  expect(bridge.requested.length).toBeGreaterThan(requested)
  clock.pass(2_400)
  expect(reader.highlighted).toBeNull()
})

test('the mark of a later jump lasts its whole time', async () => {
  const { rows, reader, clock } = await reading(5)
  const [first, second] = rows().filter(({ kind }) => kind === 'message')
  await reader.jumpTo({ id: first?.key ?? '' })
  clock.pass(1_200)
  await reader.jumpTo({ id: second?.key ?? '' })
  clock.pass(1_200)
  expect(reader.highlighted).toBe(second?.key)
})

test('only a message is found by its key', async () => {
  const { rows, reader } = await reading(5)
  const found = rows().map(({ key, kind }) => [kind, reader.messageAt(key)?.key === key])
  expect(found).toContainEqual(['message', true])
  expect(found).toContainEqual(['day', false])
})

const day = (at: number): AnyRow => ({ kind: 'day', key: `day/${String(at)}`, at })
const notice = (seq: number): AnyRow => ({
  kind: 'notice',
  key: String(seq),
  seq,
  author: mina,
  notice: 'left',
  at: seq,
  target: null,
  described: null,
  member: null,
  others: []
})
const unread: AnyRow = { kind: 'unread', key: 'unread' }

test('the day above is the last one whose row is out of view', () => {
  const rows = [day(1), unread, day(2), unread]
  expect([0, 1, 2, 3].map((index) => dayAbove(rows, index))).toEqual([null, 1, null, 2])
})

test('only the few rows that come after the last one arrive', () => {
  const arrivals = arrivalsAtEnd()
  const arrived = (...rows: AnyRow[]) => [...arrivals(rows)]
  expect(arrived(day(1), day(2))).toEqual([])
  expect(arrived(day(1), day(2), day(3))).toEqual([day(3).key])
  expect(arrived(day(0), day(1), day(2), day(3))).toEqual([])
  expect(arrived(day(1), day(2), day(4))).toEqual([])
  expect(arrived(...[4, 5, 6, 7, 8].map(day))).toEqual([])
})

test('a row that is not in the log is at the position of the one before it, or else after it', () => {
  const [first, second] = [notice(5), notice(9)]
  const rows = [unread, first, day(1), second]
  expect(rows.map((row) => seqNear(rows, row))).toEqual([5, 5, 5, 9])
  expect([seqNear(rows, undefined), seqNear([unread], unread)]).toEqual([5, null])
})

test('a return after a reload centres the message, and neither marks nor focuses it', async () => {
  const { rows, reader, sight, frames } = await reading()
  const key = rows().findLast(({ kind }) => kind === 'message')?.key ?? ''
  const returning = reader.jumpTo({ id: key, isReturn: true })
  for (let frame = 1; frame <= 2; frame += 1) {
    await settled()
    expect(sight.went).toEqual([])
    for (const call of frames.splice(0)) call()
  }
  await returning
  expect([reader.highlighted, reader.pinned, sight.went.at(-1)?.[1]]).toEqual([null, false, 'center'])
})

test('what is in the middle of the screen is known, unless that is the end', async () => {
  const { rows, timeline, scroll, scroller } = await reading()
  scroller.release()
  const middle = rows()[15]
  await scroll(1_000)
  expect(timeline.viewed?.seq).toBe(middle && seqOf(middle))
  scroller.pin()
  await scroll(1_000)
  expect(timeline.viewed).toBeNull()
})
