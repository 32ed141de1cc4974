import { expect, test, vi } from 'vitest'
import { systemClock } from '#shared/values/clock.ts'

test('the clock calls after the given time, unless it is cancelled', () => {
  vi.useFakeTimers({ now: 1_000 })
  const called: number[] = []
  systemClock.after(50, () => called.push(systemClock.now()))
  const takeBack = systemClock.after(20, () => called.push(0))
  takeBack()
  vi.advanceTimersByTime(100)
  vi.useRealTimers()
  expect(called).toEqual([1_050])
})
