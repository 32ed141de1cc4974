/** Pictures of every screen, to be looked at; and what a machine can say about how accessible each is. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const folder = 'gallery'

/**
 * Takes a picture of the page in light and in dark, and expects no accessibility violation in either.
 *
 * @param name of the picture's file
 */
export async function looksRight(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await animationsEnded(page)
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
    expect(await violations(page, colorScheme === 'dark'), `${name}, ${colorScheme}`).toEqual([])
  }
}

/** Half-way through a fade, every contrast is too low. */
async function animationsEnded(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const finite = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(finite.map((one) => one.finished))
  })
}

/** @param coloursOnly nothing else differs between the themes, and looking at everything takes a second */
async function violations(page: Page, coloursOnly: boolean): Promise<string[]> {
  // Legacy: otherwise it opens a second window for its results, which the desktop app does not allow.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const found = await (coloursOnly ? axe.withRules(['color-contrast']) : axe).analyze()
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`
  )
}
