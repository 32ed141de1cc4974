import { expect, test, vi } from 'vitest'
import { browserClock } from '../../../src/renderer/platform/clock.ts'

test('the clock calls after as long as it was asked to, unless that is taken back', () => {
  vi.useFakeTimers({ now: 1_000 })
  const called: number[] = []
  browserClock.after(50, () => called.push(browserClock.now()))
  const takeBack = browserClock.after(20, () => called.push(0))
  takeBack()
  vi.advanceTimersByTime(100)
  vi.useRealTimers()
  expect(called).toEqual([1_050])
})
