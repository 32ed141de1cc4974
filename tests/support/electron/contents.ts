/** webContents: the page itself, what it may load, where it may go, and its end of the IPC channels. */
import { readFileSync } from 'node:fs'
import type { Frame, Page } from 'playwright-core'
import { fromLoadable, theChromium, toLoadable } from './chromium.ts'
import { LoudEmitter } from './loud.ts'
import { ipcHandlers } from './modules.ts'
import { pageScript } from './page-side.ts'
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

export class Contents extends LoudEmitter {
  /** Itself as the app sees it. */
  facade: object = this
  readonly mainFrame: { readonly url: string }
  readonly #page: Promise<Page>
  #address = ''
  #sent: Promise<unknown> = Promise.resolve()
  #openHandler: ((details: { url: string }) => { action: string }) | null = null

  constructor(options: ContentsOptions) {
    super('webContents', ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])
    const address = (): string => this.#address
    this.mainFrame = {
      get url() {
        return address()
      }
    }
    this.#page = this.#open(options)
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler
  }

  /** Electron opens a window unless a handler denies it. */
  mayOpen(url: string): boolean {
    return this.#openHandler?.({ url }).action !== 'deny'
  }

  /** In the order of the calls, as IPC is; lost when the page is gone. */
  send(channel: string, ...args: unknown[]): void {
    const copy = structuredClone(args)
    this.#sent = this.#sent.then(async () => {
      const page = await this.#page
      if (page.isClosed()) return
      await page.evaluate(deliver, { channel, args: copy }).catch((error: unknown) => {
        // A page that is being reloaded or closed hears nothing, here as there.
        if (!/closed|destroyed|navigat/i.test(String(error))) throw error
      })
    })
  }

  async load(url: string): Promise<void> {
    const page = await this.#page
    await grantPermissions(page.context(), url)
    await page.goto(toLoadable(url))
  }

  async focus(): Promise<void> {
    await (await this.#page).bringToFront()
  }

  async useTheme(source: 'system' | 'light' | 'dark'): Promise<void> {
    const page = await this.#page
    if (!page.isClosed()) await page.emulateMedia({ colorScheme: source === 'system' ? null : source })
  }

  async close(): Promise<void> {
    await (await this.#page).close()
  }

  onClosed(listener: () => void): void {
    void this.#page.then((page) => page.once('close', listener))
  }

  async #open({ width, height, preload }: ContentsOptions): Promise<Page> {
    const context = theChromium()
    const page = context.pages()[0] ?? (await context.newPage())
    await page.setViewportSize({ width, height })
    await page.exposeBinding('__standIn', ({ frame }, message: Message) => this.#receive(frame, message))
    await page.addInitScript({ content: pageScript(readFileSync(preload, 'utf8')) })
    await answerRequests(page, this)
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#address = fromLoadable(frame.url())
    })
    page.on('popup', (popup) => {
      if (!this.mayOpen(popup.url())) void popup.close()
    })
    return page
  }

  async #receive(frame: Frame, { type, name, args }: Message): Promise<unknown> {
    if (type === 'open') return this.#openWindow(name)
    const handler = ipcHandlers.get(name)
    if (!handler) throw new Error(`No handler registered for '${name}'`)
    const page = await this.#page
    const senderFrame = frame === page.mainFrame() ? this.mainFrame : { url: fromLoadable(frame.url()) }
    return structuredClone(await handler({ sender: this.facade, senderFrame }, ...args))
  }

  async #openWindow(url: string): Promise<void> {
    if (this.mayOpen(url)) await (await theChromium().newPage()).goto(url)
  }
}

function deliver({ channel, args }: { channel: string; args: unknown[] }): void {
  const page = globalThis as unknown as Record<
    symbol,
    ((channel: string, args: unknown[]) => void) | undefined
  >
  page[Symbol.for('stand-in')]?.(channel, args)
}
