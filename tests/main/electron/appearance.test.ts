/** What the window draws around the page, and in its place before it is there. */
import { readFileSync } from 'node:fs'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { windowColours, setAppearance } from '../../../src/main/electron/appearance.ts'
import { createDesktopWindow } from '../../../src/main/electron/window.ts'
import {
  nativeTheme,
  resetSystem,
  system,
  windowOptions,
  type BrowserWindow as FakeWindow
} from '../../support/electron/fake-window.ts'

vi.mock('electron', () => import('../../support/electron/fake-window.ts'))

beforeEach(() => {
  resetSystem()
  setAppearance({ scheme: 'system', contrast: false }, openOn('linux') as unknown as BrowserWindow)
})
afterEach(() => {
  for (const window of system.windows) window.emit('closed')
  vi.restoreAllMocks()
})

function openOn(platform: NodeJS.Platform): FakeWindow {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
  createDesktopWindow(windowOptions).show()
  const window = system.windows.at(-1)
  if (!window) throw new Error('no window was opened')
  return window
}

/** The values of the style sheet's ground and ink tokens. */
function tokensIn(file: string): string[] {
  const text = readFileSync(`src/renderer/styles/${file}.css`, 'utf8')
  return ['ground', 'ink'].map((name) => new RegExp(`--${name}: light-dark\\((.*?)\\)`).exec(text)?.[1] ?? '')
}

test.each([
  ['tokens', 'plain'],
  ['contrast', 'strong']
] as const)('the window colours equal the interface’s in the %s theme', (file, kind) => {
  const { light, dark } = windowColours[kind]
  expect(tokensIn(file)).toEqual([`${light.background}, ${dark.background}`, `${light.text}, ${dark.text}`])
})

test.each([
  ['light', false],
  ['dark', true]
] as const)('a new window in a %s system does not flash', (shade, dark) => {
  system.dark = dark
  const { options } = openOn('win32')
  const { background, text } = windowColours.plain[shade]
  expect(options.backgroundColor).toBe(background)
  expect(options.titleBarOverlay).toEqual({ color: background, symbolColor: text, height: 40 })
})

test.each([
  ['win32', 'hidden'],
  ['linux', 'hidden'],
  ['darwin', 'hiddenInset']
] as const)('on %s the page fills the window, under the system’s buttons', (platform, titleBarStyle) => {
  const { options } = openOn(platform)
  expect(options).toMatchObject({ titleBarStyle, titleBarOverlay: { height: 40 } })
  expect(options.trafficLightPosition).toEqual(platform === 'darwin' ? { x: 16, y: 12 } : undefined)
})

test('the window buttons take the colours of the page', () => {
  const window = openOn('linux')
  setAppearance({ scheme: 'dark', contrast: false }, window as unknown as BrowserWindow)
  expect(nativeTheme.themeSource).toBe('dark')
  expect(window.calls.slice(-2)).toEqual(['ground #191714', 'overlay #191714 #f2ede4 40'])
  setAppearance({ scheme: 'light', contrast: true }, window as unknown as BrowserWindow)
  expect(window.calls.at(-1)).toBe('overlay #ffffff #000000 40')
})

test('a change of the system theme updates the window, but not a closed one', () => {
  const [window, closed] = [openOn('win32'), openOn('win32')]
  closed.emit('closed')
  const before = closed.calls.length
  system.dark = true
  nativeTheme.emit('updated')
  expect(window.calls.at(-1)).toBe('overlay #191714 #f2ede4 40')
  expect(closed.calls).toHaveLength(before)
})

test('macOS has no title bar overlay', () => {
  const window = openOn('darwin')
  nativeTheme.emit('updated')
  expect(window.calls.at(-1)).toBe('ground #faf6ef')
})
