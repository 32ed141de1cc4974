/** One Chromium for all the people of a file; each has a profile of their own in it. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { atEnd } from './ending.ts'

let browser: Promise<Browser> | null = null

afterAll(closeBrowser)

/** A page in a profile of its own; closed when the test ends. */
export async function openPage(url: string, options: BrowserContextOptions): Promise<Page> {
  browser ??= chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox']
  })
  const context = await (await browser).newContext(options)
  atEnd(() => context.close())
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** Happens by itself after the last test of a file. */
export async function closeBrowser(): Promise<void> {
  const open = browser
  browser = null
  await (await open)?.close()
}
