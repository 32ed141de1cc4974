/** What is told together when many come at once. What members then see: presence.test.ts. */
import { expect, test } from 'vitest'
import { PeopleUpdates } from '../../../../src/main/host/broadcasts/people-updates.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

/** @param cost ms that one telling takes */
function newsThatCosts(cost: number): { news: PeopleUpdates; received: string[]; time: ManualClock } {
  const received: string[] = []
  const time = new ManualClock()
  let worked = 0
  const news = new PeopleUpdates({
    time: { cpuMs: () => worked, after: (ms, call) => time.after(ms, call) },
    emit: (devices, rooms) => {
      worked += cost
      received.push([...devices, ...rooms].join(' '))
    }
  })
  return { news, received, time }
}

test('with few members, updates are sent at once', () => {
  const { news, received } = newsThatCosts(1)
  news.presenceChanged('mina')
  news.presenceChanged('omar')
  news.peopleChanged('lobby')
  expect(received).toEqual(['mina', 'omar', 'lobby'])
})

test('with many members, changes during a pause are sent together after it, each once', () => {
  const { news, received, time } = newsThatCosts(10)
  for (const device of ['mina', 'omar', 'noor', 'omar']) news.presenceChanged(device)
  news.peopleChanged('lobby')
  news.peopleChanged('lobby')
  expect(received).toEqual(['mina'])
  time.pass(89)
  expect(received).toHaveLength(1)
  time.pass(1)
  expect(received).toEqual(['mina', 'omar noor lobby'])
})

test('after a pause without changes the next one is sent at once', () => {
  const { news, received, time } = newsThatCosts(10)
  news.presenceChanged('mina')
  time.pass(1000)
  news.presenceChanged('omar')
  expect(received).toEqual(['mina', 'omar'])
})

test('a pause is at most half a second, even when sending is slow', () => {
  const { news, received, time } = newsThatCosts(1000)
  news.presenceChanged('mina')
  news.presenceChanged('omar')
  time.pass(500)
  expect(received).toEqual(['mina', 'omar'])
})

test('a closed host sends nothing more', () => {
  const { news, received, time } = newsThatCosts(10)
  news.presenceChanged('mina')
  news.presenceChanged('omar')
  news.close()
  time.pass(1000)
  expect(received).toEqual(['mina'])
})
