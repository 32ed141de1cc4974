/** BrowserWindow: what the app asks of it, over one page of Chromium. */
import type { BrowserWindowConstructorOptions, TitleBarOverlayOptions, WebPreferences } from 'electron'
import { theApp } from './app.ts'
import { Contents } from './contents.ts'
import { loud, LoudEmitter, mustKnow, Preventable } from './loud.ts'
import { theTheme } from './modules.ts'

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

class Window extends LoudEmitter {
  readonly webContents: Contents
  readonly #contents: Contents

  constructor(chosen: BrowserWindowConstructorOptions) {
    super('BrowserWindow', ['ready-to-show', 'closed', 'focus'])
    mustKnow('the window option', chosen, options)
    const { width = 800, height = 600, webPreferences = {} } = chosen
    this.#contents = new Contents({ width, height, preload: preloadOf(webPreferences) })
    this.webContents = loud('webContents', this.#contents)
    this.#contents.facade = this.webContents
    theApp.emit('web-contents-created', new Preventable(), this.webContents)
    this.#contents.onClosed(() => {
      this.#closed()
    })
    theTheme.on('updated', () => void this.#contents.useTheme(theTheme.themeSource))
    open.add(this)
  }

  async loadURL(url: string): Promise<void> {
    await this.#contents.load(url)
    this.emit('ready-to-show')
  }

  show(): void {
    this.focus()
  }

  focus(): void {
    void this.#contents.focus()
    this.emit('focus')
  }

  /** Chromium draws no frame here, so there is nothing to paint. */
  setBackgroundColor(colour: string): void {
    mustBeColour(colour)
  }

  setTitleBarOverlay(chosen: TitleBarOverlayOptions): void {
    mustKnow('the overlay option', chosen, ['color', 'height', 'symbolColor'])
    mustBeColour(chosen.color ?? '')
    mustBeColour(chosen.symbolColor ?? '')
  }

  /** There is no other window to look at. */
  isFocused(): boolean {
    return true
  }

  flashFrame(on: boolean): void {
    if (on) throw new Error('a window that is looked at does not flash')
  }

  isMinimized(): boolean {
    return false
  }

  async destroy(): Promise<void> {
    await this.#contents.close()
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

/** What makes a window unsafe would go unnoticed here, so it is refused. */
function preloadOf(chosen: WebPreferences): string {
  mustKnow('the web preference', chosen, preferences)
  const { preload, sandbox, contextIsolation, nodeIntegration, webviewTag } = chosen
  if (!sandbox || !contextIsolation || nodeIntegration !== false || webviewTag !== false || !preload) {
    throw new Error(`these web preferences are not locked down: ${JSON.stringify(chosen)}`)
  }
  return preload
}

theApp.onCloseWindows(async () => {
  await Promise.all([...open].map((window) => window.destroy()))
})

export const BrowserWindow = new Proxy(Window, {
  construct: (_, [chosen]: [BrowserWindowConstructorOptions]) => loud('BrowserWindow', new Window(chosen))
})
