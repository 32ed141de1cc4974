import { expect, test } from 'vitest'
import { retryWhileLocked } from '../../../src/main/store/retry-locked.ts'

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/** Fails a number of times, then succeeds. */
function refused(times: number, code: string) {
  const pauses: number[] = []
  let left = times
  const act = (): string => {
    if (left === 0) return 'done'
    left -= 1
    throw systemError(code)
  }
  return { act, pauses, pause: (ms: number) => void pauses.push(ms) }
}

test.each(['EPERM', 'EACCES', 'EBUSY'])('on Windows %s is retried', (code) => {
  const { act, pause, pauses } = refused(3, code)
  expect(retryWhileLocked(act, 'win32', pause)).toBe('done')
  expect(pauses).toEqual([10, 20, 30])
})

test('a file that stays in use fails after half a second', () => {
  const { act, pause, pauses } = refused(Infinity, 'EPERM')
  expect(() => retryWhileLocked(act, 'win32', pause)).toThrow('EPERM')
  const total = pauses.reduce((sum, ms) => sum + ms, 0)
  expect(total).toBeGreaterThanOrEqual(400)
  expect(total).toBeLessThan(1_000)
})

test('a missing file is not retried', () => {
  const { act, pause, pauses } = refused(1, 'ENOENT')
  expect(() => retryWhileLocked(act, 'win32', pause)).toThrow('ENOENT')
  expect(pauses).toEqual([])
})

test.each(['linux', 'darwin'] as const)('on %s an error is not retried', (platform) => {
  const { act, pause, pauses } = refused(1, 'EPERM')
  expect(() => retryWhileLocked(act, platform, pause)).toThrow('EPERM')
  expect(pauses).toEqual([])
})

test('the default delay waits', () => {
  const { act } = refused(1, 'EBUSY')
  const begun = performance.now()
  retryWhileLocked(act, 'win32')
  expect(performance.now() - begun).toBeGreaterThan(5)
})
