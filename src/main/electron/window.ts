/** The app's only window. Closing it or reloading its page does not affect the device. */
import { app, BrowserWindow, type WebPreferences } from 'electron'
import { repaintOnThemeChange, frameOptions } from './appearance.ts'
import { stopFlashOnFocus } from './badge.ts'
import { showWhenReady } from './show-when-ready.ts'
import { hideTitleBarInFullScreen } from './full-screen.ts'
import { reloadAfterCrash } from './page-crash.ts'
import { relaunch } from './relaunch.ts'
import { markWindowShown } from './window-shown.ts'

export interface DesktopWindow {
  current(): BrowserWindow | null
  show(): void
}

export interface WindowOptions {
  interfaceUrl: string
  preload: string
  opened: Promise<void>
  onCreated?: (window: BrowserWindow) => void
}

export function createDesktopWindow(options: WindowOptions): DesktopWindow {
  let window: BrowserWindow | null = null
  let closing = false
  const show = (): void => {
    if (closing) return
    if (window) return bringToFront(window)
    window = openWindow(options)
    window.once('closed', () => (window = null))
  }
  app.on('second-instance', () => {
    // The second instance has ended. While this one quits, it must be started again.
    if (closing) relaunch()
    else show()
  })
  app.on('activate', show)
  app.on('will-quit', () => (closing = true))
  app.on('window-all-closed', () => {
    // On macOS an app runs until the person quits it.
    if (process.platform !== 'darwin') app.quit()
  })
  return { current: () => window, show }
}

function openWindow({ interfaceUrl, preload, opened, onCreated }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    name: 'main', // the key of its stored position
    windowStatePersistence: true,
    title: 'Parley',
    width: 1100,
    height: 760,
    minWidth: 360,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    ...frameOptions(),
    webPreferences: preferences(preload)
  })
  const load = (): void => {
    if (window.isDestroyed()) return
    window.loadURL(interfaceUrl).catch((error: unknown) => {
      console.error('the interface did not load:', error)
    })
  }
  repaintOnThemeChange(window)
  stopFlashOnFocus(window)
  hideTitleBarInFullScreen(window)
  reloadAfterCrash(window, load)
  onCreated?.(window)
  showWhenReady(window, opened, () => {
    window.show()
    markWindowShown()
  })
  load()
  return window
}

function preferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Only macOS has its own dictionaries; elsewhere they come from the internet.
    spellcheck: process.platform === 'darwin'
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  markWindowShown()
  window.focus()
}
