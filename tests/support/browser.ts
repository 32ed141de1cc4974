/** Pages in the one Chromium of the run, each in a profile of its own. */
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type CDPSession,
  type Page
} from 'playwright-core'
import { afterAll, inject } from 'vitest'
import { atEnd } from './ending.ts'

let browser: Promise<Browser> | null = null

afterAll(async () => {
  await (await browser)?.close()
})

/** A page in a profile of its own; closed when the test ends. */
export async function openPage(url: string, options: BrowserContextOptions): Promise<Page> {
  browser ??= chromium.connect(inject('browser'))
  const context = await (await browser).newContext(options)
  atEnd(() => context.close())
  const page = await context.newPage()
  await connect(page, true)
  await page.goto(url)
  return page
}

/**
 * Whether the page believes that its computer is in a network. Said for every page, or it would depend on the machine
 * that runs the tests: without a network, Parley says so in place of what a story waits for.
 */
export async function connect(page: Page, online: boolean): Promise<void> {
  let inspector = inspectors.get(page)
  if (!inspector) {
    inspector = await page.context().newCDPSession(page)
    inspectors.set(page, inspector)
    await inspector.send('Network.enable')
  }
  const speed = { latency: 1, downloadThroughput: -1, uploadThroughput: -1 } as const
  await inspector.send('Network.overrideNetworkState', { offline: !online, ...speed, connectionType: 'wifi' })
}

/** What is overridden lasts as long as its session. */
const inspectors = new WeakMap<Page, CDPSession>()
