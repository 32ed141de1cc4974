/**
 * The menu bar: the system's own roles, so that every entry works as elsewhere. Windows and Linux show none over
 * a page that draws its own title bar; there it gives the keys. What the page does by keys it does itself.
 */
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { wordsFor, type MenuWord } from './words.ts'

/** What has a role of that name. */
type Role = Exclude<MenuWord, 'view' | 'edit' | 'file' | 'window'>
type Entry = Role | 'separator'

const onMac = (): boolean => process.platform === 'darwin'

export function setMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus()))
}

function menus(): MenuItemConstructorOptions[] {
  const { menu } = wordsFor(app.getLocale())
  const entries = (...roles: Entry[]): MenuItemConstructorOptions[] =>
    roles.map((role) => (role === 'separator' ? { type: 'separator' } : { role, label: menu[role] }))
  return [
    ...(onMac() ? [{ role: 'appMenu' as const, submenu: entries(...ofApp) }] : []),
    { role: 'fileMenu', label: menu.file, submenu: entries(onMac() ? 'close' : 'quit') },
    { role: 'editMenu', label: menu.edit, submenu: entries(...ofEdit) },
    { label: menu.view, submenu: entries(...ofView()) },
    { role: 'windowMenu', label: menu.window, submenu: entries(...ofWindow()) }
  ]
}

const ofApp: readonly Entry[] = [
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

const ofEdit: readonly Entry[] = [
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

function ofView(): Entry[] {
  const forDevelopers: Entry[] = app.isPackaged ? [] : ['toggleDevTools']
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

function ofWindow(): Entry[] {
  return onMac() ? ['minimize', 'zoom', 'separator', 'front'] : ['minimize', 'close']
}
