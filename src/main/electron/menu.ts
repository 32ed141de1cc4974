/** The menu bar: the system's own roles, so that every entry works and reads as elsewhere. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron'

export function setMenu(): void {
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      { role: 'fileMenu' },
      { role: 'editMenu' },
      view(),
      { role: 'windowMenu' }
    ])
  )
}

function view(): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = app.isPackaged ? [] : [{ role: 'toggleDevTools' }]
  return {
    label: 'View',
    submenu: [
      { role: 'reload' },
      ...forDevelopers,
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' }
    ]
  }
}
