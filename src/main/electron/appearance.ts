/** The look of the window where the page does not draw: before it loads, and around the system's buttons. */
import { nativeTheme, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { DevicePayload } from '#shared/bridge.ts'
import { chromeOn } from '#shared/chrome.ts'

/** Background and text colour, equal to the interface's tokens, so that a new window does not flash. */
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

/** The traffic lights of macOS, in pixels: distance to the edge, and height. */
const trafficLights = { inset: 16, height: 16 }

let contrast = false

/** Applies the page's choice, also to later windows. */
export function setAppearance(chosen: DevicePayload<'appearance:set'>, window: BrowserWindow): void {
  contrast = chosen.contrast
  nativeTheme.themeSource = chosen.scheme
  paint(window)
}

/** No frame, only the system's own buttons over the page. */
export function frameOptions(): BrowserWindowConstructorOptions {
  const { kind, height } = chromeOn(process.platform)
  if (kind !== 'mac') {
    return { titleBarStyle: 'hidden', titleBarOverlay: overlay(), backgroundColor: current().background }
  }
  return {
    titleBarStyle: 'hiddenInset',
    // Only for its height, which the page's styles use.
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
