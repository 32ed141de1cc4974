/** Labels, focus and sizes: messages read out by their keys, touch targets, panels. */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { focusedOn, focusReaches, tabsTo } from '../support/keyboard.ts'
import {
  joinAsGuest,
  letGuestsIn,
  openDevicePage,
  openPhone,
  openSpace,
  longTimeout,
  says,
  seesMessage
} from '../support/people.ts'
import { actOnMessage, messageOf } from '../support/message-actions.ts'
import { largeEnough } from '../support/layout-checks.ts'
import { writeConversations } from '../support/conversations.ts'

/** What a thumb needs, CSS pixels. */
const thumb = 44

let page: Page

beforeAll(async () => {
  const { dataDir } = await writeConversations()
  page = (await openDevicePage('Mina', dataDir)).page
})

/** A server that accepts connections and does not answer until it closes them. */
async function listens(): Promise<{ address: string; hangUp: () => void }> {
  const calls = new Set<Socket>()
  const server = createServer((call) => void calls.add(call)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const hangUp = (): void => {
    server.close()
    for (const call of calls) call.destroy()
  }
  return { address: `127.0.0.1:${String(port)}`, hangUp }
}

test('an invalid field keeps the focus and shows what is wrong', async () => {
  await page.getByRole('button', { name: 'Have an address or a link?' }).click(longTimeout)
  const silent = await listens()
  await page.getByLabel('Address or link').fill(silent.address)
  await tabsTo(page, 'Join')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Joining…' }).waitFor(longTimeout)
  await focusReaches(page, { name: 'Joining…' })
  silent.hangUp()
  await page.getByText(/^No answer from that address/).waitFor(longTimeout)
  await focusReaches(page, { role: 'button', name: 'Join' })
  await tabsTo(page, 'Address or link', 'Shift+Tab')
  await expect.poll(() => received(page)).toMatch(/^No answer from that address/)
  await page.keyboard.press('Escape')
})

test('the search for emoji has the focus first', async () => {
  await openSpace(page, 'Repair café')
  await page.getByText('It plays again!').waitFor(longTimeout)
  await page.getByRole('button', { name: 'Insert an emoji' }).click()
  await focusReaches(page, { role: 'searchbox' })
  const ring = await page.locator(':focus').evaluate((field) => {
    const { outlineOffset, borderColor, outlineColor } = getComputedStyle(field)
    return [outlineOffset, borderColor === outlineColor]
  })
  expect(ring, 'on the border, which has its colour').toEqual(['-1px', true])
  await page.keyboard.press('Escape')
})

test('labels of rooms and people begin with their names', async () => {
  const list = page.getByRole('navigation', { name: 'Rooms and people' })
  for (const name of ['Lobby', 'Bicycles 3 unread messages', 'Keys and money Private room', 'Ines offline'])
    await list.getByRole('button', { name, exact: true }).first().waitFor(longTimeout)
})

test('a message has a readable label when the arrow keys reach it', async () => {
  await page.getByRole('log').focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => received(page)).toMatch(/It plays again!/)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => received(page)).toMatch(/which bench is free\?/)
  await tabsTo(page, 'React')
  await page.keyboard.press('ArrowRight')
  await focusReaches(page, { role: 'button', name: 'Reply' })
})

test('a message is described with what was done to it', async () => {
  await says(page, 'Lobby', 'The drill is free')
  await seesMessage(page, 'The drill is free')
  const message = messageOf(page, 'The drill is free')
  await message.getByLabel('Sent').waitFor(longTimeout)
  const described = (): Promise<string> => message.focus().then(() => received(page))
  await expect.poll(described).toBe('The drill is free, Sent')
  await actOnMessage(page, 'The drill is free', 'Pin')
  await actOnMessage(page, 'The drill is free', 'Edit')
  await page.keyboard.type(' now')
  await page.keyboard.press('Enter')
  await expect.poll(described).toBe('The drill is free now, edited, Pinned, Sent')
})

test('a question before an act has the focus on what does nothing, and gives it back to the composer', async () => {
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent.trim())
  for (const answer of ['the key', 'the mouse']) {
    await actOnMessage(page, 'The drill is free now', 'Delete')
    await expect.poll(focused).toBe('Cancel')
    if (answer === 'the key') await page.keyboard.press('Enter')
    else await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await expect.poll(focused).toBe('Message Lobby')
  await seesMessage(page, 'The drill is free now')
})

test('the page has one main heading: the room, or the space where no room is shown', async () => {
  const main = page.getByRole('heading', { level: 1 })
  await expect.poll(() => main.allInnerTexts()).toEqual(['Lobby'])
  const skip = page.getByRole('navigation', { name: 'Skip links' }).getByRole('button')
  expect(await skip.allInnerTexts()).toEqual(['Skip to messages', 'Skip to message box'])
})

/** How what has the focus is described. */
function received(of: Page): Promise<string> {
  return of.evaluate(() => {
    const ids = document.activeElement?.getAttribute('aria-describedby')?.split(' ') ?? []
    return ids
      .flatMap((id) => {
        const about = document.getElementById(id)
        const marks = [...(about?.querySelectorAll('[aria-label]') ?? [])].map((mark) => mark.ariaLabel)
        return [about?.textContent.trim(), ...marks].filter((part) => part)
      })
      .join(', ')
  })
}

test('a panel over the room takes the focus, and closes when the focus leaves it', async () => {
  await page.setViewportSize({ width: 820, height: 700 })
  const about = page.getByRole('button', { name: 'About this room' }).last()
  await about.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: 'Lobby' })
  await focusReaches(page, { role: 'heading', name: 'Lobby' })
  await page.keyboard.press('Escape')
  await focusReaches(page, { name: /About this room/ })
  await page.keyboard.press('Enter')
  await panel.waitFor()
  await page.keyboard.press('Shift+Tab')
  await panel.waitFor({ state: 'detached' })
  await focusedOn(page)
})

test('on a phone every control is large enough for a thumb', async () => {
  const ada = await openPhone(await letGuestsIn(page))
  await ada.getByLabel('Your name here').waitFor(longTimeout)
  await largeEnough(ada, thumb, 'the door')
  await joinAsGuest(ada, 'Ada', 'Repair café')
  await ada.getByText('It plays again!').waitFor(longTimeout)
  await largeEnough(ada, thumb, 'the room')
  const long = 'The lamp is so old that its plug fits no socket in the whole house'
  await says(ada, 'Lobby', long)
  await seesMessage(ada, long)
  await largeEnough(ada, thumb, 'the room, with a message of one’s own')
  await ada.getByRole('button', { name: 'Back' }).tap()
  await ada.getByRole('button', { name: 'Settings' }).waitFor(longTimeout)
  await largeEnough(ada, thumb, 'the list')
  const main = ada.getByRole('heading', { level: 1 })
  await expect.poll(() => main.allInnerTexts()).toEqual(['Repair café'])
})
