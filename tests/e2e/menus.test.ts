/** Mina hosts a space with a past of some days; Omar is at another computer. What a right click and the menu keys open. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { looksRight } from '../support/gallery.ts'
import { messageOf } from '../support/message-actions.ts'
import { SpaceHistory } from '../support/space-history.ts'
import { joinNearby, longTimeout, openDevicePage, openSpace, says, seesMessage } from '../support/people.ts'

const space = 'Boatshed'
let mina: Page
let omar: Page

beforeAll(async () => {
  const past = await SpaceHistory.begin({ host: 'Mina', space })
  await past.room(past.host, 'Kitchen')
  await past.says(past.host, 'Good morning')
  await past.says(past.host, 'See https://example.org for more')
  await past.ends()
  mina = (await openDevicePage('Mina', past.dataDir)).page
  omar = (await openDevicePage('Omar')).page
  await joinNearby(omar, space)
  await openSpace(mina, space)
  await says(omar, 'Lobby', 'Who brings the rope?')
  await seesMessage(mina, 'Who brings the rope?')
})

const menu = (page: Page): Locator => page.getByRole('menu')
const entries = (page: Page): Promise<string[]> => menu(page).getByRole('menuitem').allInnerTexts()
const listed = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('navigation', { name: 'Rooms and people' }).getByRole('button', { name })
const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Message Lobby' })
const hasFocus = (what: Locator): Promise<boolean> => what.evaluate((one) => one === document.activeElement)

test('a right click opens the menu of a message at the pointer, and a choice gives the focus back', async () => {
  await composer(mina).focus()
  await messageOf(mina, 'Who brings the rope?').getByText('Who brings the rope?').click({ button: 'right' })
  await menu(mina).waitFor(longTimeout)
  expect(await entries(mina)).toEqual(['React', 'Reply', 'Copy text', 'Pin'])
  await looksRight(mina, 'menu-message')
  await mina.keyboard.press('Escape')
  await menu(mina).waitFor({ state: 'hidden' })
  await expect.poll(() => hasFocus(composer(mina))).toBe(true)
  await messageOf(mina, 'Good morning').getByText('Good morning').click({ button: 'right' })
  await menu(mina).getByRole('menuitem', { name: 'Pin' }).click(longTimeout)
  await messageOf(omar, 'Good morning').getByLabel('Pinned').waitFor(longTimeout)
  await expect.poll(() => hasFocus(composer(mina))).toBe(true)
})

test('one right click after the other opens one menu after the other', async () => {
  await messageOf(mina, 'Good morning').getByText('Good morning').click({ button: 'right' })
  await menu(mina).getByRole('menuitem', { name: 'Unpin' }).waitFor(longTimeout)
  await listed(mina, 'Kitchen').click({ button: 'right' })
  await mina.getByRole('menu', { name: 'Kitchen menu' }).waitFor(longTimeout)
  await expect.poll(() => menu(mina).count()).toBe(1)
  await mina.keyboard.press('Escape')
})

test('rooms and people have the menu of their button; the menu keys open it at the row', async () => {
  await listed(mina, 'Kitchen').focus()
  await mina.keyboard.press('Shift+F10')
  await menu(mina).waitFor(longTimeout)
  const ofRow = await entries(mina)
  await looksRight(mina, 'menu-room')
  await mina.keyboard.press('Escape')
  await expect.poll(() => hasFocus(listed(mina, 'Kitchen'))).toBe(true)
  await listed(mina, 'Kitchen').click()
  await mina.getByRole('button', { name: 'Kitchen menu' }).click()
  await menu(mina).waitFor(longTimeout)
  expect(await entries(mina)).toEqual(ofRow)
  await mina.keyboard.press('Escape')
  await listed(mina, 'Lobby').click()

  await listed(mina, /^Omar/).focus()
  await mina.keyboard.press('ContextMenu')
  await menu(mina).waitFor(longTimeout)
  expect(await entries(mina)).toEqual([
    'Message Omar',
    'Mention',
    'About this person',
    'Remove from this space'
  ])
  await looksRight(mina, 'menu-person')
  await mina.keyboard.press('Escape')
  await listed(mina, /^Omar/).focus()
  await mina.keyboard.press('ContextMenu')
  await expect.poll(() => hasFocus(menu(mina).getByRole('menuitem').first())).toBe(true)
  await mina.keyboard.press('ArrowDown')
  await mina.keyboard.press('Enter')
  await expect.poll(() => composer(mina).inputValue()).toBe('@Omar ')
  await composer(mina).fill('')
})

test('a message is reached and its menu used by keyboard alone', async () => {
  await composer(mina).focus()
  await mina.keyboard.press('Shift+Tab')
  await mina.getByRole('log').focus()
  await mina.keyboard.press('ArrowUp')
  await mina.keyboard.press('ContextMenu')
  await menu(mina).waitFor(longTimeout)
  await mina.keyboard.press('ArrowDown')
  await mina.keyboard.press('Enter')
  await expect.poll(() => hasFocus(composer(mina))).toBe(true)
  await mina.getByText('Reply to').first().waitFor(longTimeout)
  await mina.keyboard.press('Escape')
})

test('over a link, selected text and a text field the menu of the browser comes', async () => {
  const link = messageOf(mina, 'example.org').getByRole('link')
  await link.click({ button: 'right' })
  await composer(mina).click({ button: 'right' })
  const words = messageOf(mina, 'Good morning').getByText('Good morning')
  await words.evaluate((one) => getSelection()?.selectAllChildren(one))
  await words.click({ button: 'right' })
  expect(await menu(mina).count()).toBe(0)
  await mina.evaluate(() => getSelection()?.removeAllRanges())
  await words.click({ button: 'right' })
  await menu(mina).waitFor(longTimeout)
  await mina.keyboard.press('Escape')
})
