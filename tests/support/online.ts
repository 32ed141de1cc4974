/** A machine without any network: Chromium says it is offline, and the pages of tests talk over the loopback all the same. */
import type { Page } from 'playwright-core'
import { inNetwork } from './systems.ts'

/** From now on the page takes this machine for one in a network, as nearly all are. */
export async function asInNetwork(page: Page): Promise<void> {
  if (inNetwork()) return
  await page.addInitScript(sayOnline)
  await page.evaluate(sayOnline)
}

/** Runs in the page. */
function sayOnline(): void {
  Object.defineProperty(navigator, 'onLine', { value: true, configurable: true })
  dispatchEvent(new Event('online'))
}
