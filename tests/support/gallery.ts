/** Pictures of every screen, to be looked at; and what a machine can say about how accessible each is. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violations, type Rules } from './axe.ts'
import { gallery } from './contact-sheet.ts'
import { cutAtTheSide } from './layout-checks.ts'
import { offTheScale } from './scale-checks.ts'
import { settled } from './settled.ts'
import { desktopSize, phoneSize } from './screen-sizes.ts'

/** How a person may have set their system. */
const light = { name: 'light', colorScheme: 'light', contrast: 'no-preference' } as const
const dark = { name: 'dark', colorScheme: 'dark', contrast: 'no-preference' } as const
const strongLight = { name: 'contrast-light', colorScheme: 'light', contrast: 'more' } as const
const strongDark = { name: 'contrast-dark', colorScheme: 'dark', contrast: 'more' } as const
type Look = typeof light | typeof dark | typeof strongLight | typeof strongDark

/** A look takes a second: a screen is seen in light at a desktop's size, and in one of these at a phone's. */
const ofPhones = [dark, strongLight, strongDark] as const
/** For people who look at the pictures. */
const everyTheme = process.env['PARLEY_GALLERY'] === 'whole'

/** The defaults. */
const unset = { colorScheme: null, contrast: null } as const

/**
 * Takes pictures of the page, in light at a desktop's size and in one more theme at a phone's, and expects no
 * accessibility violation, and no size that is not of the scale. A page that is a phone's stays one. What axe says of more than
 * colours it says once. gallery/index.html shows all pictures; with PARLEY_GALLERY=whole they are taken and checked in every theme
 * at both sizes.
 *
 * @param name of the pictures' files
 */
export async function looksRight(page: Page, name: string): Promise<void> {
  const own = page.viewportSize() ?? desktopSize
  const narrow = own.width <= phoneSize.width
  if (!narrow) await looksRightAt(page, name, [light], true)
  if (!narrow) await page.setViewportSize(phoneSize)
  await looksRightAt(page, narrow ? name : `${name}-phone`, [ofPhoneFor(name)], narrow || everyTheme)
  await page.setViewportSize(own)
  await page.emulateMedia(unset)
  await settled(page)
}

/** The same in every run. */
function ofPhoneFor(name: string): Look {
  const sum = [...name].reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0)
  return ofPhones[sum % ofPhones.length] ?? dark
}

/**
 * @param all whether the first look is by all rules, and not by those of contrast alone: only colours differ between the
 *   themes
 */
async function looksRightAt(page: Page, name: string, some: readonly Look[], all: boolean): Promise<void> {
  mkdirSync(gallery, { recursive: true })
  for (const [at, look] of (everyTheme ? [light, ...ofPhones] : some).entries()) {
    await show(page, look)
    await takePicture(page, `${name}-${look.name}`)
    expect(await violations(page, rulesFor(look, all && at === 0)), `${name}, ${look.name}`).toEqual([])
    if (at > 0) continue
    expect(await offTheScale(page), `${name}: sizes of no scale`).toEqual([])
    expect(await cutAtTheSide(page), `${name}: cut off at the side`).toEqual([])
  }
}

function rulesFor({ contrast }: Look, all: boolean): Rules {
  if (contrast === 'more') return all ? 'all, strong contrast' : 'strong contrast'
  return all ? 'all' : 'contrast'
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
  await page.emulateMedia({ colorScheme, contrast })
  // The page sets it itself, a moment later.
  if (contrast === 'more')
    await page.waitForFunction(() => document.documentElement.dataset['contrast'] === 'more')
  await settled(page)
}
