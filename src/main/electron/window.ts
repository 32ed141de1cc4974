/** The app's one window. Closing it, or reloading its page, does not touch the device. */
import { app, BrowserWindow, type WebPreferences } from 'electron'
import { followSystem, frame } from './appearance.ts'
import { calmWhenSeen } from './badge.ts'
import { whenPresentable } from './show-when-ready.ts'
import { hideStripInFullScreen } from './full-screen.ts'
import { bringPageBack } from './page-crash.ts'
import { startAgain } from './relaunch.ts'
import { noteShown } from './window-shown.ts'

export interface DesktopWindow {
  /** null while there is none, as on macOS after it was closed. */
  current(): BrowserWindow | null
  /** Brings it to the front; makes it when there is none. */
  show(): void
}

export interface WindowParts {
  /** What it shows. */
  home: string
  /** The built preload script. */
  preload: string
  /** Once the device is open; before that there would be nothing to do in the window. */
  opened: Promise<void>
  /** Called with every new window, before it loads anything. */
  onMade?: (window: BrowserWindow) => void
}

export function prepareWindow(parts: WindowParts): DesktopWindow {
  let window: BrowserWindow | null = null
  let closing = false
  const show = (): void => {
    if (closing) return
    if (window) return bringToFront(window)
    window = openWindow(parts)
    window.once('closed', () => (window = null))
  }
  app.on('second-instance', () => {
    // The one that was just started has handed over to us and ended; it must not have been started in vain.
    if (closing) startAgain()
    else show()
  })
  app.on('activate', show)
  app.on('will-quit', () => (closing = true))
  app.on('window-all-closed', () => {
    // On macOS an app stays until it is told to quit.
    if (process.platform !== 'darwin') app.quit()
  })
  return { current: () => window, show }
}

function openWindow({ home, preload, opened, onMade }: WindowParts): BrowserWindow {
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
  const load = (): void => {
    if (window.isDestroyed()) return
    window.loadURL(home).catch((error: unknown) => {
      console.error('the interface did not load:', error)
    })
  }
  followSystem(window)
  calmWhenSeen(window)
  hideStripInFullScreen(window)
  bringPageBack(window, load)
  onMade?.(window)
  whenPresentable(window, opened, () => {
    window.show()
    noteShown()
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
    // Elsewhere the spell checker fetches its dictionaries from the internet; macOS has its own.
    spellcheck: process.platform === 'darwin'
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  noteShown()
  window.focus()
}
