/** Hosting: bringing others in from the front of a room, and looking after the space. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { looksRight } from '../support/gallery.ts'
import {
  openDevicePage,
  openHost,
  openPhone,
  openSpace,
  longTimeout,
  seesMessage,
  says,
  type DevicePage
} from '../support/people.ts'
import { desktopSize } from '../support/screen-sizes.ts'

const space = 'Botany class'
let mina: DevicePage
let code: string
let address: string

beforeAll(async () => {
  mina = await openDevicePage('Mina')
  await mina.page.getByRole('button', { name: 'Start a space' }).click()
  const dialog = mina.page.getByRole('dialog', { name: 'Start a space' })
  await dialog.getByLabel('Name of the space').fill(space)
  await dialog.getByRole('radio', { name: 'Guests, encrypted' }).click()
  await looksRight(mina.page, 'start')
  await dialog.getByRole('button', { name: 'Start', exact: true }).click()
})

async function invites(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Invite people' }).first().click()
  await page.getByRole('dialog').locator('code').filter({ hasText: '#i=' }).waitFor(longTimeout)
}

async function showsProjector(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show on the projector' }).click(longTimeout)
  await page.getByRole('heading', { name: `Join ${space}` }).waitFor(longTimeout)
}

async function entersCode(page: Page, digits: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(digits)
  await page.getByRole('button', { name: `Join ${space}` }).click()
}

test('the projector fills the screen, and leaving full screen closes it', async () => {
  await invites(mina.page)
  await looksRight(mina.page, 'invite')
  await showsProjector(mina.page)
  await expect
    .poll(() => mina.page.evaluate(() => document.fullscreenElement !== null), longTimeout)
    .toBe(true)
  await mina.page.evaluate(() => document.exitFullscreen())
  await mina.page
    .getByRole('heading', { name: `Join ${space}` })
    .waitFor({ state: 'detached', ...longTimeout })
})

test('where full screen is not allowed, the projector shows in the window', async () => {
  await mina.page.evaluate(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new Error('not allowed'))
  })
  await invites(mina.page)
  await showsProjector(mina.page)
  const steps = mina.page.getByRole('dialog').getByRole('listitem')
  address = await steps.locator('code').innerText(longTimeout)
  code = (await steps.locator('strong').innerText()).replace(' ', '')
  expect(address).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  expect(code).toMatch(/^\d{6}$/)
})

test.each([1000, 1280])('a fingerprint breaks only after a colon at %i px', async (width) => {
  const { page } = mina
  await page.setViewportSize({ width, height: 700 })
  const print = page
    .getByRole('dialog')
    .locator('code')
    .filter({ hasText: /^(?:[\dA-F]{2}:)+/ })
  const lines = await print.evaluate((element) => {
    const found: string[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    let last = -Infinity
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < (node.textContent ?? '').length; at += 1) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const { top } = range.getBoundingClientRect()
        if (top > last + 2) found.push('')
        last = top
        found.push((found.pop() ?? '') + range.toString())
      }
    return found
  })
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.slice(0, -1).filter((line) => !line.endsWith(':'))).toEqual([])
  await page.setViewportSize(desktopSize)
})

test('a window leaves a space that another one stops hosting, and may open it again', async () => {
  const tea = await openHost('Tea', 'Tea house')
  const second = await tea.window()
  await openSpace(second, 'Tea house')
  await second.getByRole('button', { name: 'Tea house menu' }).click()
  await second.getByRole('menuitem', { name: 'Stop hosting' }).click()
  await second.getByRole('dialog').getByRole('button', { name: 'Stop hosting' }).click()
  await tea.page.getByText('Tea house was closed in another window.').waitFor(longTimeout)
  expect(await second.getByText('Tea house was closed').count()).toBe(0)
  await openSpace(tea.page, 'Tea house')
})

test('a phone without a camera enters only with the six digits', async () => {
  const ada = await openPhone(address)
  await ada.getByLabel('Your name here').fill('Ada', longTimeout)
  await looksRight(ada, 'door-code')
  await entersCode(ada, code === '111111' ? '222222' : '111111')
  await ada
    .getByRole('alert')
    .getByText(/wrong, used up or expired/)
    .waitFor(longTimeout)
  await entersCode(ada, `${code.slice(0, 3)} ${code.slice(3)}`)
  await says(ada, 'Lobby', 'I typed it in!')
  await mina.page.getByRole('log', { name: 'Just joined' }).getByText('Ada').waitFor(longTimeout)
  await looksRight(mina.page, 'projector')
  await mina.page.getByRole('button', { name: 'Close' }).click()
  await seesMessage(mina.page, 'I typed it in!')
})

test('the host sees the members and the space’s state, and removes a guest', async () => {
  const ravi = await openPhone(address)
  await ravi.getByLabel('Your name here').fill('Ravi', longTimeout)
  await entersCode(ravi, code)
  await mina.page.getByRole('button', { name: `${space} menu` }).click()
  await looksRight(mina.page, 'space-menu')
  await mina.page.getByRole('menuitem', { name: 'Hosting', exact: true }).click()
  const panel = mina.page.getByRole('complementary', { name: 'Hosting' })
  await panel.getByText('Running smoothly').waitFor(longTimeout)
  await panel.getByText('Ravi').waitFor(longTimeout)
  await looksRight(mina.page, 'hosting')
  await panel.getByRole('button', { name: 'Remove Ravi' }).click()
  await mina.page.getByRole('dialog').getByRole('button', { name: 'Remove Ravi' }).click()
  await ravi
    .getByText(/removed/)
    .first()
    .waitFor(longTimeout)
  await expect.poll(() => panel.getByText('Ravi').count()).toBe(0)
  await looksRight(ravi, 'removed')
})

test('a used link is explained on the join page', async () => {
  const late = await openPhone(`${address}/#i=${'A'.repeat(43)}`)
  await late.getByLabel('Your name here').fill('Late', longTimeout)
  await looksRight(late, 'door-link')
  await late.getByRole('button', { name: `Join ${space}` }).click()
  await late
    .getByRole('alert')
    .getByText(/wrong, used up or expired/)
    .waitFor(longTimeout)
  await late.getByLabel('Code', { exact: true }).waitFor()
})

async function setGuests(guests: 'off' | 'https'): Promise<void> {
  const [hosted] = mina.device.spaces.list
  await mina.requestDevice('guests:set', { space: hosted?.space ?? '', guests })
}

test('guests rejoin by a button when guests are allowed again; when hosting stops, all get the reason', async () => {
  const ada = await openPhone(address)
  await ada.getByLabel('Your name here').fill('Zoe', longTimeout)
  await entersCode(ada, code)
  const composer = ada.getByRole('textbox', { name: 'Message Lobby' })
  await composer.waitFor(longTimeout)
  await setGuests('off')
  await ada.getByText('Guests are off right now').waitFor(longTimeout)
  await looksRight(ada, 'guests-off')
  await setGuests('https')
  await ada.getByRole('button', { name: 'Try again' }).click()
  await composer.waitFor(longTimeout)
  const panel = mina.page.getByRole('complementary', { name: 'Hosting' })
  await panel.getByRole('button', { name: 'Stop hosting' }).click()
  await looksRight(mina.page, 'stop')
  await mina.page.getByRole('dialog').getByRole('button', { name: 'Stop hosting' }).click()
  await ada
    .getByText(/closed the space/)
    .first()
    .waitFor(longTimeout)
  await mina.page.getByRole('heading', { name: 'Nearby' }).waitFor(longTimeout)
})
