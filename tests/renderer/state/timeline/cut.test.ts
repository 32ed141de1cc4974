/** The log is put together with another one while it is shown: its end has other positions from then on. */
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { eventId, type Placed } from '#shared/log/event.ts'
import { ids, messages, mina, placed, ravi, readsFrom, settled } from '../../../support/interface.ts'
import { timelineOf } from '../../../support/timeline.ts'

/** A room with `length` messages by Ravi. */
function roomOf(length: number) {
  const room = timelineOf(length)
  const { log, timeline } = room
  /** What comes after `after` comes behind `first` now. @returns what the session passes on next */
  const merge = (after: number, first: readonly Placed[]): Placed[] => {
    const end = [...first, ...log.splice(after)]
    const moved = end.map(({ event }, at) => ({ event, position: { epoch: 2, seq: after + at + 1 } }))
    log.push(...moved)
    return moved
  }
  const shown = (): string[] => timeline.items.flatMap((item) => ('text' in item ? item.text : []))
  return { ...room, merge, shown }
}

const other = (text: string): Placed => placed(1, mina, text)

test('what has moved is shown once, while the page is read again', async () => {
  const { timeline, merge, shown } = roomOf(4)
  await timeline.load()
  const moved = merge(2, [other('by the other copy')])
  const seen: string[][] = []
  const cut = timeline.cut(2)
  seen.push(shown())
  timeline.appended(moved)
  seen.push(shown())
  await cut
  await settled()
  expect(seen.filter((texts) => new Set(texts).size < texts.length)).toEqual([])
  expect(seen[0]).toEqual(['message 1', 'message 2', 'message 3', 'message 4'])
  expect(shown()).toEqual(['message 1', 'message 2', 'by the other copy', 'message 3', 'message 4'])
})

test('what waits to be shown is not shown where it was', async () => {
  const { clock, log, timeline, merge, shown } = roomOf(4)
  await timeline.load()
  log.push(...messages(5, 6))
  timeline.appended(log.slice(4, 5))
  timeline.appended(log.slice(5)) // waits for the rest of a burst
  merge(4, [])
  log.pop()
  await timeline.cut(4)
  clock.pass(100)
  await settled()
  expect(shown()).toEqual(['message 1', 'message 2', 'message 3', 'message 4', 'message 5'])
})

test('a page that was asked for before is not shown', async () => {
  const { bridge, log, timeline, merge, shown } = roomOf(4)
  await timeline.load()
  const answer = Promise.withResolvers<undefined>()
  const before = { ok: true, placed: [...log], more: false } as const
  bridge.answers['log:read'] = () => answer.promise.then(() => before)
  const reading = timeline.load()
  merge(2, [other('by the other copy')])
  bridge.answers['log:read'] = readsFrom(log)
  const cut = timeline.cut(2)
  answer.resolve(undefined)
  await Promise.all([reading, cut])
  expect(shown()).toEqual(['message 1', 'message 2', 'by the other copy', 'message 3', 'message 4'])
})

test('a room that is still loading shows what its log is now', async () => {
  const { bridge, log, timeline, merge, shown } = roomOf(4)
  const answer = Promise.withResolvers<undefined>()
  const before = { ok: true, placed: [...log], more: false } as const
  bridge.answers['log:read'] = () => answer.promise.then(() => before)
  const loading = timeline.load()
  merge(2, [other('by the other copy')])
  bridge.answers['log:read'] = readsFrom(log)
  const cut = timeline.cut(2)
  answer.resolve(undefined)
  await Promise.all([loading, cut])
  expect([timeline.loaded, ...shown()]).toEqual([
    true,
    'message 1',
    'message 2',
    'by the other copy',
    'message 3',
    'message 4'
  ])
})

test('an edit that has moved applies once, and one that is gone does not', async () => {
  const { log, timeline } = roomOf(2)
  const target = eventId(log[0]?.event ?? expect.fail(), sha256)
  log.push(placed(3, ravi, '', { kind: 'message.edited', body: { target, text: 'better' } }))
  log.push(placed(4, mina, '', { kind: 'reaction.added', body: { target, emoji: '👍' } }))
  await timeline.load()
  expect(timeline.items[0]).toMatchObject({ text: 'better', reactions: [{ emoji: '👍', by: [mina] }] })
  log.splice(2, 2, { event: log[3]?.event ?? expect.fail(), position: { epoch: 2, seq: 3 } })
  await timeline.cut(2)
  expect(timeline.items[0]).toMatchObject({
    text: 'message 1',
    reactions: [{ emoji: '👍', by: [mina] }]
  })
})

test('a person who reads older messages stays there, and nothing new is marked as read', async () => {
  const { bridge, log, timeline, merge } = roomOf(500)
  await timeline.load()
  timeline.setAttentive(true)
  const id = eventId(log[99]?.event ?? expect.fail(), sha256)
  await timeline.jumpTo(id, 100)
  timeline.setViewed({ id, seq: 100 })
  merge(450, [other('by the other copy')])
  const marks = bridge.requestsOf('log:mark').length
  await timeline.cut(450)
  expect(timeline.items.some((item) => item.id === id)).toBe(true)
  expect(timeline.jumpTarget).toEqual({ id, isReturn: true })
  expect(bridge.requestsOf('log:mark')).toHaveLength(marks)
})

test('what is at a lower position now is marked as read again', async () => {
  const { bridge, log, timeline } = roomOf(6)
  timeline.setAttentive(true)
  await timeline.load()
  log.splice(3, 3, placed(4, ravi, 'instead'))
  await timeline.cut(3)
  expect(bridge.requestsOf('log:mark').at(-1)).toEqual({ room: ids.lobby, seq: 4 })
})

test('a search result leads to its message, though that is somewhere else now', async () => {
  const { log, timeline, merge } = roomOf(500)
  await timeline.load()
  const found = log[299] ?? expect.fail()
  merge(
    200,
    messages(1, 200).map((_, at) => placed(at + 1, mina, `other ${String(at)}`))
  )
  await timeline.cut(200)
  expect(await timeline.jumpTo(eventId(found.event, sha256), found.position.seq)).toBeNull()
  expect(timeline.items.find(({ seq }) => seq === 500)).toMatchObject({ text: 'message 300' })
})
