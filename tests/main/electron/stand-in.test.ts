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

test('what it has works', () => {
  expect(app.getName()).toBe(app.name)
  expect(app.nothing).toBeUndefined()
})

test('what it lacks fails by name', () => {
  expect((): unknown => Reflect.get(app, 'relaunch')).toThrow('the Electron stand-in lacks app.relaunch')
  expect((): unknown => Reflect.set(app, 'badge', 1)).toThrow('the Electron stand-in lacks app.badge')
})

test('waiting for it is no use of it', async () => {
  expect(await Promise.resolve(app)).toBe(app)
})

test('listening to what never happens fails by name', () => {
  const window = new StrictEmitter('BrowserWindow', ['closed'])
  expect(() => window.on('closed', () => undefined)).not.toThrow()
  expect(() => window.on('resize', () => undefined)).toThrow(/never emits resize on BrowserWindow/)
})

test('an option it would ignore fails by name', () => {
  expect(() => assertKnown('the window option', { width: 1, kiosk: true }, ['width'])).toThrow(
    /window option kiosk/
  )
})

describe('what crosses the context bridge', () => {
  test('is a copy of own members: no prototype, no class, no method', () => {
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

  test('keeps of an error its message alone', () => {
    const crossed = cross(Object.assign(new TypeError('no'), { code: 7 })) as Error
    expect([crossed.message, crossed.name, 'code' in crossed]).toEqual(['no', 'Error', false])
  })

  test('keeps what can be cloned, and refuses the rest', () => {
    expect(cross({ at: new Date(0), all: new Map([[1, [2]]]) })).toEqual({
      at: new Date(0),
      all: new Map([[1, [2]]])
    })
    expect(() => cross({ weak: new WeakMap() })).toThrow(/could not be cloned/)
  })

  test('has an end', () => {
    const endless: { inner?: object } = {}
    endless.inner = endless
    expect(() => cross(endless)).toThrow(/recursion depth/)
  })

  test('is frozen only where it is put on the page', async () => {
    const api = freeze(cross({ part: { list: [1] }, ask: () => Promise.resolve({ ok: true }) })) as {
      part: { list: number[] }
      ask: () => Promise<{ ok: boolean }>
    }
    expect([Object.isFrozen(api.part.list), Object.isFrozen(await api.ask())]).toEqual([true, false])
  })
})

describe('a menu', () => {
  test('takes the roles that Electron lists, and no other', () => {
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

test.each(['app://parley/', 'app://parley/assets/a.js?b#c'])(
  '%s survives the way into Chromium and back',
  (url) => {
    expect(toLoadable(url)).toMatch(/^https:\/\/parley\.app\.invalid\//)
    expect(fromLoadable(toLoadable(url))).toBe(url)
  }
)

test('a foreign address stays what it is', () => {
  expect(fromLoadable('https://example.org/x.invalid/')).toBe('https://example.org/x.invalid/')
})
