/** Pictures of every screen, to be looked at; and what a machine can say about how accessible each is. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violations, type Rules } from './axe.ts'
import { inspectorOf } from './browser.ts'
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

/** A look takes half a second: a screen is seen in light at a desktop's size, and in one of these at a phone's. */
const ofPhones = [dark, strongLight, strongDark] as const
/** For people who look at the pictures. */
const everyTheme = process.env['PARLEY_GALLERY'] === 'whole'

/** The defaults. */
const unset = { colorScheme: null, contrast: null } as const

/**
 * Takes pictures of the page, in light at a desktop's size and, of every third screen, in one more theme at a phone's; expects no
 * accessibility violation, and, at both sizes, nothing that is cut off and no size that is not of the scale. A page that is a
 * phone's stays one. gallery/index.html shows all pictures; with PARLEY_GALLERY=whole they are taken and checked in every theme
 * at both sizes.
 *
 * @param name of the pictures' files
 */
export async function looksRight(page: Page, name: string): Promise<void> {
  const own = page.viewportSize() ?? desktopSize
  const themes = everyTheme ? [light, ...ofPhones] : [ofPhoneFor(name)]
  if (own.width <= phoneSize.width) {
    await looksRightIn(page, name, themes)
  } else {
    await looksRightIn(page, name, everyTheme ? themes : [light])
    await page.setViewportSize(phoneSize)
    if (everyTheme || numberOf(name) % 3 === 0) await looksRightIn(page, `${name}-phone`, themes, !everyTheme)
    else await fits(page, name)
    await page.setViewportSize(own)
  }
  await page.emulateMedia(unset)
  await settled(page)
}

/** The same in every run. */
function numberOf(name: string): number {
  return [...name].reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0)
}

function ofPhoneFor(name: string): Look {
  return ofPhones[Math.floor(numberOf(name) / 3) % ofPhones.length] ?? dark
}

/** @param coloursAlone else all rules are checked once, since only colours differ between the themes */
async function looksRightIn(
  page: Page,
  name: string,
  themes: readonly Look[],
  coloursAlone = false
): Promise<void> {
  mkdirSync(gallery, { recursive: true })
  for (const [at, look] of themes.entries()) {
    await show(page, look)
    await takePicture(page, `${name}-${look.name}`)
    const rules = rulesFor(look, at === 0 && !coloursAlone)
    expect(await violations(page, rules), `${name}, ${look.name}`).toEqual([])
  }
  await fits(page, name)
}

async function fits(page: Page, name: string): Promise<void> {
  await settled(page)
  expect(await offTheScale(page), `${name}: sizes of no scale`).toEqual([])
  expect(await cutAtTheSide(page), `${name}: cut off at the side`).toEqual([])
}

function rulesFor({ contrast }: Look, all: boolean): Rules {
  if (contrast === 'more') return all ? 'all, strong contrast' : 'strong contrast'
  return all ? 'all' : 'contrast'
}

/** As the page is: Playwright's own pictures touch its styles first, and then it is laid out again. */
async function takePicture(page: Page, name: string): Promise<void> {
  const camera = await inspectorOf(page)
  const { data } = await camera.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })
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
