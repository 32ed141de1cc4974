/** As much of Electron as a window needs, which only notes what is done to it. */
import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, TitleBarOverlayOptions } from 'electron'

export const system = {
  dark: false,
  minimized: false,
  focused: false,
  badge: 0,
  quits: 0,
  windows: [] as BrowserWindow[]
}

export class BrowserWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions
  /** What was done to it, in order. */
  readonly calls: string[] = []

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    system.windows.push(this)
  }

  loadURL(url: string): Promise<void> {
    this.calls.push(`load ${url}`)
    return Promise.resolve()
  }

  setBackgroundColor(colour: string): void {
    this.calls.push(`ground ${colour}`)
  }

  setTitleBarOverlay({ color = '', symbolColor = '', height = 0 }: TitleBarOverlayOptions): void {
    this.calls.push(`overlay ${color} ${symbolColor} ${String(height)}`)
  }

  isFocused(): boolean {
    return system.focused
  }

  flashFrame(on: boolean): void {
    this.calls.push(on ? 'flash' : 'calm')
  }

  isMinimized(): boolean {
    return system.minimized
  }

  restore(): void {
    this.calls.push('restore')
  }

  show(): void {
    this.calls.push('show')
  }

  focus(): void {
    this.calls.push('focus')
  }
}

export const app = Object.assign(new EventEmitter(), {
  quit: () => (system.quits += 1),
  setBadgeCount: (count: number) => (system.badge = count)
})

class Theme extends EventEmitter {
  themeSource = 'system'

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'system' ? system.dark : this.themeSource === 'dark'
  }
}
export const nativeTheme = new Theme()
