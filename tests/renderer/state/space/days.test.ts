import { describe, expect, test } from 'vitest'
import { chosenDay, dayOf, dayPresets, daysBefore } from '../../../../src/renderer/state/space/days.ts'

const at = (month: number, day: number, hour = 0): number => new Date(2026, month - 1, day, hour).getTime()
const now = at(11, 28, 15)

test('a day is written as a date field writes it, in the local time zone', () => {
  expect([dayOf(at(1, 2, 23)), dayOf(now)]).toEqual(['2026-01-02', '2026-11-28'])
})

test('days begin at midnight, whatever lies between', () => {
  expect(daysBefore(now, 0)).toBe(at(11, 28))
  expect(daysBefore(now, 300)).toBe(at(2, 1))
})

describe('the presets', () => {
  const names = (first: number | null): string[] => dayPresets(now, first).map(({ preset }) => preset)

  test('are those that the room is old enough for', () => {
    expect(names(null)).toEqual(['today', 'first'])
    expect(names(at(11, 21, 9))).toEqual(['today', 'yesterday', 'week', 'first'])
    expect(names(at(11, 22))).toEqual(['today', 'yesterday', 'first'])
    expect(names(now)).toEqual(['today', 'first'])
  })
})

test('a day outside of the room is moved into it, and what is no day is none', () => {
  const first = at(11, 20, 9)
  expect(chosenDay('2026-11-25', now, first)).toBe(at(11, 25))
  expect(chosenDay('2020-01-01', now, first)).toBe(at(11, 20))
  expect(chosenDay('2030-01-01', now, first)).toBe(at(11, 28))
  expect(chosenDay('2020-01-01', now, null)).toBe(new Date(2020, 0, 1).getTime())
  expect([chosenDay('', now, first), chosenDay('2026-02-30', now, first)]).toEqual([null, null])
})
