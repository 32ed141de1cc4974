import { expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '#shared/values/clock.ts'
import { Roster } from '../../../../src/main/host/broadcasts/roster.ts'

function roster(): { roster: Roster; received: string[] } {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const received: string[] = []
  const onChange = (device: string): void => {
    received.push(`${device} ${people.presence(device)} ${String(people.count)}`)
  }
  const people = new Roster({ graceMs: 10_000, clock: systemClock, onChange })
  return { roster: people, received }
}

test('the grace is as long as it says', () => {
  const { roster: people, received } = roster()
  people.arrive('mina', 'a')
  people.depart('mina', 'a', false)
  vi.advanceTimersByTime(9999)
  expect(people.presence('mina')).toBe('away')
  vi.advanceTimersByTime(1)
  expect(people.presence('mina')).toBe('gone')
  expect(received).toEqual(['mina here 1', 'mina away 1', 'mina gone 0'])
})

test('a member who came back in time stays when the old grace period ends', () => {
  const { roster: people, received } = roster()
  people.arrive('mina', 'a')
  people.depart('mina', 'a', false)
  people.arrive('mina', 'b')
  vi.advanceTimersByTime(60_000)
  expect(people.presence('mina')).toBe('here')
  expect(received).toEqual(['mina here 1', 'mina away 1', 'mina here 1'])
})

test('a socket that departs twice, or never arrived, changes nothing', () => {
  const { roster: people, received } = roster()
  people.arrive('mina', 'a')
  people.depart('mina', 'b', true)
  people.depart('omar', 'a', true)
  people.depart('mina', 'a', true)
  people.depart('mina', 'a', false)
  vi.advanceTimersByTime(60_000)
  expect(received).toEqual(['mina here 1', 'mina gone 0'])
})
