import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { prepareWindow, type DesktopWindow } from '../../../src/main/electron/window.ts'
import { app, system } from '../../support/electron/fake-window.ts'

vi.mock('electron', () => import('../../support/electron/fake-window.ts'))

beforeEach(() => {
  app.removeAllListeners()
  Object.assign(system, { dark: false, minimized: false, quits: 0, windows: [] })
})

afterEach(() => {
  vi.restoreAllMocks()
})

function open(): DesktopWindow {
  const window = prepareWindow('app://parley/', '/out/preload/index.cjs')
  window.show()
  return window
}

function pretendToBeOn(platform: NodeJS.Platform): void {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
}

test('it appears when there is something to see', () => {
  open()
  const [window] = system.windows
  expect(window?.calls).toEqual(['load app://parley/'])
  expect(window?.options.show).toBe(false)
  window?.emit('ready-to-show')
  expect(window?.calls.at(-1)).toBe('show')
})

test('it fits a phone-sized corner of the screen, and remembers its place', () => {
  open()
  const remembered = { name: 'main', windowStatePersistence: true }
  expect(system.windows[0]?.options).toMatchObject({ minWidth: 360, minHeight: 480, ...remembered })
})

test('a second start brings it back from the task bar', () => {
  open()
  system.minimized = true
  app.emit('second-instance')
  expect(system.windows).toHaveLength(1)
  expect(system.windows[0]?.calls.slice(-3)).toEqual(['restore', 'show', 'focus'])
})

test('once closed it is gone, and comes back when asked for', () => {
  const window = open()
  system.windows[0]?.emit('closed')
  expect(window.current()).toBeNull()
  app.emit('activate')
  expect(window.current()).toBe(system.windows[1])
})

test.each([
  ['linux', 1],
  ['win32', 1],
  ['darwin', 0]
] as const)('closing the last window on %s quits %i times', (platform, times) => {
  pretendToBeOn(platform)
  open()
  app.emit('window-all-closed')
  expect(system.quits).toBe(times)
})

test.each([
  ['linux', false],
  ['win32', false],
  ['darwin', true]
] as const)('on %s the spell checker, which may fetch dictionaries, is on: %s', (platform, on) => {
  pretendToBeOn(platform)
  open()
  expect(system.windows[0]?.options.webPreferences?.spellcheck).toBe(on)
})
