/**
 * Electron without its runtime, for tests: the built main process runs under plain Node, its window is a page of
 * a real Chromium, the built preload runs in that page. Only what the app uses is here; the rest fails by name.
 * What it cannot show: the sandbox itself, fuses, native dialogs and menus, the asar file, BoringSSL, and that the
 * page's address begins with `app:`.
 */
export { app } from './app.ts'
export { dialog } from './dialog.ts'
export { Menu } from './menu.ts'
export { ipcMain, protocol, session, shell } from './modules.ts'
export { powerMonitor, powerSaveBlocker } from './system.ts'
export { nativeTheme } from './theme.ts'
export { BrowserWindow } from './window.ts'
