/** The parts that the page does not draw: the window before it loads, and the system's buttons. */
import { nativeTheme, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { DevicePayload } from '#shared/bridge.ts'
import { chromeOn } from '#shared/chrome.ts'

/** Equal to the interface's tokens, so that a new window does not flash. */
export const windowColours = {
  plain: {
    light: { background: '#faf6ef', text: '#26221c' },
    dark: { background: '#191714', text: '#f2ede4' }
  },
  strong: {
    light: { background: '#ffffff', text: '#000000' },
    dark: { background: '#000000', text: '#ffffff' }
  }
} as const

/** macOS, in pixels; `inset` is the distance to the edge. */
const trafficLights = { inset: 16, height: 16 }

let contrast = false

export function setAppearance(chosen: DevicePayload<'appearance:set'>, window: BrowserWindow): void {
  contrast = chosen.contrast
  nativeTheme.themeSource = chosen.scheme
  paint(window)
}

/** Only the system's own buttons, over the page. */
export function frameOptions(): BrowserWindowConstructorOptions {
  const { kind, height } = chromeOn(process.platform)
  if (kind !== 'mac') {
    return { titleBarStyle: 'hidden', titleBarOverlay: overlay(), backgroundColor: current().background }
  }
  return {
    titleBarStyle: 'hiddenInset',
    titleBarOverlay: { height },
    trafficLightPosition: { x: trafficLights.inset, y: (height - trafficLights.height) / 2 },
    backgroundColor: current().background
  }
}

export function repaintOnThemeChange(window: BrowserWindow): void {
  const repaint = (): void => {
    paint(window)
  }
  nativeTheme.on('updated', repaint)
  window.once('closed', () => nativeTheme.off('updated', repaint))
}

function paint(window: BrowserWindow): void {
  window.setBackgroundColor(current().background)
  if (chromeOn(process.platform).kind === 'overlay') window.setTitleBarOverlay(overlay())
}

function overlay(): { color: string; symbolColor: string; height: number } {
  const { background, text } = current()
  return { color: background, symbolColor: text, height: chromeOn(process.platform).height }
}

function current(): { background: string; text: string } {
  return windowColours[contrast ? 'strong' : 'plain'][nativeTheme.shouldUseDarkColors ? 'dark' : 'light']
}
