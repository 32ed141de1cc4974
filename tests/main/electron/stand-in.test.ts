/** The stand-in is only worth something if it never lets pass what it does not really do. */
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { setMenu } from '../../../src/main/electron/menu.ts'
import { fromLoadable, toLoadable } from '../../support/electron/chromium.ts'
import { cross, freeze } from '../../support/electron/context-bridge.ts'
import { knownRoles, Menu } from '../../support/electron/menu.ts'
import { strict, StrictEmitter, assertKnown } from '../../support/electron/strict.ts'

const built = vi.hoisted(() => ({ menus: [] as MenuItemConstructorOptions[][] }))
vi.mock('electron', () => ({
  app: { getLocale: () => 'en-GB', isPackaged: false },
  Menu: {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => built.menus.push(template),
    setApplicationMenu: () => undefined
  }
}))

const app = strict('app', { name: 'Parley', getName: () => 'Parley', nothing: undefined })

test('an implemented member works', () => {
  expect(app.getName()).toBe(app.name)
  expect(app.nothing).toBeUndefined()
})

test('a missing member fails with its name', () => {
  expect((): unknown => Reflect.get(app, 'relaunch')).toThrow('the Electron stand-in lacks app.relaunch')
  expect((): unknown => Reflect.set(app, 'badge', 1)).toThrow('the Electron stand-in lacks app.badge')
})

test('awaiting it does not fail', async () => {
  expect(await Promise.resolve(app)).toBe(app)
})

test('listening to an unknown event fails with its name', () => {
  const window = new StrictEmitter('BrowserWindow', ['closed'])
  expect(() => window.on('closed', () => undefined)).not.toThrow()
  expect(() => window.on('resize', () => undefined)).toThrow(/never emits resize on BrowserWindow/)
})

test('an unknown option fails with its name', () => {
  expect(() => assertKnown('the window option', { width: 1, kiosk: true }, ['width'])).toThrow(
    /window option kiosk/
  )
})

describe('what crosses the context bridge', () => {
  test('is a copy of own members, without prototypes, classes and methods', () => {
    class Person {
      name = 'Mina'
      greet = (): string => 'hello'
      wave(): string {
        return 'wave'
      }
    }
    const crossed = cross(new Person()) as Person
    expect(Object.keys(crossed)).toEqual(['name', 'greet'])
    expect([crossed.greet(), Reflect.get(crossed, 'wave')]).toEqual(['hello', undefined])
  })

  test('has only the message of an error', () => {
    const crossed = cross(Object.assign(new TypeError('no'), { code: 7 })) as Error
    expect([crossed.message, crossed.name, 'code' in crossed]).toEqual(['no', 'Error', false])
  })

  test('can be cloned, or is refused', () => {
    expect(cross({ at: new Date(0), all: new Map([[1, [2]]]) })).toEqual({
      at: new Date(0),
      all: new Map([[1, [2]]])
    })
    expect(() => cross({ weak: new WeakMap() })).toThrow(/could not be cloned/)
  })

  test('has a maximum depth', () => {
    const endless: { inner?: object } = {}
    endless.inner = endless
    expect(() => cross(endless)).toThrow(/recursion depth/)
  })

  test('is frozen only on the page', async () => {
    const api = freeze(cross({ part: { list: [1] }, request: () => Promise.resolve({ ok: true }) })) as {
      part: { list: number[] }
      request: () => Promise<{ ok: boolean }>
    }
    expect([Object.isFrozen(api.part.list), Object.isFrozen(await api.request())]).toEqual([true, false])
  })
})

describe('a menu', () => {
  test('accepts only the roles that Electron lists', () => {
    expect(knownRoles().has('togglefullscreen')).toBe(true)
    expect(knownRoles().size).toBeGreaterThan(40)
    const entry = (role: string): MenuItemConstructorOptions => ({ role: role as 'quit', label: 'x' })
    expect(() => Menu.buildFromTemplate([entry('toggleFullScreen')])).toThrow(/no menu role toggleFullScreen/)
    expect(() => Menu.buildFromTemplate([{ label: 'File', submenu: [entry('leave')] }])).toThrow(/leave/)
    expect(() => Menu.buildFromTemplate([{}])).toThrow(/label, role or type/)
  })

  test.each(['linux', 'darwin', 'win32'] as const)('of ours has only such roles on %s', (platform) => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
    setMenu()
    vi.restoreAllMocks()
    const made = built.menus.at(-1) ?? []
    expect(() => Menu.buildFromTemplate(made)).not.toThrow()
    expect(made.length).toBeGreaterThan(3)
  })
})

test.each(['app://parley/', 'app://parley/assets/a.js?b#c'])('%s survives Chromium’s URL parser', (url) => {
  expect(toLoadable(url)).toMatch(/^https:\/\/parley\.app\.invalid\//)
  expect(fromLoadable(toLoadable(url))).toBe(url)
})

test('a foreign address stays unchanged', () => {
  expect(fromLoadable('https://example.org/x.invalid/')).toBe('https://example.org/x.invalid/')
})
