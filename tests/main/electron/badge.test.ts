/** What is seen of the app while its window is not. */
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createBadge } from '../../../src/main/electron/badge.ts'
import { createDesktopWindow } from '../../../src/main/electron/window.ts'
import { resetSystem, system, windowOptions } from '../../support/electron/fake-window.ts'

vi.mock('electron', () => import('../../support/electron/fake-window.ts'))

beforeEach(() => {
  resetSystem()
})
afterEach(() => {
  for (const window of system.windows) window.emit('closed')
  vi.restoreAllMocks()
})

/** A window on this platform, as the page of it counts. */
function openOn(platform: NodeJS.Platform) {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
  createDesktopWindow(windowOptions).show()
  const [window] = system.windows
  if (!window) throw new Error('no window was opened')
  const attention = createBadge()
  return {
    focus: () => window.emit('focus'),
    count: (unread: number, mentions: number) => {
      attention({ unread, mentions }, window as unknown as BrowserWindow)
    },
    nudges: () => window.calls.filter((call) => call === 'flash' || call === 'calm')
  }
}

test.each([
  ['linux', 7],
  ['darwin', 7],
  ['win32', 0]
] as const)('on %s the icon shows the number where it can', (platform, badge) => {
  const { count } = openOn(platform)
  count(7, 0)
  expect(system.badge).toBe(badge)
})

test('a new mention flashes the window until it has the focus; other messages do not', () => {
  const { count, focus, nudges } = openOn('win32')
  count(5, 0)
  expect(nudges()).toEqual([])
  count(6, 1)
  expect(nudges()).toEqual(['flash'])
  count(7, 1)
  count(3, 0)
  expect(nudges()).toEqual(['flash'])
  focus()
  expect(nudges()).toEqual(['flash', 'calm'])
  count(1, 1)
  expect(nudges()).toEqual(['flash', 'calm', 'flash'])
})

test('a focused window does not flash', () => {
  const { count, nudges } = openOn('linux')
  system.focused = true
  count(1, 1)
  system.focused = false
  count(2, 1)
  expect(nudges()).toEqual([])
})

test('the icon does not bounce on macOS', () => {
  const { count, focus, nudges } = openOn('darwin')
  count(1, 1)
  focus()
  expect(nudges()).toEqual([])
})
