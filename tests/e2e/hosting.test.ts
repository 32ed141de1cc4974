/** Hosting: bringing others in from the front of a room, and looking after the space. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { looksRight } from '../support/gallery.ts'
import { sampleOf } from '../support/long.ts'
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
import { everythingFits } from '../support/layout-checks.ts'
import { desktopSize } from '../support/screen-sizes.ts'
import { settled } from '../support/settled.ts'

const space = 'Botany class'
let mina: DevicePage
let code: string
let address: string

beforeAll(async () => {
  mina = await openDevicePage('Mina')
  await mina.page.getByRole('button', { name: 'Start a space' }).click()
  const dialog = mina.page.getByRole('dialog', { name: 'Start a space' })
  await dialog.getByLabel('Name of the space').fill(space)
  await dialog.getByRole('switch', { name: 'Anyone with the code may come in' }).check()
  await dialog.getByRole('button', { name: 'Not encrypted instead' }).click()
  await dialog.getByText('others on this network can read along').waitFor(longTimeout)
  await dialog.getByRole('button', { name: 'Encrypt instead' }).click()
  await dialog.getByText('Encrypted, in any browser.').waitFor(longTimeout)
  await looksRight(mina.page, 'start')
  await dialog.getByRole('button', { name: 'Start', exact: true }).click()
})

const sheetOf = (page: Page): Locator => page.getByRole('dialog', { name: `Invite people to ${space}` })

async function invites(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Invite people' }).first().click()
  await page.getByRole('dialog').locator('code').filter({ hasText: '#i=' }).waitFor(longTimeout)
}

async function showsProjector(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show on the projector' }).click(longTimeout)
  await page.getByRole('heading', { name: `Join ${space}` }).waitFor(longTimeout)
}

/** With the sixth digit it is sent. */
async function entersCode(page: Page, digits: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(digits)
}

/** Where everything in the sheet stands that has a size of its own. */
function boxes(sheet: Locator): Promise<string[]> {
  return sheet.evaluate((dialog) =>
    [dialog, ...dialog.querySelectorAll('h2, h3, input, button, .qr, .digits, section')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.blank *'))
      .map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect()
        const below = one === dialog ? y : y + dialog.scrollTop
        return `${one.tagName} ${one.classList.item(0) ?? ''} ${[x, below, width, height].map(Math.round).join(' ')}`
      })
  )
}

/** The narrowest of a desktop and of a phone come first. */
const sizes: [number, number][] = [
  [1024, 700],
  [360, 640],
  [1280, 800],
  [390, 844]
]

test.each(sampleOf(sizes, 2))(
  'nothing in the invitation moves or is cut off at %i × %i',
  async (width, height) => {
    const { page } = mina
    const sheet = sheetOf(page)
    await invites(page)
    await page.setViewportSize({ width, height })
    await settled(page)
    const before = await boxes(sheet)
    const keepsItsPlace = async (): Promise<void> => {
      await settled(page)
      await expect.poll(() => boxes(sheet)).toEqual(before)
      await everythingFits(page, `invitation at ${String(width)}`)
    }
    await sheet.locator('label', { hasText: 'Computer' }).click()
    await keepsItsPlace()
    await sheet.locator('label', { hasText: 'Phone' }).click()
    const wide = await sheet.evaluate((one) => one.scrollHeight <= one.clientHeight)
    expect(wide || width < 1024).toBe(true)
    await sheet.getByRole('button', { name: 'Copy link' }).click()
    await keepsItsPlace()
    await page.keyboard.press('Escape')
    await page.setViewportSize(desktopSize)
  }
)

