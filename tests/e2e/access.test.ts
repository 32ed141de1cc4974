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

/** How what has the focus is described. */
function received(of: Page): Promise<string | null | undefined> {
  return of.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-describedby')
    return document.getElementById(id ?? '')?.textContent
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
})
