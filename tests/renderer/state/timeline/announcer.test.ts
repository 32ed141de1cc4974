import { expect, test } from 'vitest'
import { Announcer, type IncomingMessage } from '../../../../src/renderer/state/timeline/announcer.svelte.ts'
import { ravi, ScriptedClock } from '../../../support/interface.ts'

const said = (text: string, seq = 1): IncomingMessage => ({ seq, author: ravi, text })

function announcing() {
  const clock = new ScriptedClock()
  return { clock, announcer: new Announcer(clock) }
}

test('a message is announced shortly after it arrives', () => {
  const { announcer, clock } = announcing()
  announcer.announce([said('hello')])
  expect(announcer.news).toBeNull()
  clock.pass(500)
  expect(announcer.news).toEqual({ messages: [said('hello')], count: 1 })
})

test('many messages are summarised', () => {
  const { announcer, clock } = announcing()
  for (let count = 1; count <= 12; count += 1) announcer.announce([said(String(count))])
  clock.pass(500)
  expect(announcer.news).toEqual({ messages: [], count: 12 })
})

test('a burst is announced once in three seconds', () => {
  const { announcer, clock } = announcing()
  const received = new Set<unknown>()
  for (let ms = 0; ms < 10_000; ms += 50) {
    announcer.announce([said(String(ms))])
    clock.pass(50)
    if (announcer.news) received.add(announcer.news)
  }
  expect(received.size).toBeLessThanOrEqual(4)
})

test('after the clock was set back a message is announced as soon as before', () => {
  const { announcer, clock } = announcing()
  announcer.announce([said('hello')])
  clock.pass(500)
  clock.setBack(3_600_000)
  announcer.announce([said('again', 2)])
  clock.pass(3_000)
  expect(announcer.news).toEqual({ messages: [said('again', 2)], count: 1 })
})

test('without messages, or after it was stopped, nothing is announced', () => {
  const { announcer, clock } = announcing()
  announcer.announce([])
  announcer.announce([said('hello')])
  announcer.stop()
  clock.pass(10_000)
  expect(announcer.news).toBeNull()
})

test('announced texts are not stored', () => {
  const { announcer, clock } = announcing()
  announcer.announce([said('hello')])
  clock.pass(500)
  clock.pass(2_999)
  expect(announcer.news).not.toBeNull()
  clock.pass(1)
  expect(announcer.news).toBeNull()
})

test('a deleted message is removed, before its announcement and after', () => {
  const { announcer, clock } = announcing()
  announcer.announce([said('a slip', 1), said('hello', 2)])
  announcer.takeBack(new Set([1]))
  clock.pass(500)
  expect(announcer.news).toEqual({ messages: [said('hello', 2)], count: 1 })
  announcer.takeBack(new Set([1]))
  expect(announcer.news?.count).toBe(1)
  announcer.takeBack(new Set([2]))
  expect(announcer.news).toBeNull()
})

test('without attention the announced texts are removed', () => {
  const { announcer, clock } = announcing()
  announcer.announce([said('hello')])
  clock.pass(500)
  announcer.stop()
  expect(announcer.news).toBeNull()
})

test('when all messages were deleted before the announcement, there is none', () => {
  const { announcer, clock } = announcing()
  announcer.announce([said('a slip', 1)])
  announcer.takeBack(new Set([1]))
  clock.pass(500)
  expect(announcer.news).toBeNull()
})
