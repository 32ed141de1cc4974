/** The app's one window. Closing it, or reloading its page, does not touch the device. */
import { app, BrowserWindow, type WebPreferences } from 'electron'
import { followSystem, frame } from './appearance.ts'
import { calmWhenSeen } from './attention.ts'

export interface DesktopWindow {
  /** null while there is none, as on macOS after it was closed. */
  current(): BrowserWindow | null
  /** Brings it to the front; makes it when there is none. */
  show(): void
}

/** @param home what it shows; @param preload the built preload script */
export function prepareWindow(home: string, preload: string): DesktopWindow {
  let window: BrowserWindow | null = null
  const show = (): void => {
    if (window) return bringToFront(window)
    window = openWindow(preload)
    window.once('closed', () => (window = null))
    window.loadURL(home).catch((error: unknown) => {
      console.error('the interface did not load:', error)
    })
  }
  app.on('second-instance', show)
  app.on('activate', show)
  app.on('window-all-closed', () => {
    // On macOS an app stays until it is told to quit.
    if (process.platform !== 'darwin') app.quit()
  })
  return { current: () => window, show }
}

function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    name: 'main', // what its remembered place is stored under
    windowStatePersistence: true,
    title: 'Parley',
    width: 1100,
    height: 760,
    minWidth: 360,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    ...frame(),
    webPreferences: preferences(preload)
  })
  followSystem(window)
  calmWhenSeen(window)
  window.once('ready-to-show', () => {
    window.show()
  })
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
    // Elsewhere the spell checker fetches its dictionaries from the internet; macOS has its own.
    spellcheck: process.platform === 'darwin'
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
