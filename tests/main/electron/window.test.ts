import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openTimeoutMs, showAfterMs } from '../../../src/main/electron/show-when-ready.ts'
import { createDesktopWindow, type DesktopWindow } from '../../../src/main/electron/window.ts'
import {
  app,
  resetSystem,
  system,
  windowOptions,
  type BrowserWindow
} from '../../support/electron/fake-window.ts'

vi.mock('electron', () => import('../../support/electron/fake-window.ts'))

beforeEach(() => {
  resetSystem()
})

afterEach(() => {
  for (const window of system.windows) window.emit('closed')
  vi.restoreAllMocks()
})

function open(): DesktopWindow {
  const window = createDesktopWindow(windowOptions)
  window.show()
  return window
}

function pretendToBeOn(platform: NodeJS.Platform): void {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
}

describe('the window appears', () => {
  const shows = (): number => system.windows[0]?.calls.filter((call) => call === 'show').length ?? 0

  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  type Sign = [name: string, platform: NodeJS.Platform, give: (window: BrowserWindow) => void]
  const signs: Sign[] = [
    ['the first frame', 'darwin', (window) => window.emit('ready-to-show')],
    ['a page that has loaded', 'linux', (window) => window.webContents.emit('did-finish-load')],
    ['a page that did not load', 'win32', (window) => window.webContents.emit('did-fail-load', {}, -3)]
  ]
  test.each(signs)('at %s, once', async (_, platform, give) => {
    pretendToBeOn(platform)
    open()
    const [window] = system.windows
    expect(window?.options.show).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(shows()).toBe(0)
    if (window) give(window)
    await vi.advanceTimersByTimeAsync(1)
    expect(shows()).toBe(1)
    window?.emit('ready-to-show')
    await vi.advanceTimersByTimeAsync(2 * showAfterMs)
    expect(shows()).toBe(1)
  })

  test('after a limit when no event comes', async () => {
    open()
    await vi.advanceTimersByTimeAsync(showAfterMs)
    expect(shows()).toBe(1)
  })

  test('after the device has opened, or after a limit', async () => {
    createDesktopWindow({ ...windowOptions, opened: new Promise(() => undefined) }).show()
    system.windows[0]?.emit('ready-to-show')
    await vi.advanceTimersByTimeAsync(openTimeoutMs - 1)
    expect(shows()).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(shows()).toBe(1)
  })

  test('never after it has been closed', async () => {
    open()
    system.windows[0]?.emit('closed')
    await vi.advanceTimersByTimeAsync(2 * openTimeoutMs)
    expect(shows()).toBe(0)
  })
})

describe('while the app quits', () => {
  test('no window opens', () => {
    const window = open()
    system.windows[0]?.emit('closed')
    app.emit('will-quit')
    app.emit('activate')
    window.show()
    expect(system.windows).toHaveLength(1)
  })

  test('a second start opens the app again after it has ended', () => {
    open()
    system.windows[0]?.emit('closed')
    app.emit('will-quit')
    app.emit('second-instance')
    app.emit('second-instance')
    expect([system.windows.length, system.restarts]).toEqual([1, 1])
  })
})

test('the window fits a small screen and restores its bounds', () => {
  open()
  const remembered = { name: 'main', windowStatePersistence: true }
  expect(system.windows[0]?.options).toMatchObject({ minWidth: 360, minHeight: 480, ...remembered })
})

test('a second start restores a minimised window', () => {
  open()
  system.minimized = true
  app.emit('second-instance')
  expect(system.windows).toHaveLength(1)
  expect(system.windows[0]?.calls.slice(-3)).toEqual(['restore', 'show', 'focus'])
})

test('a closed window can be opened again', () => {
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
