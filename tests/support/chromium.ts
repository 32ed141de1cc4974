/** One Chromium for all stories of a run; everybody in them has a profile of their own in it. */
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of the run is reached. */
    browser: string
  }
}

export default async function openChromium({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    host: '127.0.0.1',
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox']
  })
  provide('browser', server.wsEndpoint())
  return () => server.close()
}
