import { expect, test, vi } from 'vitest'
import { ProbeScheduler, type ScheduledProbe } from '../../../src/main/discovery/probe-scheduler.ts'

test('a sender that answers and announces new spaces without end is not asked without end', () => {
  vi.useFakeTimers()
  const questions = new ProbeScheduler(() => false)
  let asked = 0
  const question = (): ScheduledProbe => ({
    sender: '10.0.0.66',
    failures: 0,
    known: false,
    start: () => {
      asked += 1
      questions.refund('10.0.0.66') // it answers at once
    }
  })
  for (let n = 0; n < 500; n += 1) questions.add(question())
  vi.advanceTimersByTime(60_000)
  questions.stop()
  vi.useRealTimers()
  expect(asked).toBeGreaterThanOrEqual(16) // as many spaces as a computer may host
  expect(asked).toBeLessThanOrEqual(50)
})
