/** How the window looks where the page does not draw: before it is there, and around the system's buttons. */
import { nativeTheme, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { DevicePayload } from '#shared/bridge.ts'
import { chromeOn } from '#shared/chrome.ts'

/** The interface's ground, so that a new window does not flash; the same values as its tokens. */
export const background = { light: '#faf6ef', dark: '#191714' }
/** What is drawn on it; with more contrast, black and white. */
export const ink = { light: '#26221c', dark: '#f2ede4' }
const strongInk = { light: '#000000', dark: '#ffffff' }

/** Pixels from the edge to the lights of macOS, and how tall they are. */
const lights = { inset: 16, height: 16 }

let contrast = false

/** What the page chose; a window made later has it too. */
export function setAppearance(chosen: DevicePayload<'appearance:set'>, window: BrowserWindow): void {
  contrast = chosen.contrast
  nativeTheme.themeSource = chosen.scheme
  paint(window)
}

/** The window's frame: none, but for the system's own buttons over the page. */
export function frame(): BrowserWindowConstructorOptions {
  const { kind, height } = chromeOn(process.platform)
  if (kind !== 'mac') {
    return { titleBarStyle: 'hidden', titleBarOverlay: overlay(), backgroundColor: background[shade()] }
  }
  return {
    titleBarStyle: 'hiddenInset',
    // Here only for its measures, which the page's styles ask for.
    titleBarOverlay: { height },
    trafficLightPosition: { x: lights.inset, y: (height - lights.height) / 2 },
    backgroundColor: background[shade()]
  }
}

/** Repaints the window when the system turns dark or light. */
export function followSystem(window: BrowserWindow): void {
  const repaint = (): void => {
    paint(window)
  }
  nativeTheme.on('updated', repaint)
  window.once('closed', () => nativeTheme.off('updated', repaint))
}

function paint(window: BrowserWindow): void {
  window.setBackgroundColor(background[shade()])
  if (chromeOn(process.platform).kind === 'overlay') window.setTitleBarOverlay(overlay())
}

function overlay(): { color: string; symbolColor: string; height: number } {
  const { height } = chromeOn(process.platform)
  return { color: background[shade()], symbolColor: (contrast ? strongInk : ink)[shade()], height }
}

function shade(): 'dark' | 'light' {
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
}
