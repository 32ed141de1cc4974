/** Mina hosts, Omar joins at another computer, Ada with her phone; then Mina's computer fails. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { actOnMessage, messageOf } from '../support/message-actions.ts'
import type { DeviceChild } from '../support/device-child.ts'
import {
  emptyFolder,
  joinAsGuest,
  joinNearby,
  letGuestsIn,
  openDevicePage,
  openDeviceChild,
  openDesktop,
  openHost,
  openPhone,
  openSpace,
  ownPort,
  longTimeout,
  says,
  seesMessage,
  type DevicePage
} from '../support/people.ts'
import { lacks } from '../support/systems.ts'

let mina: DeviceChild
let omar: Page
let ada: Page

beforeAll(async () => {
  mina = await openDeviceChild('Mina', emptyFolder(), ['Lighthouse', ownPort()])
  await openSpace(mina.page, 'Lighthouse')
  omar = (await openDevicePage('Omar')).page
  await joinNearby(omar, 'Lighthouse')
  ada = await openPhone(await letGuestsIn(mina.page))
  await joinAsGuest(ada, 'Ada', 'Lighthouse')
})

function openLobby(page: Page): Promise<void> {
  const rooms = page.getByRole('navigation', { name: 'Rooms and people' })
  return rooms.getByRole('button', { name: /^Lobby/ }).click(longTimeout)
}

async function seenOnce(page: Page, text: string): Promise<void> {
  await seesMessage(page, text)
  expect(await page.getByRole('log').getByText(text, { exact: true }).count()).toBe(1)
}

test('three new people talk: two desktops and a phone', async () => {
  await says(omar, 'Lobby', 'Hello from the other device')
  await says(ada, 'Lobby', 'Hello from my phone')
  await says(mina.page, 'Lobby', 'Welcome, both')
  for (const page of [mina.page, omar, ada]) {
    for (const text of ['Hello from the other device', 'Hello from my phone', 'Welcome, both']) {
      await seesMessage(page, text)
    }
  }
  await mina.page.getByText('Ada joined').waitFor(longTimeout)
  await expect.poll(() => mina.page.getByText('Sending', { exact: true }).count()).toBe(0)
})

const withSignals = test.skipIf(lacks('signals'))

withSignals('its lid is shut for a moment: what is said meanwhile arrives once it is open', async () => {
  mina.freeze()
  await says(omar, 'Lobby', 'While you slept')
  await messageOf(omar, 'While you slept').getByLabel('Sending').waitFor(longTimeout)
  await says(ada, 'Lobby', 'Me too')
  mina.wake()
  for (const page of [mina.page, omar, ada]) {
    for (const text of ['While you slept', 'Me too']) await seenOnce(page, text)
  }
})

withSignals('what a host is slow to answer waits, and is told where it was pressed', async () => {
  const { page: ines } = await openDevicePage('Ines')
  const choose = async (item: string): Promise<void> => {
    await omar.getByRole('button', { name: 'Attic menu' }).click()
    await omar.getByRole('menuitem', { name: item }).click()
  }
  const dialog = omar.getByRole('dialog')
  await omar.getByRole('button', { name: 'New room' }).click()
  await dialog.getByLabel('Name of the room').fill('Attic')
  mina.freeze()
  await dialog.getByRole('button', { name: 'Create room' }).click()
  await omar.getByText(/host has been gone/).waitFor(longTimeout)
  mina.wake()
  await omar.getByRole('textbox', { name: 'Message Attic' }).waitFor(longTimeout)
  await omar.getByText('3 here now').first().waitFor(longTimeout)

  mina.freeze()
  await choose('Leave room')
  const toasts = omar.locator('.toast')
  await toasts.getByText('Waiting for the host…').waitFor(longTimeout)
  await ines.getByRole('button', { name: 'Join Lighthouse' }).click(longTimeout)
  await ines.getByText('Mina does not answer. Try again.').first().waitFor(longTimeout)
  mina.wake()
  await toasts.getByText('You left Attic.').waitFor(longTimeout)
  expect(await toasts.allInnerTexts()).toHaveLength(1)
  await joinNearby(ines, 'Lighthouse')
  await openLobby(omar)
})

test('after a power failure typed text is still there and arrives when the host is back', async () => {
  const composer = omar.getByRole('textbox', { name: 'Message Lobby' })
  await composer.pressSequentially('Half a sen')
  await mina.kill()
  for (const page of [omar, ada]) await page.getByText(/been gone since \d/).waitFor(longTimeout)
  await composer.pressSequentially('tence')
  expect(await composer.inputValue()).toBe('Half a sentence')
  await composer.press('Enter')
  await messageOf(omar, 'Half a sentence').getByLabel('Sending').waitFor(longTimeout)

  const back = await openDeviceChild('Mina', mina.dataDir)
  await openSpace(back.page, 'Lighthouse')
  for (const page of [back.page, omar, ada]) await seenOnce(page, 'Half a sentence')
  await messageOf(omar, 'Half a sentence').getByLabel('Sent').waitFor(longTimeout)
  await omar.getByText(/been gone since/).waitFor({ state: 'detached', ...longTimeout })
})

describe('without the host', () => {
  let host: DevicePage
  let app: Awaited<ReturnType<typeof openDesktop>>

  beforeAll(async () => {
    const annex = await openHost('Mina', 'Annex')
    host = annex
    app = await openDesktop('Omar') // what is half written is kept in the app's own browser
    await joinNearby(app.page, 'Annex')
    await says(app.page, 'Lobby', 'Before')
    await seesMessage(annex.page, 'Before')
    await app.page.getByRole('button', { name: 'New room' }).click()
    const dialog = app.page.getByRole('dialog')
    await dialog.getByLabel('Name of the room').fill('Vault')
    await dialog.getByRole('radio', { name: 'Only people you invite' }).click()
    await dialog.getByRole('button', { name: 'Create room' }).click()
    await app.page.getByRole('textbox', { name: 'Message Vault' }).waitFor(longTimeout)
    await annex.quit()
    await app.page.getByText(/The host closed the space/).waitFor(longTimeout)
  })

  test('a list of people that cannot be had says so, and can be asked for again', async () => {
    const { page } = app
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Vault menu' }).click()
    await page.getByRole('menuitem', { name: 'Invite to this room' }).click()
    await dialog
      .getByText('It is unknown who is in this room: Not connected to the host.')
      .waitFor(longTimeout)
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await dialog.getByText('It is unknown who is in this room').waitFor(longTimeout)
    expect(await page.locator('.toast').count()).toBe(0)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached', ...longTimeout })
  })

  test('messages wait through a restart and arrive once', async () => {
    const { page } = app
    await openLobby(page)
    await says(page, 'Lobby', 'Meantime')
    await seesMessage(page, 'Meantime')
    const field = page.getByRole('textbox', { name: 'Message Lobby' })
    await field.press('ArrowUp')
    await expect.poll(() => field.inputValue()).toBe('Meantime')
    await field.fill('Meanwhile')
    await field.press('Enter')
    await seesMessage(page, 'Meanwhile')
    await actOnMessage(page, 'Before', 'Edit')
    await expect.poll(() => field.inputValue()).toBe('Before')
    await page.keyboard.type(' and after')
    await page.keyboard.press('Enter')
    await seesMessage(page, 'Before and after')
    await field.fill('half a thou')
    await app.quit()

    const again = await openDesktop('Omar', app.dataDir)
    await openSpace(again.page, 'Annex')
    await seesMessage(again.page, 'Before and after')
    await messageOf(again.page, 'Meanwhile').getByLabel('Sending').waitFor(longTimeout)
    const composer = again.page.getByRole('textbox', { name: 'Message Lobby' })
    await expect.poll(() => composer.inputValue()).toBe('half a thou')

    const back = await openDevicePage('Mina', host.dataDir)
    await openSpace(back.page, 'Annex')
    await seesMessage(back.page, 'Meanwhile')
    await seesMessage(back.page, 'Before and after')
    expect(await back.page.getByText('Meantime').count()).toBe(0)
    await messageOf(again.page, 'Meanwhile').getByLabel('Sent').waitFor(longTimeout)
    expect(await again.page.getByText('Meanwhile', { exact: true }).count()).toBe(1)
  })
})
