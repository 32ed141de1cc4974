/** Pages in a Chromium, each in a profile of its own. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type CDPSession,
  type Page
} from 'playwright-core'
import { headlessPath } from './browsers.ts'
import { onCleanup } from './cleanup.ts'
import { noteControls } from './controls.ts'

/**
 * Runs as long as the process, which several files of stories share. One Chromium for all processes would take longer:
 * all that is said to its pages and all that they answer would go through one more process.
 */
let browser: Promise<Browser> | null = null
const pages = new Set<Page>()

/** A page in a profile of its own, with little motion, which takes time; closed when the test ends. */
export async function openPage(url: string, options: BrowserContextOptions): Promise<Page> {
  const tab = await openTabs(options)
  return tab(url)
}

/** Opens tabs that share what they store, in a profile of their own; all are closed when the test ends. */
export async function openTabs(options: BrowserContextOptions): Promise<Profile['tab']> {
  browser ??= chromium.launch({ executablePath: headlessPath, args: ['--no-sandbox'] })
  const context = await (await browser).newContext({ reducedMotion: 'reduce', ...options })
  const mine: Page[] = []
  onCleanup(() => {
    for (const page of mine) pages.delete(page)
    return context.close()
  })
  return (url) => openTab(context, mine, url)
}

async function openTab(context: BrowserContext, mine: Page[], url: string): Promise<Page> {
  const page = await context.newPage()
  mine.push(page)
  pages.add(page)
  await connect(page, true)
  await page.goto(url)
  return page
}

export interface Profile {
  tab: (url: string) => Promise<Page>
  /** Closes the browser; what its pages have stored stays in the folder. */
  close: () => Promise<void>
}

/** A browser whose tabs share what they store, in a folder that outlives it. */
export async function openProfile(folder: string, options: BrowserContextOptions): Promise<Profile> {
  const launched = {
    executablePath: headlessPath,
    args: ['--no-sandbox'],
    reducedMotion: 'reduce' as const,
    ...options
  }
  const context = await chromium.launchPersistentContext(folder, launched)
  const mine: Page[] = []
  const close = async (): Promise<void> => {
    for (const page of mine) pages.delete(page)
    await context.close()
  }
  onCleanup(close)
  return { tab: (url) => openTab(context, mine, url), close }
}

/**
 * Whether the page believes that its computer is in a network. Said for every page, or it would depend on the machine
 * that runs the tests: without a network, Parley says so in place of what a story waits for.
 */
export async function connect(page: Page, online: boolean): Promise<void> {
  const isNew = !inspectors.has(page)
  const inspector = await inspectorOf(page)
  if (isNew) {
    await inspector.send('Network.enable')
    await noteControls(page, inspector)
    await page.addInitScript(keepCaretStill)
  }
  const speed = { latency: 1, downloadThroughput: -1, uploadThroughput: -1 } as const
  await inspector.send('Network.overrideNetworkState', { offline: !online, ...speed, connectionType: 'wifi' })
}

/** Runs in the page: a caret that blinks draws a frame twice a second, in every page that is open. */
function keepCaretStill(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { caret-animation: manual }')
  document.adoptedStyleSheets.push(sheet)
}

const inspectors = new WeakMap<Page, CDPSession>()

/** What is overridden lasts until a session of its page ends, whichever it is: so there is one, for as long as the page. */
export async function inspectorOf(page: Page): Promise<CDPSession> {
  const known = inspectors.get(page)
  if (known) return known
  const inspector = await page.context().newCDPSession(page)
  inspectors.set(page, inspector)
  return inspector
}

/** Text and pictures of every open page in `folder`, for a failed test. */
export async function describePages(folder: string, name: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const said = [...pages].map(async (page, at) => {
    const picture = join(folder, `${name.replaceAll(/[^\w-]+/g, '-').slice(0, 80)}-${String(at + 1)}.png`)
    await page.screenshot({ path: picture, timeout: 5_000 })
    const seen = await page.evaluate(() => {
      const { activeElement: focused, body } = document
      const written = focused && 'value' in focused ? `, in which stands “${String(focused.value)}”` : ''
      const text = body.innerText.replaceAll(/\n+/g, '\n')
      return `The focus is on ${focused?.outerHTML.slice(0, 160) ?? 'nothing'}${written}\n${text.slice(0, 600)} […] ${text.slice(-600)}`
    })
    return `${picture}: ${await page.title()}\n${seen}`
  })
  const outcomes = await Promise.allSettled(said)
  return outcomes.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))).join('\n\n')
}
