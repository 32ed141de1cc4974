/** How the window looks where the page does not draw: before it is there, and around the system's buttons. */
import { nativeTheme, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { DevicePayload } from '#shared/bridge.ts'
import { chromeOn } from '#shared/chrome.ts'

/** The interface's ground, so that a new window does not flash, and its ink: the same values as its tokens. */
export const colours = {
  plain: { light: { ground: '#faf6ef', ink: '#26221c' }, dark: { ground: '#191714', ink: '#f2ede4' } },
  strong: { light: { ground: '#ffffff', ink: '#000000' }, dark: { ground: '#000000', ink: '#ffffff' } }
} as const

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
    return { titleBarStyle: 'hidden', titleBarOverlay: overlay(), backgroundColor: current().ground }
  }
  return {
    titleBarStyle: 'hiddenInset',
    // Here only for its measures, which the page's styles ask for.
    titleBarOverlay: { height },
    trafficLightPosition: { x: lights.inset, y: (height - lights.height) / 2 },
    backgroundColor: current().ground
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
  window.setBackgroundColor(current().ground)
  if (chromeOn(process.platform).kind === 'overlay') window.setTitleBarOverlay(overlay())
}

function overlay(): { color: string; symbolColor: string; height: number } {
  const { ground, ink } = current()
  return { color: ground, symbolColor: ink, height: chromeOn(process.platform).height }
}

function current(): { ground: string; ink: string } {
  return colours[contrast ? 'strong' : 'plain'][nativeTheme.shouldUseDarkColors ? 'dark' : 'light']
}
