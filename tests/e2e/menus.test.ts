/** Mina hosts a space with a past of some days; Omar is at another computer, Ada has her phone. Menus, links to messages, days, reactions. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { messageLink, type LinkedMessage } from '#shared/protocol/message-link.ts'
import { looksRight } from '../support/gallery.ts'
import { messageOf } from '../support/message-actions.ts'
import { settled } from '../support/settled.ts'
import { SpaceHistory } from '../support/space-history.ts'
import {
  joinAsGuest,
  joinNearby,
  letGuestsIn,
  longTimeout,
  openDevicePage,
  openPhone,
  openSpace,
  says,
  seesMessage
} from '../support/people.ts'

const space = 'Drydock'
const hourMs = 3_600_000
const dayMs = 24 * hourMs
let mina: Page
let omar: Page
let hidden: LinkedMessage

beforeAll(async () => {
  const past = await SpaceHistory.begin({ host: 'Mina', space, at: Date.now() - 8 * dayMs })
  await past.room(past.host, 'Kitchen')
  await past.room(past.host, 'Secret', [], 'private')
  await past.says(past.host, 'Where it all began')
  for (let number = 1; number <= 120; number += 1) await past.says(past.host, `Number ${String(number)}`)
  hidden = {
    space: past.space,
    room: past.idOf('Secret'),
    message: await past.says(past.host, 'Hush', 'Secret')
  }
  past.at = Date.now() - hourMs
  const greeting = await past.says(past.host, 'Good morning')
  for (const name of ['Ines', 'Jo', 'Kim', 'Lea', 'Max'])
    await past.reacts(await past.comes(name), greeting, '👍')
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
  expect(await entries(mina)).toEqual([
    'React',
    'Reply',
    'Copy text',
    'Copy link',
    'Pin',
    'Delete for everyone'
  ])
  await looksRight(mina, 'menu-message')
  await mina.keyboard.press('Escape')
  await menu(mina).waitFor({ state: 'hidden' })
  await expect.poll(() => hasFocus(composer(mina))).toBe(true)
  await messageOf(mina, 'Good morning').getByText('Good morning').click({ button: 'right' })
  await menu(mina).getByRole('menuitem', { name: 'Pin' }).click(longTimeout)
  await messageOf(omar, 'Good morning').getByLabel('Pinned').waitFor(longTimeout)
  await expect.poll(() => hasFocus(composer(mina))).toBe(true)
  await messageOf(mina, 'Who brings the rope?').getByText('Who brings the rope?').click({ button: 'right' })
  await menu(mina).getByRole('menuitem', { name: 'React' }).click(longTimeout)
  await mina.getByRole('dialog').getByRole('button', { name: /👍/ }).click(longTimeout)
  await messageOf(omar, 'Who brings the rope?').getByRole('button', { name: /👍/ }).waitFor(longTimeout)
})

test('one right click after the other opens one menu after the other', async () => {
  await messageOf(mina, 'Good morning').getByText('Good morning').click({ button: 'right' })
  await menu(mina).getByRole('menuitem', { name: 'Unpin' }).waitFor(longTimeout)
  await listed(mina, 'Kitchen').click({ button: 'right' })
  await mina.getByRole('menu', { name: 'Kitchen menu' }).waitFor(longTimeout)
  await expect.poll(() => menu(mina).count()).toBe(1)
  await mina.keyboard.press('Escape')
})

test('a menu at the pointer closes when the window is resized, and one at a button stays', async () => {
  const before = mina.viewportSize() ?? { width: 1280, height: 800 }
  const smaller = { width: before.width - 200, height: before.height - 200 }
  await messageOf(mina, 'Who brings the rope?').getByText('Who brings the rope?').click({ button: 'right' })
  await menu(mina).waitFor(longTimeout)
  await mina.setViewportSize(smaller)
  await menu(mina).waitFor({ state: 'detached', ...longTimeout })
  await mina.getByRole('button', { name: `${space} menu` }).click()
  await menu(mina).waitFor(longTimeout)
  await mina.setViewportSize(before)
  await settled(mina)
  expect(await menu(mina).isVisible()).toBe(true)
  await mina.keyboard.press('Escape')
  await menu(mina).waitFor({ state: 'detached', ...longTimeout })
})

test('rooms and people have the menu of their button; the menu keys open it at the row', async () => {
  await listed(mina, 'Kitchen').click()
  await mina.getByRole('button', { name: 'Kitchen menu' }).waitFor(longTimeout)
  await listed(mina, 'Kitchen').focus()
  await mina.keyboard.press('Shift+F10')
  await menu(mina).waitFor(longTimeout)
  const ofRow = await entries(mina)
  await looksRight(mina, 'menu-room')
  await mina.keyboard.press('Escape')
  await expect.poll(() => hasFocus(listed(mina, 'Kitchen'))).toBe(true)
  await mina.getByRole('button', { name: 'Kitchen menu' }).click()
  await menu(mina).waitFor(longTimeout)
  expect(await entries(mina)).toEqual(ofRow)
  // As long as a finger needs: the press alone must not close it, or the click would open it again.
  await mina.getByRole('button', { name: 'Kitchen menu' }).click({ delay: 100 })
  await expect.poll(() => menu(mina).count()).toBe(0)
  expect(await hasFocus(mina.getByRole('button', { name: 'Kitchen menu' }))).toBe(true)
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

const sees = (page: Page, text: string): Promise<void> =>
  page.getByRole('log').getByText(text, { exact: true }).waitFor(longTimeout)
const begins = (page: Page): Promise<boolean> =>
  page.getByRole('log').getByText('Where it all began').isVisible()

test('a link to a message leads there: within the app, in a guest’s browser, and for those who join by it', async () => {
  const { page: nora } = await openDevicePage('Nora')
  const invitation = await letGuestsIn(mina)
  await mina.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await mina.keyboard.press('ControlOrMeta+k')
  await mina.keyboard.type('where it all began')
  await mina.getByRole('option', { name: /Where it all began/ }).click(longTimeout)
  await messageOf(mina, 'Where it all began').getByText('Where it all began').click({ button: 'right' })
  await menu(mina).getByRole('menuitem', { name: 'Copy link' }).click(longTimeout)
  await mina.getByText('Copied', { exact: false }).first().waitFor(longTimeout)
  const link = await mina.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/#m=/)

  await says(mina, 'Lobby', `Read ${link}`)
  await omar.getByRole('log').getByRole('link', { name: link }).click(longTimeout)
  await sees(omar, 'Where it all began')
  expect(omar.context().pages()).toHaveLength(1)
  await omar.keyboard.press('ControlOrMeta+End')
  await expect.poll(() => begins(omar)).toBe(false)
  await omar.keyboard.press('ControlOrMeta+k')
  await omar.getByRole('combobox').fill(link)
  await looksRight(omar, 'switcher-link')
  await omar.keyboard.press('Enter')
  await sees(omar, 'Where it all began')

  const ada = await openPhone(invitation)
  await joinAsGuest(ada, 'Ada', space)
  await ada.evaluate((hash) => (location.hash = hash), link.slice(link.indexOf('#')))
  await sees(ada, 'Where it all began')
  expect(new URL(ada.url()).hash).toBe('')
  await ada.goto(link)
  await sees(ada, 'Where it all began')

  await nora.getByRole('button', { name: 'Have an address or a link?' }).click()
  await nora.getByRole('dialog').getByRole('textbox').fill(link)
  await nora.keyboard.press('Enter')
  await sees(nora, 'Where it all began')

  // Omar is not told whether there is such a room.
  await omar.keyboard.press('ControlOrMeta+k')
  await omar.getByRole('combobox').fill(messageLink('https://10.0.0.1', hidden))
  await omar.keyboard.press('Enter')
  await omar.getByText('That room does not exist, or you cannot see it.').waitFor(longTimeout)
  await omar.keyboard.press('ControlOrMeta+k')
  await omar.getByRole('combobox').fill(`${link.slice(0, -43)}${'A'.repeat(43)}`)
  await omar.keyboard.press('Enter')
  await omar.getByText('That no longer exists.').waitFor(longTimeout)
})

test('who reacted is told: the first names where it is pointed at, and all of them in a list', async () => {
  await mina.keyboard.press('ControlOrMeta+End')
  const reaction = messageOf(mina, 'Good morning').getByRole('button', { name: '👍 5' })
  const names = 'Ines, Jo, and 3 others'
  expect(await mina.getByRole('button', { name: '👍 5', description: names }).count()).toBe(1)
  await reaction.hover()
  await mina.locator('[data-tip-shown]').getByText(names).waitFor(longTimeout)
  await looksRight(mina, 'reaction-tip')
  await reaction.focus()
  await reaction.click({ button: 'right' })
  await menu(mina).getByRole('menuitem', { name: 'Who reacted' }).click(longTimeout)
  const list = mina.getByRole('dialog', { name: 'Who reacted' })
  const listedNames = (await list.getByRole('listitem').allInnerTexts()).join()
  expect(listedNames).toMatch(/Ines.*Jo.*Kim.*Lea.*Max/s)
  await looksRight(mina, 'reactions')
  await list.getByRole('button', { name: 'Close' }).click()
  await list.waitFor({ state: 'detached', ...longTimeout })
  await omar.keyboard.press('ControlOrMeta+End')
  await messageOf(omar, 'Good morning').getByRole('button', { name: '👍 5' }).click(longTimeout)
  await mina.getByRole('button', { name: '👍 6' }).waitFor(longTimeout)

  const bea = await openPhone(await letGuestsIn(mina))
  await joinAsGuest(bea, 'Bea', space)
  const onPhone = bea.getByRole('button', { name: '👍 6' })
  await onPhone.tap({ trial: true, ...longTimeout })
  const box = await onPhone.boundingBox()
  const finger = await bea.context().newCDPSession(bea)
  const touchPoints = [{ x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 10 }]
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await bea.getByRole('dialog', { name: 'Who reacted' }).getByText('Omar').waitFor(longTimeout)
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await bea.getByRole('dialog', { name: 'Who reacted' }).waitFor()
})

test('a jump to a date leads to its first message, from the day above the messages, the menu of the room, or by keyboard', async () => {
  await mina.keyboard.press('ControlOrMeta+End')
  await mina.getByRole('heading', { name: 'Today' }).getByRole('button').click(longTimeout)
  const jump = mina.getByRole('dialog', { name: 'Jump to a date' })
  await looksRight(mina, 'jump')
  const field = jump.getByLabel('Day')
  const first = await field.getAttribute('min')
  await field.fill(first ?? '')
  await mina.keyboard.press('Enter')
  await sees(mina, 'Where it all began')
  await jump.waitFor({ state: 'hidden' })

  await listed(mina, 'Lobby').click({ button: 'right' })
  await menu(mina).getByRole('menuitem', { name: 'Jump to a date' }).click(longTimeout)
  await jump.getByRole('button', { name: 'Today' }).click(longTimeout)
  await sees(mina, 'Good morning')

  await mina.keyboard.press('ControlOrMeta+k')
  await mina.keyboard.type('jump to a date')
  await mina.keyboard.press('Enter')
  await jump.getByRole('button', { name: 'First message' }).press('Enter')
  await sees(mina, 'Where it all began')

  await listed(mina, 'Lobby').click({ button: 'right' })
  await menu(mina).getByRole('menuitem', { name: 'Jump to a date' }).click(longTimeout)
  await jump.getByRole('button', { name: 'A week ago' }).click(longTimeout)
  await sees(mina, 'Good morning')
})

test('a jump to a date never offers a day before the room, not even until the age of the room is known', async () => {
  await mina.getByRole('button', { name: 'New room' }).click(longTimeout)
  await mina.getByLabel('Name of the room').fill('Fresh')
  await mina.getByRole('button', { name: 'Create room' }).click()
  await mina.getByRole('textbox', { name: 'Message Fresh' }).waitFor(longTimeout)
  await mina.evaluate(() => {
    const offered = new Set<string>()
    new MutationObserver(() => {
      for (const button of document.querySelectorAll(
        'dialog .presets button, [role="dialog"] .presets button'
      ))
        offered.add(button.textContent.trim())
    }).observe(document, { childList: true, subtree: true, characterData: true })
    Object.assign(window, { offered })
  })
  await listed(mina, 'Fresh').click({ button: 'right' })
  await menu(mina).getByRole('menuitem', { name: 'Jump to a date' }).click(longTimeout)
  const jump = mina.getByRole('dialog', { name: 'Jump to a date' })
  await jump.getByRole('button', { name: 'First message' }).waitFor(longTimeout)
  const offered = await mina.evaluate(() => [...(window as unknown as { offered: Set<string> }).offered])
  expect(offered).toEqual(['Today', 'First message'])
  await mina.keyboard.press('Escape')
})
