import { expect, test } from 'vitest'
import { timesInOrder } from '#shared/log/times-in-order.ts'

const dayMs = 86_400_000

test('a late clock never shows an earlier time after a later one', () => {
  expect(timesInOrder([1000, 1015, 1002, 1016])).toEqual([1000, 1015, 1015, 1016])
})

test('times after a pause stay what they are', () => {
  const times = [...Array.from({ length: 25 }, (_, n) => n), 400 * dayMs, 400 * dayMs + 1]
  expect(timesInOrder(times)).toEqual(times)
})

test('a clock that was years ahead does not hold up what comes after it', () => {
  const times = [1, 2, 400 * dayMs, 400 * dayMs + 1, 3, 4, 5, 6, 7]
  expect(timesInOrder(times)).toEqual([1, 2, 2, 2, 3, 4, 5, 6, 7])
})

test('one late message does not make the one before it wrong, and a time without a date stays so', () => {
  expect(timesInOrder([50 * dayMs, 1])).toEqual([50 * dayMs, 50 * dayMs])
  expect(timesInOrder([1, 9e15, 2])).toEqual([1, 9e15, 2])
})
