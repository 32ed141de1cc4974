/** The host is updated under a guest's open page. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { spaceView } from '../support/interface.ts'
import { openScriptedPage } from '../support/scripted-page.ts'
import { secondBuild } from '../support/second-build.ts'
import {
  emptyFolder,
  joinAsGuest,
  letGuestsIn,
  longTimeout,
  openDeviceChild,
  openLaptop,
  openSpace,
  ownPort,
  says,
  seesMessage
} from '../support/people.ts'

const builtPages = join(import.meta.dirname, '../../out/renderer')

/** How often the page has been loaded. */
function loads(page: Page): () => number {
  let count = 0
  page.on('domcontentloaded', () => (count += 1))
  return () => count
}

/** How often the page has asked what its server has now. */
function comparisons(page: Page): () => number {
  let count = 0
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'fetch' && new URL(request.url()).pathname === '/') count += 1
  })
  return () => count
}

const scripts = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('#entry')?.getAttribute('src') ?? '')

const composer = (page: Page) => page.getByRole('textbox', { name: /^Message / })

/** The first message that ends below the middle of the screen. */
function inTheMiddle(page: Page): Promise<string> {
  return page.getByRole('log').evaluate((log) => {
    const { top, height } = log.getBoundingClientRect()
    const messages = [...log.querySelectorAll('article.message')]
    const found = messages.find((each) => each.getBoundingClientRect().bottom > top + height / 2)
    return found?.querySelector('[id^=said-]')?.textContent ?? ''
  })
}

test('a page that is still an old one after it was loaded again has a button for it', async () => {
  const { page } = await openScriptedPage(spaceView())
  // Its server has another build, and no longer the files of this one.
  await page.route('**/overlays-chunk-*', (route) => route.fulfill({ status: 404 }))
  await page.route('**/', async (route) => {
    if (route.request().resourceType() !== 'fetch') return route.fallback()
    const response = await route.fetch()
    const body = (await response.text()).replace(/(id="entry"[^>]*src="[^"]*)"/, '$1-newer"')
    return route.fulfill({ response, body })
  })
  await page.reload()
  const toast = page.getByRole('group').filter({ hasText: 'There is a new version of Parley.' })
  await toast.waitFor(longTimeout)
  const count = loads(page)
  expect(count()).toBe(0)
  await page.unrouteAll()
  await toast.getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => count(), longTimeout).toBe(1)
  await composer(page).waitFor(longTimeout)
})

async function guestOfAnOldBuild() {
  const mina = await openDeviceChild('Mina', emptyFolder(), ['Mill', ownPort()])
  await openSpace(mina.page, 'Mill')
  const ada = await openLaptop(await letGuestsIn(mina.page))
  await joinAsGuest(ada, 'Ada', 'Mill')
  return { mina, ada, update: () => openDeviceChild('Mina', mina.dataDir, [], secondBuild(builtPages)) }
}

test('the page of a guest is loaded again by itself, once, and nothing of the guest is lost', async () => {
  const { mina, ada, update } = await guestOfAnOldBuild()
  await ada.getByRole('button', { name: 'New room' }).click()
  await ada.getByRole('textbox', { name: 'Name of the room' }).fill('Loft')
  await ada.getByRole('button', { name: 'Create room' }).click()
  for (const at of ['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    await says(ada, 'Loft', `line ${at}${'\nand more'.repeat(6)}`)
  await expect.poll(() => ada.getByLabel('Sending').count()).toBe(0)
  await mina.kill()
  await ada.getByText(/been gone since \d/).waitFor(longTimeout)
  await says(ada, 'Loft', 'this one waits')
  await composer(ada).fill('half a sentence')
  await ada.getByRole('log').hover()
  await ada.mouse.wheel(0, -900)
  await ada.getByRole('button', { name: 'Newest messages' }).waitFor()
  const middle = await inTheMiddle(ada)
  const [before, count, answered] = [await scripts(ada), loads(ada), comparisons(ada)]
  await ada.getByRole('button', { name: 'New room' }).click()
  await ada.getByRole('textbox', { name: 'Name of the room' }).fill('Atti')
  const host = await update()
  await openSpace(host.page, 'Mill')
  await expect.poll(() => answered()).toBeGreaterThan(0)
  expect([await scripts(ada), count()]).toEqual([before, 0])
  await ada.keyboard.press('Escape')
  await expect.poll(() => scripts(ada), { timeout: 40_000 }).not.toBe(before)
  await ada.getByText('Parley was updated.').waitFor(longTimeout)
  await expect.poll(() => composer(ada).inputValue()).toBe('half a sentence')
  await expect.poll(() => inTheMiddle(ada)).toBe(middle)
  expect(await composer(ada).getAttribute('aria-label')).toBe('Message Loft')
  await ada.getByRole('button', { name: 'Newest messages' }).click()
  await seesMessage(ada, 'this one waits')
  await expect.poll(() => ada.getByLabel('Sending').count()).toBe(0)
  expect(count()).toBe(1)
})
