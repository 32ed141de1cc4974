/** Waiting for what is meant, inside the page, so that nothing else runs there meanwhile. */
import type { Page } from 'playwright-core'

const patience = { timeout: 120_000 }

/** A message of the room that is open is there, and so is the place to write. */
export async function roomOpen(page: Page, room: string): Promise<void> {
  await page.getByRole('textbox', { name: `Message ${room}` }).waitFor(patience)
  await page.locator('[role=log] article').last().waitFor(patience)
}

/** Number of the newest message in sight. */
export function lastNumber(page: Page): Promise<number> {
  return page.evaluate(() => {
    const texts = [...document.querySelectorAll('[role=log] article .body')].map((one) => one.textContent)
    return Math.max(0, ...texts.map((text) => Number.parseInt(text.trim(), 10)).filter((n) => n > 0))
  })
}

/** Number of the oldest message in sight; 0 when none is. */
export function firstNumber(page: Page): Promise<number> {
  return page.evaluate(() => {
    const texts = [...document.querySelectorAll('[role=log] article .body')].map((one) => one.textContent)
    return texts.map((text) => Number.parseInt(text.trim(), 10)).find((n) => n > 0) ?? 0
  })
}

export function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms))
}