test('one switch lets guests in or not, and moves nothing', async () => {
  const { page } = mina
  const sheet = sheetOf(page)
  await invites(page)
  const places = async (): Promise<string[]> => {
    await settled(page)
    return (await boxes(sheet)).filter((box) => /^(DIV|SECTION|P|H2)/.test(box))
  }
  const before = await places()
  const letIn = sheet.getByRole('switch', { name: 'Anyone with the code may come in' })
  const [hosted] = mina.device.spaces.list
  const guests = (): unknown => mina.device.spaces.list.find((one) => one.space === hosted?.space)?.guests
  await sheet.getByRole('button', { name: 'Not encrypted instead' }).click()
  await sheet.getByText('http://').first().waitFor(longTimeout)
  expect([guests(), await places()]).toEqual(['http', before])
  await letIn.click() // it follows the answer
  await sheet.getByText('only people with Parley').waitFor(longTimeout)
  expect([guests(), await places()]).toEqual(['off', before])
  await looksRight(page, 'invite-off')
  await sheet.getByRole('button', { name: 'Show the code' }).click()
  await sheet.locator('code').filter({ hasText: '#i=' }).waitFor(longTimeout)
  expect([guests(), await places()]).toEqual(['https', before])
  await page.keyboard.press('Escape')
})

test('the switch of guests stays where it was put until the window learns the rest', async () => {
  const window = await mina.window()
  let late: (() => void)[] | null = null
  await window.routeWebSocket(/./, (socket) => {
    const device = socket.connectToServer()
    device.onMessage((message) => {
      const pass = (): void => socket.send(message)
      if (late && String(message).includes('"spaces:changed"')) late.push(pass)
      else pass()
    })
  })
  await window.reload()
  await openSpace(window, space)
  await invites(window)
  const letIn = sheetOf(window).getByRole('switch', { name: 'Anyone with the code may come in' })
  late = []
  await letIn.click()
  await expect.poll(() => late?.length).toBe(1)
  await expect.poll(() => letIn.getAttribute('aria-disabled')).toBeNull()
  expect(await letIn.isChecked()).toBe(false)
  for (const pass of late.splice(0)) pass()
  late = null
  await sheetOf(window).getByText('only people with Parley').waitFor(longTimeout)
  await letIn.check()
  await sheetOf(window).locator('code').filter({ hasText: '#i=' }).waitFor(longTimeout)
  await window.close()
})

test('an invitation for one person stays for one when it is sent without encryption', async () => {
  const { page } = mina
  await invites(page)
  const sheet = sheetOf(page)
  await sheet.getByText('For one person').click()
  await sheet.getByText('for 1 person').waitFor(longTimeout)
  await sheet.getByRole('button', { name: 'Not encrypted instead' }).click()
  await sheet.getByText('http://').first().waitFor(longTimeout)
  await sheet.getByText('for 1 person').waitFor(longTimeout)
  await sheet.getByRole('button', { name: 'Encrypt instead' }).click()
  await sheet.getByText('https://').first().waitFor(longTimeout)
  await sheet.getByText('For a group').click()
  await sheet.getByText('for up to 50 people').waitFor(longTimeout)
  await page.keyboard.press('Escape')
})

test('the projector fills the screen, and leaving full screen closes only it', async () => {
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
  await sheetOf(mina.page).waitFor()
})

