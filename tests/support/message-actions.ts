/** What a hand does with a message: with a mouse, or with a finger. */
import type { Locator, Page } from 'playwright-core'
import { vi } from 'vitest'
import { longTimeout } from './people.ts'

export function messageOf(page: Page, text: string): Locator {
  return page.getByRole('article').filter({ hasText: text }).first()
}

/** Uses the message's toolbar, following the message if it moves. */
export async function actOnMessage(page: Page, text: string, what: string): Promise<void> {
  const button = page.getByRole('toolbar').getByRole('button', { name: what })
  await vi.waitFor(async () => {
    await messageOf(page, text).getByText(text).first().hover({ timeout: 2000 })
    // Only a click that was not made is tried again: a second one would take the act back.
    await button.click({ timeout: 2000 })
  }, longTimeout)
}

/** A finger rests on the message until its sheet is there. */
export async function pressOnMessage(page: Page, text: string): Promise<void> {
  const words = messageOf(page, text).getByText(text).first()
  await words.tap({ trial: true, ...longTimeout }) // only waits until it stays where it is
  const box = await words.boundingBox()
  const finger = await page.context().newCDPSession(page)
  const touchPoints = [{ x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 8 }]
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await page.getByRole('dialog', { name: 'Message' }).waitFor(longTimeout)
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
