/** Waits inside the page, so that nothing else runs there. */
import type { Page } from 'playwright-core'

const waitOptions = { timeout: 120_000 }

export async function roomOpen(page: Page, room: string): Promise<void> {
  await page.getByRole('textbox', { name: `Message ${room}` }).waitFor(waitOptions)
  await page.locator('[role=log] article').last().waitFor(waitOptions)
}

/** Of the visible messages. */
export function lastNumber(page: Page): Promise<number> {
  return page.evaluate(() => {
    const texts = [...document.querySelectorAll('[role=log] article .body')].map((one) => one.textContent)
    return Math.max(0, ...texts.map((text) => Number.parseInt(text.trim(), 10)).filter((n) => n > 0))
  })
}

/** Of the visible messages; 0 without one. */
export function firstNumber(page: Page): Promise<number> {
  return page.evaluate(() => {
    const texts = [...document.querySelectorAll('[role=log] article .body')].map((one) => one.textContent)
    return texts.map((text) => Number.parseInt(text.trim(), 10)).find((n) => n > 0) ?? 0
  })
}

export function delay(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms))
}
