/** BrowserWindow, as far as the app uses it, over one page of Chromium. */
import type { BrowserWindowConstructorOptions, TitleBarOverlayOptions, WebPreferences } from 'electron'
import { theApp } from './app.ts'
import { waitFor, Contents } from './contents.ts'
import { strict, StrictEmitter, assertKnown, Preventable } from './strict.ts'
import { theSystem } from './system.ts'
import { theTheme } from './theme.ts'

const options = [
  'autoHideMenuBar',
  'backgroundColor',
  'height',
  'minHeight',
  'minWidth',
  'name',
  'show',
  'title',
  'titleBarOverlay',
  'titleBarStyle',
  'trafficLightPosition',
  'webPreferences',
  'width',
  'windowStatePersistence'
]
const preferences = [
  'contextIsolation',
  'navigateOnDragDrop',
  'nodeIntegration',
  'preload',
  'sandbox',
  'spellcheck',
  'webviewTag'
]

const open = new Set<Window>()

const events = [
  'ready-to-show',
  'closed',
  'focus',
  'blur',
  'enter-full-screen',
  'leave-full-screen',
  'session-end'
]

class Window extends StrictEmitter {
  readonly webContents: Contents
  readonly #contents: Contents
  #loaded = false
  #visible = false
  #focused = false
  #fullScreen = false

  constructor(chosen: BrowserWindowConstructorOptions) {
    super('BrowserWindow', events)
    theApp.mustBeReady('a BrowserWindow')
    assertKnown('the window option', chosen, options)
    const { width = 800, height = 600, webPreferences = {}, show = true } = chosen
    this.#contents = new Contents({ width, height, preload: preloadOf(webPreferences) })
    this.webContents = strict('webContents', this.#contents)
    this.#contents.facade = this.webContents
    theApp.emit('web-contents-created', new Preventable(), this.webContents)
    this.#contents.onClosed(() => {
      this.#closed()
    })
    theTheme.on('updated', () => {
      this.#wear()
    })
    this.#onSystemMessage()
    open.add(this)
    if (show) this.show()
  }

  async loadURL(url: string): Promise<void> {
    await this.#contents.load(url)
    this.#wear()
    if (!this.#loaded && waitFor('ready-to-show')) this.emit('ready-to-show')
    this.#loaded = true
  }

  show(): void {
    this.#visible = true
    this.focus()
  }

  focus(): void {
    if (!this.#visible) return
    this.#focused = true
    void this.#contents.focus()
    this.emit('focus')
  }

  isFocused(): boolean {
    return this.#focused
  }

  isVisible(): boolean {
    return this.#visible
  }

  isDestroyed(): boolean {
    return !open.has(this)
  }

  isFullScreen(): boolean {
    return this.#fullScreen
  }

  /** Chromium draws no frame here. */
  setBackgroundColor(colour: string): void {
    mustBeColour(colour)
  }

  setTitleBarOverlay(chosen: TitleBarOverlayOptions): void {
    assertKnown('the overlay option', chosen, ['color', 'height', 'symbolColor'])
    mustBeColour(chosen.color ?? '')
    mustBeColour(chosen.symbolColor ?? '')
  }

  flashFrame(on: boolean): void {
    if (on && process.platform === 'darwin') throw new Error('the icon would jump')
  }

  isMinimized(): boolean {
    return false
  }

  async destroy(): Promise<void> {
    await this.#contents.close()
  }

  /** Without asking, and before Chromium knows. */
  drop(): void {
    this.#closed()
  }

  #wear(): void {
    const { themeSource, shouldUseDarkColors } = theTheme
    const chosen = themeSource !== 'system' || shouldUseDarkColors
    void this.#contents.useTheme(chosen ? (shouldUseDarkColors ? 'dark' : 'light') : null)
  }

  #onSystemMessage(): void {
    theSystem.on('blur', () => {
      this.#focused = false
      this.emit('blur')
    })
    theSystem.on('full-screen', (on: boolean) => {
      this.#fullScreen = on
      this.emit(on ? 'enter-full-screen' : 'leave-full-screen')
    })
    theSystem.on('session-end', () => this.emit('session-end', { reasons: ['logoff'] }))
  }

  #closed(): void {
    if (!open.delete(this)) return
    this.emit('closed')
    if (open.size === 0 && !theApp.quitting) theApp.emit('window-all-closed')
  }
}

function mustBeColour(colour: string): void {
  if (!/^#[\da-f]{6}$/.test(colour)) throw new Error(`${colour} is no colour that every system takes`)
}

/** Unsafe preferences would have no effect here, so they are refused. */
function preloadOf(chosen: WebPreferences): string {
  assertKnown('the web preference', chosen, preferences)
  const { preload, sandbox, contextIsolation, nodeIntegration, webviewTag } = chosen
  if (!sandbox || !contextIsolation || nodeIntegration !== false || webviewTag !== false || !preload) {
    throw new Error(`these web preferences are not locked down: ${JSON.stringify(chosen)}`)
  }
  return preload
}

theApp.on('stand-in-exit', () => {
  for (const window of open) window.drop()
})

theApp.onCloseWindows(async () => {
  await Promise.all([...open].map((window) => window.destroy()))
})

export const BrowserWindow = new Proxy(Window, {
  construct: (_, [chosen]: [BrowserWindowConstructorOptions]) => strict('BrowserWindow', new Window(chosen))
})
