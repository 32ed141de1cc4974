/** As much of Electron as a window needs, which only notes what is done to it. */
import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions } from 'electron'

export const system = { dark: false, minimized: false, quits: 0, windows: [] as BrowserWindow[] }

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

export const app = Object.assign(new EventEmitter(), { quit: () => (system.quits += 1) })

export const nativeTheme = {
  get shouldUseDarkColors() {
    return system.dark
  }
}
