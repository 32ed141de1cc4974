/** The items of the menu bar, none of which takes a key of the page. */
import { readdirSync, readFileSync } from 'node:fs'
import type { MenuItemConstructorOptions } from 'electron'
import { afterEach, expect, test, vi } from 'vitest'
import { setMenu } from '../../../src/main/electron/menu.ts'

const system = vi.hoisted(() => ({
  locale: 'en-GB',
  packaged: false,
  menus: [] as MenuItemConstructorOptions[]
}))

vi.mock('electron', () => ({
  app: {
    getLocale: () => system.locale,
    get isPackaged() {
      return system.packaged
    }
  },
  Menu: {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
    setApplicationMenu: (menus: MenuItemConstructorOptions[]) => (system.menus = menus)
  }
}))

afterEach(() => {
  vi.restoreAllMocks()
  Object.assign(system, { locale: 'en-GB', packaged: false })
})

function menusOn(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
  setMenu()
  return system.menus
}

function entriesOn(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  return menusOn(platform).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
}

/** The keys that Electron gives to roles, on any system. */
const keysOfRoles: Readonly<Record<string, readonly string[]>> = {
  hide: ['Mod+H'],
  hideOthers: ['Mod+Alt+H'],
  quit: ['Mod+Q'],
  close: ['Mod+W'],
  undo: ['Mod+Z'],
  redo: ['Mod+Shift+Z', 'Mod+Y'],
  cut: ['Mod+X'],
  copy: ['Mod+C'],
  paste: ['Mod+V'],
  pasteAndMatchStyle: ['Mod+Shift+V', 'Mod+Alt+Shift+V'],
  selectAll: ['Mod+A'],
  reload: ['Mod+R'],
  toggleDevTools: ['Mod+Shift+I', 'Mod+Alt+I'],
  resetZoom: ['Mod+0'],
  zoomIn: ['Mod++', 'Mod+='],
  zoomOut: ['Mod+-'],
  togglefullscreen: ['F11'],
  minimize: ['Mod+M']
}
const withoutKeys = ['about', 'services', 'unhide', 'delete', 'zoom', 'front']

/** What the page does by keys, as its commands write them down, and the keys that it is known for. */
function keysOfPage(): string[] {
  const folder = 'src/renderer/commands'
  const text = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
  const written = text.join('\n').matchAll(/'((?:Mod|Alt|Shift)\+[^'$]+|F\d+)'/g)
  const known = ['Mod+K', 'Mod+F', 'Mod+B', 'Mod+,', 'Alt+ArrowUp', 'Alt+ArrowDown', '?']
  return [...known, ...[...written].flatMap(([, keys]) => keys ?? [])]
}

test.each(['linux', 'win32', 'darwin'] as const)(
  'on %s no menu item has a shortcut of the page',
  (platform) => {
    const taken = entriesOn(platform).flatMap(({ role = '', accelerator }) => {
      if (accelerator !== undefined) return [accelerator]
      return keysOfRoles[role] ?? []
    })
    expect(taken).toContain('Mod+C')
    expect(keysOfPage().length).toBeGreaterThan(15)
    expect(keysOfPage().filter((keys) => taken.includes(keys))).toEqual([])
  }
)

test.each(['linux', 'darwin'] as const)(
  'on %s every item has a label and a role whose shortcut is known',
  (platform) => {
    for (const { type, role, label } of entriesOn(platform)) {
      if (type === 'separator') continue
      expect([...Object.keys(keysOfRoles), ...withoutKeys]).toContain(role)
      expect(label).not.toBe('')
    }
  }
)

test('only macOS has the app menu, and has it first', () => {
  expect(menusOn('darwin').map(({ role, label }) => role ?? label)).toEqual([
    'appMenu',
    'fileMenu',
    'editMenu',
    'View',
    'windowMenu'
  ])
  expect(menusOn('linux')[0]?.role).toBe('fileMenu')
})

test('the packaged app has no developer tools', () => {
  const roles = (): unknown[] => entriesOn('linux').map(({ role }) => role)
  expect(roles()).toContain('toggleDevTools')
  system.packaged = true
  expect(roles()).not.toContain('toggleDevTools')
})

test('the menu is in the language of the system', () => {
  system.locale = 'de-AT'
  expect(menusOn('linux').map(({ label }) => label)).toEqual(['Ablage', 'Bearbeiten', 'Ansicht', 'Fenster'])
})
