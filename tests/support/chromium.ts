/** One Chromium for all stories of a run; everybody in them has a profile of their own in it. */
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { headlessPath } from './browsers.ts'
import { writeContactSheet } from './contact-sheet.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of the run is reached. */
    browser: string
  }
}

export default async function openChromium({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    host: '127.0.0.1',
    executablePath: headlessPath,
    args: ['--no-sandbox']
  })
  provide('browser', server.wsEndpoint())
  return () => {
    writeContactSheet()
    return server.close()
  }
}
