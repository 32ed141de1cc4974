/** As much of Electron as a window needs, which only notes what is done to it. */
import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, TitleBarOverlayOptions } from 'electron'

export const system = {
  dark: false,
  minimized: false,
  focused: false,
  badge: 0,
  fullScreen: false,
  quits: 0,
  restarts: 0,
  exits: [] as number[],
  /** Dialogs shown, and the number of the button that the person presses. */
  requested: [] as { message: string; detail?: string; buttons?: string[] }[],
  boxes: [] as string[],
  presses: 0,
  blockers: [] as string[],
  destroyed: new Set<BrowserWindow>(),
  windows: [] as BrowserWindow[]
}

/** Messages from and to a page's process and styles. */
class Contents extends EventEmitter {
  readonly #window: BrowserWindow

  constructor(window: BrowserWindow) {
    super()
    this.#window = window
  }

  insertCSS(css: string): Promise<string> {
    this.#window.calls.push(`styles ${css}`)
    return Promise.resolve('key')
  }

  removeInsertedCSS(key: string): Promise<void> {
    this.#window.calls.push(`no styles ${key}`)
    return Promise.resolve()
  }
}

export class BrowserWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions
  readonly webContents = new Contents(this)
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

  isDestroyed(): boolean {
    return system.destroyed.has(this)
  }

  isFullScreen(): boolean {
    return system.fullScreen
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
  exit: (code: number) => system.exits.push(code),
  relaunch: () => (system.restarts += 1),
  whenReady: () => Promise.resolve(),
  getLocale: () => 'en-GB',
  setBadgeCount: (count: number) => (system.badge = count)
})

export const dialog = {
  showMessageBox: (...given: unknown[]) => {
    system.requested.push(given.at(-1) as (typeof system.requested)[number])
    return Promise.resolve({ response: system.presses })
  },
  showErrorBox: (title: string, content: string) => void system.boxes.push(`${title}: ${content}`)
}

export const powerMonitor = new EventEmitter()

export const powerSaveBlocker = {
  start: (type: string) => system.blockers.push(type) - 1,
  stop: (id: number) => system.blockers.splice(id, 1).length > 0
}

/** As it was before the first window. */
export function resetSystem(): void {
  app.removeAllListeners()
  powerMonitor.removeAllListeners()
  Object.assign(system, { dark: false, minimized: false, focused: false, badge: 0, fullScreen: false })
  Object.assign(system, {
    quits: 0,
    restarts: 0,
    presses: 0,
    exits: [],
    requested: [],
    boxes: [],
    blockers: []
  })
  Object.assign(system, { destroyed: new Set(), windows: [] })
}

class Theme extends EventEmitter {
  themeSource = 'system'

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'system' ? system.dark : this.themeSource === 'dark'
  }
}
export const nativeTheme = new Theme()

/** What a window is made of, with a device that is open. */
export const windowOptions = {
  interfaceUrl: 'app://parley/',
  preload: '/out/preload/index.cjs',
  opened: Promise.resolve()
}
