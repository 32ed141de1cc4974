/** BrowserWindow: what the app asks of it, over one page of Chromium. */
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import { theApp } from './app.ts'
import { Contents } from './contents.ts'
import { loud, LoudEmitter, mustKnow, Preventable } from './loud.ts'

const options = [
  'autoHideMenuBar',
  'backgroundColor',
  'height',
  'minHeight',
  'minWidth',
  'name',
  'show',
  'title',
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
    super('BrowserWindow', ['ready-to-show', 'closed'])
    mustKnow('the window option', chosen, options)
    const { width = 800, height = 600, webPreferences = {} } = chosen
    this.#contents = new Contents({ width, height, preload: preloadOf(webPreferences) })
    this.webContents = loud('webContents', this.#contents)
    this.#contents.facade = this.webContents
    theApp.emit('web-contents-created', new Preventable(), this.webContents)
    this.#contents.onClosed(() => {
      this.#closed()
    })
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
