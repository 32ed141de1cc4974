import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withoutRejection, oncePerMinute } from '../../../src/main/discovery/problems.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('the same problem is reported once a minute, a different one at once', () => {
  const reported: string[] = []
  const report = oncePerMinute((detail) => reported.push(detail))
  for (let second = 0; second < 90; second += 1) {
    report('eth0: unreachable')
    vi.advanceTimersByTime(1_000)
  }
  report('wlan0: unreachable')
  expect(reported).toEqual(['eth0: unreachable', 'eth0: unreachable', 'wlan0: unreachable'])
})

test('a failing probe returns null and is reported', async () => {
  const reported: string[] = []
  const meet = withoutRejection(
    () => Promise.reject(new Error('broken')),
    (detail) => reported.push(detail)
  )
  expect(await meet('10.0.0.1', 4717, new AbortController().signal)).toBeNull()
  expect(reported).toEqual(['10.0.0.1: broken'])
})

test('an aborted probe is not reported', async () => {
  const reported: string[] = []
  const meet = withoutRejection(
    (_address, _port, signal) => Promise.reject(signal.reason as Error),
    (detail) => reported.push(detail)
  )
  expect(await meet('10.0.0.1', 4717, AbortSignal.abort())).toBeNull()
  expect(reported).toEqual([])
})