test.each([390, 1280])('a fingerprint breaks only after a colon at %i px', async (width) => {
  const { page } = mina
  await page.setViewportSize({ width, height: 700 })
  await sheetOf(page).locator('label', { hasText: 'Computer' }).click()
  const print = sheetOf(page)
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

test('where full screen is not allowed, the projector shows in the window', async () => {
  await mina.page.evaluate(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new Error('not allowed'))
  })
  await showsProjector(mina.page)
  await mina.page.keyboard.press('Escape')
  await sheetOf(mina.page).waitFor()
  await showsProjector(mina.page)
  const steps = mina.page.getByRole('dialog')
  address = await steps.locator('code').innerText(longTimeout)
  code = (await steps.locator('.code strong').innerText()).replace(' ', '')
  expect(address).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  expect(code).toMatch(/^\d{6}$/)
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
  await looksRight(ada, 'join-code')
  const wrong = code === '111111' ? '222222' : '111111'
  await entersCode(ada, wrong)
  await ada
    .getByRole('alert')
    .getByText('That code is not right. Check it on Mina’s screen.')
    .waitFor(longTimeout)
  const field = ada.getByLabel('Code', { exact: true })
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  const [border, text] = await Promise.all([
    field.evaluate((input) => getComputedStyle(input).borderColor),
    ada.getByText('That code is not right.').evaluate((line) => getComputedStyle(line).color)
  ])
  expect(border).toBe(text)
  await expect
    .poll(() =>
      field.evaluate((input: HTMLInputElement) => [document.activeElement === input, input.selectionEnd])
    )
    .toEqual([true, 7])
  await looksRight(ada, 'join-wrong-code')
  await ada.keyboard.type('1234')
  expect(await field.inputValue()).toBe('123 4')
  await entersCode(ada, `${code.slice(0, 3)} ${code.slice(3)}`)
  await says(ada, 'Lobby', 'I typed it in!')
  await mina.page.getByRole('log', { name: 'Just joined' }).getByText('Ada').waitFor(longTimeout)
  await looksRight(mina.page, 'projector')
  await mina.page.getByRole('button', { name: 'Close' }).click()
  await sheetOf(mina.page).getByRole('button', { name: 'Close' }).click()
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
  const parts = await panel.getByRole('heading', { level: 3 }).allInnerTexts()
  const counted = /here now$/
  expect(parts.map((part) => (counted.test(part) ? 'people' : part)).slice(0, 3)).toEqual([
    'Addresses',
    'people',
    'Load'
  ])
  await panel.getByRole('button', { name: 'Invite people' }).click()
  await sheetOf(mina.page).waitFor(longTimeout)
  await mina.page.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Remove Ravi' }).click()
  await mina.page.getByRole('dialog').getByRole('button', { name: 'Remove Ravi' }).click()
  await ravi
    .getByText(/removed/)
    .first()
    .waitFor(longTimeout)
  await panel.getByRole('button', { name: 'Let Ravi in again' }).waitFor(longTimeout)
  expect(await panel.getByRole('button', { name: 'Remove Ravi' }).count()).toBe(0)
  await looksRight(ravi, 'removed')
})

test('a used link is explained on the join page', async () => {
  const late = await openPhone(`${address}/#i=${'A'.repeat(43)}`)
  await late.getByLabel('Your name here').fill('Late', longTimeout)
  await looksRight(late, 'door-link')
  await late.getByRole('button', { name: `Join ${space}` }).click()
  await late
    .getByRole('alert')
    .getByText('This link is wrong, used up or expired. Enter the six digits from Mina’s screen.')
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
  const letIn = panel.getByRole('switch', { name: 'Anyone with the code may come in' })
  await letIn.click()
  await ada.getByText('Guests are off right now').waitFor(longTimeout)
  await letIn.click()
  await panel.getByText('Encrypted, in any browser.').waitFor(longTimeout)
  await ada.getByRole('button', { name: 'Try again' }).click()
  await composer.waitFor(longTimeout)
  await panel.getByRole('button', { name: 'Not encrypted instead' }).click()
  await panel.getByText('others on this network can read along').waitFor(longTimeout)
  await panel.getByRole('button', { name: 'Encrypt instead' }).click()
  await panel.getByText('Encrypted, in any browser.').waitFor(longTimeout)
  await panel.getByRole('button', { name: 'Stop hosting' }).click()
  await looksRight(mina.page, 'stop')
  await mina.page.getByRole('dialog').getByRole('button', { name: 'Stop hosting' }).click()
  await ada
    .getByText(/closed the space/)
    .first()
    .waitFor(longTimeout)
  await mina.page.getByRole('heading', { name: 'Nearby' }).waitFor(longTimeout)
})
