/** Pictures of every screen, to be looked at; and what a machine can say about how accessible each is. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violations, type Rules } from './axe.ts'
import { gallery } from './contact-sheet.ts'
import { settled } from './settled.ts'
import { desktopSize, phoneSize } from './screen-sizes.ts'

/** How a person may have set their system. */
const looks = [
  { name: 'light', colorScheme: 'light', contrast: 'no-preference' },
  { name: 'dark', colorScheme: 'dark', contrast: 'no-preference' },
  { name: 'contrast-light', colorScheme: 'light', contrast: 'more' },
  { name: 'contrast-dark', colorScheme: 'dark', contrast: 'more' }
] as const
type Look = (typeof looks)[number]

/** The defaults. */
const unset = { colorScheme: null, contrast: null, reducedMotion: null } as const

/**
 * Takes pictures of the page at a desktop's and a phone's size, each in light and in dark, and expects no
 * accessibility violation: by all rules once for each size, by those of contrast in every theme. A page that is a
 * phone's stays one. gallery/index.html shows all pictures.
 *
 * @param name of the pictures' files
 */
export async function looksRight(page: Page, name: string): Promise<void> {
  const own = page.viewportSize() ?? desktopSize
  const narrow = own.width <= phoneSize.width
  if (!narrow) await looksRightAt(page, name, looks)
  if (!narrow) await page.setViewportSize(phoneSize)
  await looksRightAt(page, narrow ? name : `${name}-phone`, narrow ? looks : looks.slice(0, 2))
  await page.setViewportSize(own)
  await page.emulateMedia(unset)
  await settled(page)
}

async function looksRightAt(page: Page, name: string, seen: readonly Look[]): Promise<void> {
  mkdirSync(gallery, { recursive: true })
  for (const look of seen) {
    await show(page, look)
    if (look.contrast === 'no-preference') await takePicture(page, `${name}-${look.name}`)
    expect(await violations(page, rulesFor(look)), `${name}, ${look.name}`).toEqual([])
  }
}

/** Only colours differ between the themes, and checking all takes longer. */
function rulesFor({ name, contrast }: Look): Rules {
  if (name === 'light') return 'all'
  return contrast === 'more' ? 'strong contrast' : 'contrast'
}

/** As the page is: Playwright's own pictures touch its styles first, and then it is laid out again. */
async function takePicture(page: Page, name: string): Promise<void> {
  const camera = await page.context().newCDPSession(page)
  const { data } = await camera.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })
  await camera.detach()
  writeFileSync(join(gallery, `${name}.png`), Buffer.from(data, 'base64'))
}

/** Until the page has the requested appearance. */
async function show(page: Page, { colorScheme, contrast }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' })
  const strong = contrast === 'more'
  await page.waitForFunction(
    (more) => (document.documentElement.dataset['contrast'] === 'more') === more,
    strong
  )
  await settled(page)
}
