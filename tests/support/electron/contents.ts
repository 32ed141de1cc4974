/** webContents: the page itself, what it may load, where it may go, and its end of the IPC channels. */
import { readFileSync } from 'node:fs'
import type { BrowserContext, Frame, Page } from 'playwright-core'
import { theApp } from './app.ts'
import { fromLoadable, theChromium, toLoadable } from './chromium.ts'
import { insertStyles } from './inserted-css.ts'
import { StrictEmitter, Preventable } from './strict.ts'
import { ipcHandlers } from './modules.ts'
import { pageScript } from './page-side.ts'
import { Tab } from './page-tab.ts'
import { grantPermissions } from './permissions.ts'
import { answerRequests } from './routes.ts'

interface Message {
  type: 'invoke' | 'open'
  name: string
  args: unknown[]
}

export interface ContentsOptions {
  width: number
  height: number
  preload: string
}

const events = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'dom-ready',
  'did-finish-load',
  'did-fail-load',
  'render-process-gone'
]

const webRtcPolicies = [
  'default',
  'default_public_interface_only',
  'default_public_and_private_interfaces',
  'disable_non_proxied_udp'
]

/** Events that never come, as on some systems: STAND_IN_NEVER=ready-to-show,did-finish-load; `page` for all of it */
export function waitFor(event: string): boolean {
  return !(process.env['STAND_IN_NEVER'] ?? '').split(',').includes(event)
}

export class Contents extends StrictEmitter {
  /** Itself as the app sees it. */
  facade: object = this
  readonly mainFrame: { readonly url: string }
  webRtcPolicy = 'default'
  readonly #tab: Tab
  readonly #options: ContentsOptions
  readonly #styles = new Map<string, () => Promise<void>>()
  #address = ''
  #answering: Promise<void> | null = null
  #sent: Promise<unknown> = Promise.resolve()
  #openHandler: ((details: { url: string }) => { action: string }) | null = null
  #onClosed: () => void = () => undefined

  constructor(options: ContentsOptions) {
    super('webContents', events)
    this.#options = options
    const address = (): string => this.#address
    this.mainFrame = {
      get url() {
        return address()
      }
    }
    this.#tab = new Tab({
      prepare: (page) => this.#prepare(page),
      onCrash: () => {
        this.#address = ''
        this.emit('render-process-gone', new Preventable(), { reason: 'crashed', exitCode: 5 })
      },
      onClosed: () => {
        this.#onClosed()
      }
    })
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler
  }

  /** Others than these are no error there, and do nothing. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    if (!webRtcPolicies.includes(policy)) throw new Error(`Electron knows no WebRTC policy ${policy}`)
    this.webRtcPolicy = policy
  }

  /** Electron opens a window unless a handler denies it. */
  mayOpen(url: string): boolean {
    return this.#openHandler?.({ url }).action !== 'deny'
  }

  /** In the order of the calls, as IPC is; lost when the page has closed. */
  send(channel: string, ...args: unknown[]): void {
    const copy = structuredClone(args)
    this.#sent = this.#sent.then(async () => {
      const page = await this.#tab.page
      if (page.isClosed()) return
      await page.evaluate(deliver, { channel, args: copy }).catch((error: unknown) => {
        // As in Electron, a page that reloads, closes or crashes receives nothing.
        if (!/closed|destroyed|navigat|crashed/i.test(String(error))) throw error
      })
    })
  }

  async load(url: string): Promise<void> {
    if (!waitFor('page')) {
      this.emit('render-process-gone', new Preventable(), { reason: 'launch-failed', exitCode: 1002 })
      throw new Error('ERR_FAILED (-2)')
    }
    const page = await this.#tab.page
    await grantPermissions(page.context(), url)
    try {
      if (theApp.networkDies) throw new Error('net::ERR_FAILED')
      await page.goto(toLoadable(url))
    } catch (error) {
      this.emit('did-fail-load', new Preventable(), -2, 'ERR_FAILED', url, true, 1, 1)
      throw error
    }
    for (const event of ['dom-ready', 'did-finish-load'])
      if (waitFor(event)) this.emit(event, new Preventable())
  }

  async insertCSS(css: string): Promise<string> {
    const key = String(this.#styles.size)
    this.#styles.set(key, await insertStyles(await this.#tab.page, css))
    return key
  }

  async removeInsertedCSS(key: string): Promise<void> {
    await this.#styles.get(key)?.()
  }

  async focus(): Promise<void> {
    await unlessGone((await this.#tab.page).bringToFront())
  }

  async useTheme(shade: 'light' | 'dark' | null): Promise<void> {
    const page = await this.#tab.page
    await unlessGone(page.emulateMedia({ colorScheme: shade }))
  }

  async close(): Promise<void> {
    await (await this.#tab.page).close()
  }

  onClosed(listener: () => void): void {
    this.#onClosed = listener
  }

  async #prepare(page: Page): Promise<void> {
    const { width, height, preload } = this.#options
    await page.setViewportSize({ width, height })
    await page.exposeBinding('__standIn', ({ frame }, message: Message) => this.#receive(frame, message))
    await page.addInitScript({ content: pageScript(readFileSync(preload, 'utf8')) })
    await this.#answerRequests(page.context())
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#address = fromLoadable(frame.url())
    })
    page.on('popup', (popup) => {
      if (!this.mayOpen(popup.url())) void popup.close()
    })
  }

  /** Once: the next page is of the same context. */
  #answerRequests(context: BrowserContext): Promise<void> {
    this.#answering ??= answerRequests(context, () => this.#tab.page, this)
    return this.#answering
  }

  async #receive(frame: Frame, { type, name, args }: Message): Promise<unknown> {
    if (type === 'open') return this.#openWindow(name)
    const handler = ipcHandlers.get(name)
    if (!handler) throw new Error(`No handler registered for '${name}'`)
    const page = await this.#tab.page
    const senderFrame = frame === page.mainFrame() ? this.mainFrame : { url: fromLoadable(frame.url()) }
    return structuredClone(await handler({ sender: this.facade, senderFrame }, ...args))
  }

  async #openWindow(url: string): Promise<void> {
    if (!this.mayOpen(url)) return
    const opened = await (await theChromium(theApp.getPath('sessionData'))).newPage()
    await opened.goto(url)
  }
}

function deliver({ channel, args }: { channel: string; args: unknown[] }): void {
  const page = globalThis as unknown as Record<
    symbol,
    ((channel: string, args: unknown[]) => void) | undefined
  >
  page[Symbol.for('stand-in')]?.(channel, args)
}

/** What a page that is closed or has crashed can no longer do is not missed. */
async function unlessGone(act: Promise<void>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!/closed|crashed/.test(String(error))) throw error
  })
}
