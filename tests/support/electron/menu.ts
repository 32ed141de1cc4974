/** Menus: nothing is drawn, but a role that Electron does not know would be an entry that does nothing. */
import { readFileSync } from 'node:fs'
import type { MenuItemConstructorOptions } from 'electron'
import { strict } from './strict.ts'

/** As Electron's own types list them. */
export function knownRoles(): ReadonlySet<string> {
  const types = readFileSync('node_modules/electron/electron.d.ts', 'utf8')
  const list = /interface MenuItemConstructorOptions [\s\S]*?\brole\?: \(([^)]*)\)/.exec(types)?.[1]
  if (list === undefined) throw new Error('electron.d.ts lists no roles')
  return new Set(Array.from(list.matchAll(/'(\w+)'/g), ([, role]) => role ?? ''))
}

export const Menu = strict('Menu', {
  buildFromTemplate(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
    const roles = knownRoles()
    for (const item of template) mustWork(item, roles)
    return template
  },
  setApplicationMenu(menu: MenuItemConstructorOptions[]): void {
    if (menu.length === 0) throw new Error('the menu is empty')
  }
})

function mustWork(item: MenuItemConstructorOptions, roles: ReadonlySet<string>): void {
  const { role, label, type, submenu } = item
  if (role === undefined && label === undefined && type === undefined)
    throw new Error('Invalid template for MenuItem: must have at least one of label, role or type')
  if (role !== undefined && !roles.has(role)) throw new Error(`Electron knows no menu role ${role}`)
  if (Array.isArray(submenu)) for (const each of submenu) mustWork(each, roles)
}
