import { expect, test, vi } from 'vitest'
import { ProbeScheduler, type ScheduledProbe } from '../../../src/main/discovery/probe-scheduler.ts'

test('a sender that answers and keeps announcing new spaces has a limit', () => {
  vi.useFakeTimers()
  const scheduler = new ProbeScheduler(() => false)
  let probed = 0
  const nextProbe = (): ScheduledProbe => ({
    sender: '10.0.0.66',
    failures: 0,
    known: false,
    start: () => {
      probed += 1
      scheduler.refund('10.0.0.66') // it answers at once
    }
  })
  for (let n = 0; n < 500; n += 1) scheduler.add(nextProbe())
  vi.advanceTimersByTime(60_000)
  scheduler.stop()
  vi.useRealTimers()
  expect(probed).toBeGreaterThanOrEqual(16) // as many spaces as a computer may host
  expect(probed).toBeLessThanOrEqual(50)
})
