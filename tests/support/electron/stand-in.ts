/**
 * Electron without its runtime, for tests: the built main process runs under plain Node, its window is a page of
 * a real Chromium, the built preload runs in that page. Only what the app uses is here; the rest fails by name.
 * What it cannot show: the sandbox, fuses, native dialogs and menus, and will-navigate inside our own origin.
 */
export { app } from './app.ts'
export { BrowserWindow } from './window.ts'
export { dialog, ipcMain, Menu, nativeTheme, protocol, session, shell } from './modules.ts'
