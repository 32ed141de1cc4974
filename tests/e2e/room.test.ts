/** What people make of a room together: what it is about, who is in it, how loud it is; and of a talk for two. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { looksRight } from '../support/gallery.ts'
import { logNotifications, notified } from '../support/notification-log.ts'
import { actOnMessage } from '../support/message-actions.ts'
import {
  joinNearby,
  openDevicePage,
  longTimeout,
  openHost,
  openMember,
  phoneSize,
  says,
  seesMessage,
  type DevicePage
} from '../support/people.ts'

let mina: DevicePage
let omar: DevicePage

const panel = (page: Page) => page.getByRole('complementary')
const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Rooms and people' })
const room = (page: Page, name: string | RegExp) => sidebar(page).getByRole('button', { name })

async function newRoom(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New room' }).click()
  await page.getByLabel('Name of the room').fill(name)
  await page.getByRole('button', { name: 'Create room' }).click()
  await page.getByRole('textbox', { name: `Message ${name}` }).waitFor(longTimeout)
}

beforeAll(async () => {
  mina = await openDevicePage('Mina')
  omar = await openDevicePage('Omar')
  await mina.start('Harbour')
  await joinNearby(omar.page, 'Harbour')
  await mina.page.getByRole('button', { name: 'Open Harbour' }).click(longTimeout)
  await room(mina.page, /^Omar/).waitFor(longTimeout)
})

test('all members see a topic that one has written', async () => {
  await mina.page.getByRole('button', { name: 'About this room' }).last().click()
  await panel(mina.page).getByRole('button', { name: 'Change name or topic' }).click()
  await panel(mina.page).getByLabel('Topic').fill('Boats, tides and cake')
  await mina.page.keyboard.press('Enter')
  const shown = omar.page.getByRole('main').getByText('Boats, tides and cake', { exact: true })
  await expect.poll(() => shown.count(), longTimeout).toBe(2) // in the header, and where the room begins
  await omar.page.getByText('Mina changed the topic to “Boats, tides and cake”').waitFor(longTimeout)
  await looksRight(mina.page, 'room-about')
})

test('a room is renamed where its topic is edited', async () => {
  for (const name of ['Quay', 'Lobby']) {
    await panel(mina.page).getByRole('button', { name: 'Change name or topic' }).click()
    await panel(mina.page).getByLabel('Name of the room').fill(name)
    await mina.page.keyboard.press('Enter')
    await omar.page.getByText(`Mina renamed this room to “${name}”`).waitFor(longTimeout)
    await room(omar.page, name).waitFor(longTimeout)
  }
})

test('a second open room with the same name is not created; the existing one is offered', async () => {
  await mina.page.getByRole('button', { name: 'New room' }).click()
  const dialog = mina.page.getByRole('dialog', { name: 'New room' })
  await dialog.getByLabel('Name of the room').fill('LOBBY')
  await dialog.getByText('There is already an open room called Lobby.').waitFor(longTimeout)
  expect(await dialog.getByRole('button', { name: 'Create room' }).isDisabled()).toBe(true)
  await mina.page.keyboard.press('Enter')
  await looksRight(mina.page, 'room-taken')
  await dialog.getByRole('button', { name: 'Go to that room' }).click()
  await mina.page.getByRole('textbox', { name: 'Message Lobby' }).waitFor(longTimeout)
  await dialog.waitFor({ state: 'detached' })
  expect((await mina.view(mina.device.spaces.list[0]?.space ?? '')).rooms).toHaveLength(1)
})

test('a click opens the people of a room, and another one opens a person', async () => {
  await panel(mina.page).getByRole('tab', { name: 'People' }).click()
  await panel(mina.page).getByText('2 people').waitFor(longTimeout)
  await looksRight(mina.page, 'room-people')
  await panel(mina.page).getByRole('button', { name: 'More about Omar' }).click()
  const card = mina.page.getByRole('dialog', { name: 'About this person' })
  await looksRight(mina.page, 'person-card')
  await card.getByRole('button', { name: 'Mention' }).click()
  const composer = mina.page.getByRole('textbox', { name: 'Message Lobby' })
  await expect.poll(() => composer.inputValue()).toBe('@Omar ')
  await mina.page.keyboard.type('hello')
  expect(await composer.inputValue()).toBe('@Omar hello')
  await composer.fill('')
})

test('on a phone, a mention switches from the list of people to the message', async () => {
  const { page } = mina
  const { width, height } = page.viewportSize() ?? expect.fail()
  await page.setViewportSize(phoneSize)
  await panel(page).getByRole('button', { name: 'More about Omar' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Mention' }).click()
  const composer = page.getByRole('textbox', { name: 'Message Lobby' })
  await composer.waitFor(longTimeout)
  await page.keyboard.type('hello')
  expect(await composer.inputValue()).toBe('@Omar hello')
  await composer.fill('')
  await page.setViewportSize({ width, height })
  await page.getByRole('button', { name: 'About this room' }).last().click()
})

test('pins are listed beside the messages, and open them', async () => {
  await says(mina.page, 'Lobby', 'The gate code is 1234')
  await actOnMessage(mina.page, 'The gate code is 1234', 'Pin')
  await panel(mina.page).getByRole('tab', { name: 'About' }).click()
  await panel(mina.page).getByRole('tab', { name: 'Pinned' }).click()
  await panel(mina.page)
    .getByRole('button', { name: /The gate code/ })
    .waitFor(longTimeout)
  await panel(mina.page).getByRole('button', { name: 'Close' }).click()
})

test('a member who is invited to a room sees who invited them, and the people inside see them as invited', async () => {
  const { page } = mina
  await page.getByRole('button', { name: 'New room' }).click()
  await page.getByLabel('Name of the room').fill('crew')
  await page.getByRole('radio', { name: 'Only people you invite' }).click()
  await page.getByRole('button', { name: 'Create room' }).click()
  await page.getByRole('textbox', { name: 'Message crew' }).waitFor(longTimeout)
  await page.getByRole('button', { name: 'crew menu' }).click()
  await page.getByRole('menuitem', { name: 'Invite to this room' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite to crew' })
  await dialog.getByRole('checkbox', { name: 'Omar' }).check({ force: true })
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
  const toast = omar.page.getByRole('group').filter({ hasText: 'Mina invited you to crew.' })
  const open = toast.getByRole('button', { name: 'Open' })
  await open.focus(longTimeout) // it stays while it has the focus
  await looksRight(omar.page, 'invited')
  await page.getByRole('button', { name: 'About this room' }).last().click()
  await panel(page).getByRole('tab', { name: 'People' }).click()
  await panel(page).getByRole('heading', { name: 'Invited' }).waitFor(longTimeout)
  await panel(page).getByRole('button', { name: /^Omar/ }).waitFor(longTimeout)
  await looksRight(page, 'panel-invited')
  await panel(page).getByRole('button', { name: 'Close' }).click()
  await open.press('Enter')
  await omar.page.getByRole('button', { name: 'Join room' }).waitFor(longTimeout)
  await room(omar.page, /Lobby/).click()
  await room(page, /Lobby/).click()
})

describe('a muted room', () => {
  beforeAll(async () => {
    await mina.page.getByRole('button', { name: 'New room' }).click()
    await mina.page.getByRole('radio', { name: 'Only people you invite' }).click()
    await looksRight(mina.page, 'new-room')
    await mina.page.keyboard.press('Escape')
    await newRoom(mina.page, 'weather')
    await room(omar.page, /weather/).click(longTimeout)
    await omar.page.getByRole('button', { name: 'Join room' }).click(longTimeout)
    await omar.page.getByRole('button', { name: 'weather menu' }).click(longTimeout)
    await omar.page.getByRole('menuitemradio', { name: 'Nothing (muted)' }).click()
    await room(omar.page, /Lobby/).click()
  })

  test('does not notify of messages', async () => {
    await says(mina.page, 'weather', 'It rains')
    await room(mina.page, /Lobby/).click()
    await says(mina.page, 'Lobby', 'Hello from the quay')
    await seesMessage(omar.page, 'Hello from the quay')
    await room(omar.page, /weather.*muted/).waitFor(longTimeout)
    expect(await room(omar.page, /weather.*unread/).count()).toBe(0)
    await expect.poll(() => omar.page.title()).toBe('Lobby – Parley')
  })

  test('notifies of a mention', async () => {
    await room(mina.page, /weather/).click()
    await says(mina.page, 'weather', '@Omar bring a coat')
    await room(omar.page, /weather.*1 mention of you/).waitFor(longTimeout)
    await expect.poll(() => omar.page.title()).toContain('@1')
  })

  test('stays muted after a reload', async () => {
    await omar.page.reload()
    await room(omar.page, /weather.*muted/).waitFor(longTimeout)
  })
})

test('the first mention that is not seen offers notifications, once', async () => {
  // In a browser without a window the permission is denied.
  await omar.page.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'default' })
  })
  await omar.page.reload()
  await room(omar.page, /^weather/).click(longTimeout)
  await room(mina.page, /^Lobby/).click()
  const offer = omar.page.getByText('Tell you about mentions and direct messages?')
  await says(mina.page, 'Lobby', '@Omar and boots')
  await offer.waitFor(longTimeout)
  await looksRight(omar.page, 'notifications-offered')
  await omar.page.getByRole('button', { name: 'Not now' }).click()
  await offer.waitFor({ state: 'detached' })
  await says(mina.page, 'Lobby', '@Omar please')
  await room(omar.page, /Lobby.*2 mentions of you/).waitFor(longTimeout)
  expect(await offer.count()).toBe(0)
})

test('who accepts the offer is notified of the next mention', async () => {
  const { page } = mina
  await logNotifications(page, 'default')
  await page.reload()
  await room(page, /^weather/).click(longTimeout)
  await room(omar.page, /^Lobby/).click()
  await says(omar.page, 'Lobby', '@Mina and gloves')
  await page
    .getByRole('status', { name: 'Notifications' })
    .getByRole('button', { name: 'Yes' })
    .click(longTimeout)
  await says(omar.page, 'Lobby', '@Mina and a hat')
  await expect.poll(() => notified(page), longTimeout).toEqual(['@Mina and a hat'])
})

test('a room with a text that was begun has a mark in the list', async () => {
  await room(mina.page, /^Lobby/).click()
  await mina.page.getByRole('textbox', { name: 'Message Lobby' }).fill('not yet')
  await room(mina.page, /^weather/).click()
  await room(mina.page, /^Lobby draft/).click(longTimeout)
  await mina.page.getByRole('textbox', { name: 'Message Lobby' }).fill('')
  await room(mina.page, /^weather/).click()
  await room(mina.page, /^Lobby draft/).waitFor({ state: 'detached', ...longTimeout })
})

test('opening a conversation shows nothing to the other person before the first message', async () => {
  await room(mina.page, /^Omar/).last().click()
  await mina.page.getByRole('heading', { name: 'Direct messages' }).waitFor(longTimeout)
  await mina.page.getByText('These messages are between you and Omar.').waitFor(longTimeout)
  const ways = mina.page.getByRole('list', { name: 'Ways to begin' })
  expect(await ways.getByRole('button').allInnerTexts()).toEqual(['Say hello 👋'])
  const sent = 'seen after the conversation was opened'
  await room(mina.page, /^Lobby/).click()
  await says(mina.page, 'Lobby', sent)
  await room(omar.page, /^Lobby/).click()
  await seesMessage(omar.page, sent)
  expect(await omar.page.getByRole('heading', { name: 'Direct messages' }).count()).toBe(0)
  await mina.page.getByRole('heading', { name: 'Direct messages' }).waitFor({ state: 'detached' })
})

test('a direct message is counted until it is read, and the room says nothing of its creation', async () => {
  await room(mina.page, /^Omar/).last().click()
  await says(mina.page, 'Omar', 'Are you coming tonight?')
  await room(omar.page, /^Mina.*1 unread message/).click(longTimeout)
  await seesMessage(omar.page, 'Are you coming tonight?')
  await room(omar.page, /^Mina.*unread/).waitFor({ state: 'detached', ...longTimeout })
  expect(await omar.page.getByRole('log').getByText('created this room').count()).toBe(0)
  await omar.page.getByRole('button', { name: 'About this room' }).last().click()
  await panel(omar.page).getByText('host').first().waitFor(longTimeout)
  await looksRight(omar.page, 'room-direct')
})

test('a room in which the first message waits offers no ways to begin', async () => {
  const ravi = await openHost('Ravi', 'Gangway')
  const { page } = await openMember('Ines', ravi)
  const ways = page.getByRole('list', { name: 'Ways to begin' })
  await ways.waitFor(longTimeout)
  await ravi.quit()
  await page.getByText(/The host closed the space/).waitFor(longTimeout)
  await says(page, 'Lobby', 'Anybody?')
  await seesMessage(page, 'Anybody?')
  await ways.waitFor({ state: 'detached', ...longTimeout })
})
