/** The Chromium that replaces Electron's: one browser with its profile in the app's data folder. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { headlessPath } from '../browsers.ts'

let opening: Promise<BrowserContext> | null = null

/** Started with the first window: a start that ends before it needs none. */
export function theChromium(profile: string): Promise<BrowserContext> {
  opening ??= open(profile)
  return opening
}

/** Prints on stderr where a test can connect, like Chromium itself. */
async function open(profile: string): Promise<BrowserContext> {
  const { chromium } = await import('playwright-core') // takes longer to load than the app
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: headlessPath,
    args: ['--no-sandbox', '--remote-debugging-port=0'],
    handleSIGINT: false,
    handleSIGTERM: false,
    viewport: null
  })
  const [port, path] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).trim().split('\n')
  process.stderr.write(`DevTools listening on ws://127.0.0.1:${String(port)}${String(path)}\n`)
  return context
}

export async function closeChromium(): Promise<void> {
  await (await opening)?.close()
}

/** Chromium loads no scheme of ours; an https origin that exists nowhere has the same powers. */
export function toLoadable(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url)
  if (protocol === 'http:' || protocol === 'https:') return url
  return `https://${host}.${protocol.slice(0, -1)}.invalid${pathname}${search}${hash}`
}

/** The address as the app knows it. */
export function fromLoadable(url: string): string {
  return url.replace(/^https:\/\/([^/]+)\.([a-z]+)\.invalid(?=\/)/, '$2://$1')
}
