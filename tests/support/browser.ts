/** Pages in the one Chromium of the run, each in a profile of its own. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, inject } from 'vitest'
import { atEnd } from './ending.ts'
import { asInNetwork } from './online.ts'

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
  await page.goto(url)
  await asInNetwork(page)
  return page
}
