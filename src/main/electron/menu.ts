/** Windows and Linux show no menu bar over a page with its own title bar; it provides the shortcuts. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuWord } from '../../renderer/words/desktop.ts'
import { wordsFor } from './words.ts'

type Role = Exclude<MenuWord, 'view' | 'edit' | 'file' | 'window'>
type MenuEntry = Role | 'separator'

const onMac = (): boolean => process.platform === 'darwin'

export function setMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus()))
}

function menus(): MenuItemConstructorOptions[] {
  const { menu } = wordsFor(app.getLocale())
  const entries = (...roles: MenuEntry[]): MenuItemConstructorOptions[] =>
    roles.map((role) => (role === 'separator' ? { type: 'separator' } : { role, label: menu[role] }))
  return [
    ...(onMac() ? [{ role: 'appMenu' as const, submenu: entries(...ofApp) }] : []),
    { role: 'fileMenu', label: menu.file, submenu: entries(onMac() ? 'close' : 'quit') },
    { role: 'editMenu', label: menu.edit, submenu: entries(...ofEdit) },
    { label: menu.view, submenu: entries(...ofView()) },
    { role: 'windowMenu', label: menu.window, submenu: entries(...ofWindow()) }
  ]
}

const ofApp: readonly MenuEntry[] = [
  'about',
  'separator',
  'services',
  'separator',
  'hide',
  'hideOthers',
  'unhide',
  'separator',
  'quit'
]

const ofEdit: readonly MenuEntry[] = [
  'undo',
  'redo',
  'separator',
  'cut',
  'copy',
  'paste',
  'pasteAndMatchStyle',
  'delete',
  'selectAll'
]

function ofView(): MenuEntry[] {
  const forDevelopers: MenuEntry[] = app.isPackaged ? [] : ['toggleDevTools']
  return [
    'reload',
    ...forDevelopers,
    'separator',
    'resetZoom',
    'zoomIn',
    'zoomOut',
    'separator',
    'togglefullscreen'
  ]
}

function ofWindow(): MenuEntry[] {
  return onMac() ? ['minimize', 'zoom', 'separator', 'front'] : ['minimize', 'close']
}
