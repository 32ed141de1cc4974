import { expect, test } from 'vitest'
import { CommitThrottle } from '../../../../src/main/host/log/commit-throttle.ts'

/** How long the host rests after it wrote for this long, ms. */
function restAfter(work: number): number {
  let now = 1000
  const pace = new CommitThrottle(() => now)
  pace.begin()
  now += work
  return pace.end()
}

test('A host with few members commits at once', () => {
  expect(restAfter(0.2)).toBe(0)
})

test('After a slow write a host pauses for twice as long, so that the next packet has more', () => {
  expect(restAfter(3)).toBe(6)
})

test('A pause is at most ten milliseconds', () => {
  expect(restAfter(80)).toBe(10)
})

test('Rounds that take long become smaller, and larger again when they do not', () => {
  let now = 0
  const pace = new CommitThrottle(() => now)
  const bytesAfter = (work: number): number => {
    pace.begin()
    now += work
    pace.end()
    return pace.bytes
  }
  const first = pace.bytes
  expect(bytesAfter(200)).toBe(first / 2)
  expect(bytesAfter(200)).toBe(first / 4)
  expect(bytesAfter(15)).toBe(first / 4)
  for (let n = 0; n < 20; n += 1) bytesAfter(200)
  expect(pace.bytes).toBeGreaterThan(0)
  for (let n = 0; n < 20; n += 1) bytesAfter(1)
  expect(pace.bytes).toBe(first)
})
