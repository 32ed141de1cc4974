/**
 * A tab that outlives its page's process, as a window's contents do. Playwright gives up a page that crashed, so
 * another one takes its place, with what the tab's session storage held.
 */
import type { Page } from 'playwright-core'
import { theApp } from './app.ts'
import { theChromium } from './chromium.ts'

interface TabParts {
  /** Makes a new page ready before it loads anything. */
  prepare: (page: Page) => Promise<void>
  onCrash: () => void
  onClosed: () => void
}

export class Tab {
  readonly #parts: TabParts
  readonly #session = new Map<string, string>()
  #page: Promise<Page>

  constructor(parts: TabParts) {
    this.#parts = parts
    this.#page = this.#prepared(firstPage())
  }

  get page(): Promise<Page> {
    return this.#page
  }

  async #prepared(opening: Promise<Page>): Promise<Page> {
    const page = await opening
    await this.#watchSession(page)
    await this.#parts.prepare(page)
    page.once('crash', () => {
      this.#page = this.#replace(page)
      this.#parts.onCrash()
    })
    page.once('close', () => void this.#page.then((now) => now === page && this.#parts.onClosed()))
    return page
  }

  async #replace(crashed: Page): Promise<Page> {
    const page = await this.#prepared(crashed.context().newPage())
    await crashed.close()
    return page
  }

  async #watchSession(page: Page): Promise<void> {
    await page.addInitScript(
      (stored) => {
        for (const [key, value] of stored)
          if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, value)
      },
      [...this.#session]
    )
    const tools = await page.context().newCDPSession(page)
    tools.on('DOMStorage.domStorageItemAdded', ({ storageId, key, newValue }) => {
      if (!storageId.isLocalStorage) this.#session.set(key, newValue)
    })
    tools.on('DOMStorage.domStorageItemUpdated', ({ storageId, key, newValue }) => {
      if (!storageId.isLocalStorage) this.#session.set(key, newValue)
    })
    tools.on('DOMStorage.domStorageItemRemoved', ({ storageId, key }) => {
      if (!storageId.isLocalStorage) this.#session.delete(key)
    })
    await tools.send('DOMStorage.enable')
  }
}

async function firstPage(): Promise<Page> {
  const context = await theChromium(theApp.getPath('sessionData'))
  return context.pages()[0] ?? context.newPage()
}
