/** The first minutes: a name that is there already, who is near, a space of one's own, an address to type. */
import type { Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { connect } from '../support/browser.ts'
import { openTestDevice } from '../support/device.ts'
import { looksRight } from '../support/gallery.ts'
import { settled } from '../support/settled.ts'
import { focusReaches, tabsTo } from '../support/keyboard.ts'
import {
  isIn,
  joinNearby,
  letGuestsIn,
  openDevicePage,
  longTimeout,
  says,
  seesMessage,
  startSpace
} from '../support/people.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

function nearby(page: Page): Promise<string[]> {
  return page.getByRole('region', { name: 'Nearby' }).getByRole('button', { name: /^Join/ }).allInnerTexts()
}

/** On how many lines these words stand. */
function linesOf(page: Page, words: string): Promise<number> {
  return page.getByText(words).evaluate((element) => {
    const text = [...element.childNodes].findLast((node) => (node.textContent ?? '').trim() !== '')
    const range = document.createRange()
    range.selectNodeContents(text ?? element)
    return range.getClientRects().length
  })
}

test('a new person reaches the first message with Enter alone', async () => {
  const { page } = await openDevicePage('Mina Okafor')
  await page.getByRole('heading', { name: 'Nearby' }).waitFor(longTimeout)
  expect(await linesOf(page, 'Have an address or a link?')).toBe(1)
  await page.getByText('You are known as Mina Okafor', { exact: true }).waitFor(longTimeout)
  await tabsTo(page, 'Start a space')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await focusReaches(page, { name: 'Name of the space' })
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Mina’s space is open' }).waitFor(longTimeout)
  expect(await linesOf(page, 'Only you are here')).toBe(1)
  const name = page.getByRole('button', { name: 'Mina’s space menu' }).locator('.shorten')
  expect(await name.evaluate((shown) => shown.scrollWidth <= shown.clientWidth)).toBe(true)
  await looksRight(page, 'space-new')
  await says(page, 'Lobby', 'Is anybody here?')
  await seesMessage(page, 'Is anybody here?')
  await page.getByRole('button', { name: 'All spaces' }).click()
  await page.getByText('your open spaces are found on this network at 127.0.0.1').waitFor(longTimeout)
})

test('a space that is found while a row is pressed does not move that row away', async () => {
  const omar = await openDevicePage('Omar')
  await omar.start('Gannet')
  const other = await omar.window()
  const row = omar.page.getByRole('button', { name: 'Open Gannet' })
  await row.hover(longTimeout)
  await omar.page.mouse.down()
  const ravi = await openTestDevice('Ravi')
  const found = ['Puffin', 'Dunlin', 'Avocet', 'Turnstone'] // so many that the rows below move by more than one
  for (const space of found) await ravi.start(space)
  for (const space of found) await other.getByRole('button', { name: `Join ${space}` }).waitFor(longTimeout)
  await omar.page.mouse.up()
  await omar.page.getByRole('textbox', { name: 'Message Lobby' }).waitFor(longTimeout)
  await omar.page.getByRole('button', { name: 'All spaces' }).click()
  await omar.page.getByRole('button', { name: 'Join Puffin' }).waitFor(longTimeout)
})

test('a name is edited in place and keeps the focus', async () => {
  vi.stubEnv('PARLEY_INTERFACES', 'none')
  const { page } = await openDevicePage('minas-laptop')
  await page.getByRole('heading', { name: 'Nearby' }).waitFor(longTimeout)
  const below = () => page.getByRole('heading', { name: 'Nearby' }).boundingBox()
  await tabsTo(page, 'minas-laptop: change your name')
  await settled(page)
  const before = await below()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Mina')
  await settled(page)
  expect(await below()).toEqual(before)
  await looksRight(page, 'first-run-name')
  await page.keyboard.press('Enter')
  await page.getByText('You are known as Mina').waitFor(longTimeout)
  await focusReaches(page, { name: 'Mina: change your name' })
  await page.keyboard.press('Enter')
  await page.keyboard.type('Nobody')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Mina: change your name' }).waitFor(longTimeout)
  for (const opener of ['Start a space', 'Have an address or a link?'])
    for (const name of ['Cancel', 'Close']) {
      await page.getByRole('button', { name: opener }).click()
      await page.getByRole('dialog').getByRole('button', { name }).click(longTimeout)
      await page.getByRole('dialog').waitFor({ state: 'detached', ...longTimeout })
    }
  await page.getByRole('button', { name: 'Settings' }).click()
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await expect.poll(() => settings.getByLabel('Your name').inputValue(), longTimeout).toBe('Mina')
})

test('spaces appear and disappear without moving the others', async () => {
  const [mina, ravi] = [await openTestDevice('Mina'), await openTestDevice('Ravi')]
  const omar = await openDevicePage('Omar')
  await ravi.start('Studio of Ravi, Donaudampfschifffahrtskapitänskajüte')
  await expect.poll(() => nearby(omar.page)).toContainEqual(expect.stringContaining('Studio of Ravi'))
  await mina.start('Atelier of Mina')
  await expect.poll(() => nearby(omar.page)).toContainEqual(expect.stringContaining('Atelier of Mina'))
  const both = async () => (await nearby(omar.page)).filter((row) => / of (Ravi|Mina)/.test(row))
  await expect.poll(async () => (await both()).map((row) => row.includes('Studio'))).toEqual([true, false])
  await omar.page
    .getByRole('img', { name: / connection$/ })
    .first()
    .waitFor()
  await looksRight(omar.page, 'nearby') // no name is wider than its row
  await joinNearby(omar.page, 'Atelier of Mina')
  await omar.page.getByRole('button', { name: 'All spaces' }).click(longTimeout)
  await omar.page
    .getByRole('button', { name: 'Join Atelier of Mina' })
    .getByText('Visited before')
    .waitFor(longTimeout)
  await ravi.close()
  await expect.poll(() => nearby(omar.page)).not.toContainEqual(expect.stringContaining('Studio of Ravi'))
  await mina.close()
  await omar.page
    .getByRole('button', { name: 'Open Atelier of Mina' })
    .getByText('Its host is not here')
    .waitFor(longTimeout)
})

test('a wrong address stays and is explained, and the right one enters', async () => {
  const mina = await openDevicePage('Mina')
  const omar = await openDevicePage('Omar')
  await startSpace(mina.page, 'Attic')
  const link = await letGuestsIn(mina.page)
  await omar.page.getByRole('button', { name: 'Have an address or a link?' }).click()
  const dialog = omar.page.getByRole('dialog')
  const field = dialog.getByLabel('Address or link')
  await field.fill('583 204')
  await dialog.getByText('Six-digit codes are for browsers').waitFor()
  await field.fill('127.0.0.1:9')
  await field.press('Enter')
  await dialog.getByText('No answer from that address').waitFor(longTimeout)
  expect(await field.inputValue()).toBe('127.0.0.1:9')
  await looksRight(omar.page, 'address')
  await field.fill(link)
  await field.press('Enter')
  await says(omar.page, 'Lobby', 'Found it')
  await seesMessage(mina.page, 'Found it')
})

test('without a network one sentence and one button are shown', async () => {
  vi.stubEnv('PARLEY_INTERFACES', 'none')
  const { page } = await openDevicePage('Mina')
  await page.getByText('not connected to a network').waitFor(longTimeout)
  await page.getByText('No one on this network has a space open right now').last().waitFor(longTimeout)
  await looksRight(page, 'first-run-quiet')
  await page.getByRole('button', { name: 'Search again' }).click()
  await page.getByText('Searching this network').last().waitFor(longTimeout)
})

test('what is being done on this computer goes on when its network is lost', async () => {
  const { page } = await openDevicePage('Mina')
  await page.getByRole('button', { name: 'Start a space' }).click()
  const dialog = page.getByRole('dialog', { name: 'Start a space' })
  await dialog.getByLabel('Name of the space').fill('Peat bog')
  await connect(page, false)
  await page.waitForFunction(() => !navigator.onLine)
  await dialog.getByRole('button', { name: 'Start', exact: true }).click()
  await isIn(page)
  await page.getByText('Peat bog').first().waitFor()
})
