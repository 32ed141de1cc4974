/** A page that stops or does not load comes back, but not for ever. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { maxReloads, reloadsWithinMs } from '../../../src/main/electron/page-crash.ts'
import { createDesktopWindow } from '../../../src/main/electron/window.ts'
import { resetSystem, system, windowOptions } from '../../support/electron/fake-window.ts'

vi.mock('electron', () => import('../../support/electron/fake-window.ts'))

beforeEach(() => {
  resetSystem()
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockReturnValue()
  createDesktopWindow(windowOptions).show()
})

afterEach(() => {
  for (const window of system.windows) window.emit('closed')
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const loads = (): number => system.windows[0]?.calls.filter((call) => call.startsWith('load')).length ?? 0

async function crash(reason = 'crashed'): Promise<void> {
  system.windows[0]?.webContents.emit('render-process-gone', {}, { reason, exitCode: 5 })
  await vi.advanceTimersByTimeAsync(1)
}

async function failToLoad(code: number, isMainFrame = true): Promise<void> {
  system.windows[0]?.webContents.emit('did-fail-load', {}, code, 'ERR', 'app://parley/', isMainFrame)
  await vi.advanceTimersByTimeAsync(1)
}

test.each(['crashed', 'oom', 'killed', 'clean-exit'])('a crashed page (%s) is reloaded', async (why) => {
  await crash(why)
  expect(loads()).toBe(2)
  expect(system.requested).toEqual([])
})

test('after several crashes the person is asked', async () => {
  system.presses = 1
  for (let time = 0; time <= maxReloads; time += 1) await crash()
  expect(loads()).toBe(1 + maxReloads)
  expect(system.requested).toMatchObject([
    { message: expect.stringMatching(/stopped several times/) as string }
  ])
  expect(system.requested[0]?.buttons).toEqual(['Try Again', 'Quit Parley'])
  expect(system.quits).toBe(1)
})

test('trying again allows the same number of reloads', async () => {
  for (let time = 0; time <= maxReloads; time += 1) await crash()
  expect([loads(), system.quits]).toEqual([2 + maxReloads, 0])
  await crash()
  expect(system.requested).toHaveLength(1)
})

test('crashes with much time between them do not count', async () => {
  for (let time = 0; time < 10; time += 1) {
    await crash()
    await vi.advanceTimersByTimeAsync(reloadsWithinMs / maxReloads + 1)
  }
  expect(system.requested).toEqual([])
})

test('a page that does not load is retried, then the person is asked', async () => {
  for (let time = 0; time <= maxReloads; time += 1) await failToLoad(-102)
  expect(loads()).toBeGreaterThan(1)
  expect(system.requested[0]?.message).toMatch(/could not be loaded/)
})

test('a replaced load, or one of a frame, is not a failure', async () => {
  for (let time = 0; time < 10; time += 1) await failToLoad(-3)
  for (let time = 0; time < 10; time += 1) await failToLoad(-102, false)
  expect([loads(), system.requested]).toEqual([1, []])
})

test('a destroyed window is not reloaded', async () => {
  const [window] = system.windows
  if (window) system.destroyed.add(window)
  await crash()
  expect(loads()).toBe(1)
})
