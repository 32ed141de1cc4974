/** Mina hosts, Omar joins at another computer, Ada with her phone; then Mina's computer fails. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { actOnMessage, messageOf } from '../support/message-actions.ts'
import {
  joinAsGuest,
  joinNearby,
  letGuestsIn,
  openDevicePage,
  openDeviceChild,
  openDesktop,
  openHost,
  openPhone,
  openSpace,
  longTimeout,
  says,
  seesMessage,
  startSpace
} from '../support/people.ts'
import { lacks } from '../support/systems.ts'

test('three new people talk: two desktops and a phone', async () => {
  const mina = await openDevicePage('Mina')
  const omar = await openDevicePage('Omar')
  await startSpace(mina.page, 'Smithy')
  await joinNearby(omar.page, 'Smithy')
  const ada = await openPhone(await letGuestsIn(mina.page))
  await joinAsGuest(ada, 'Ada', 'Smithy')

  await says(omar.page, 'Lobby', 'Hello from the other device')
  await says(ada, 'Lobby', 'Hello from my phone')
  await says(mina.page, 'Lobby', 'Welcome, both')
  for (const page of [mina.page, omar.page, ada]) {
    for (const text of ['Hello from the other device', 'Hello from my phone', 'Welcome, both']) {
      await seesMessage(page, text)
    }
  }
  await mina.page.getByText('Ada joined').waitFor(longTimeout)
  await expect.poll(() => mina.page.getByText('Sending', { exact: true }).count()).toBe(0)
})

/** Mina hosts in a process of her own; Omar and Ines are there. */
async function threeDesks(space: string) {
  const mina = await openDeviceChild('Mina')
  await startSpace(mina.page, space)
  const [omar, ines] = [await openDevicePage('Omar'), await openDevicePage('Ines')]
  for (const { page } of [omar, ines]) await joinNearby(page, space)
  return { mina, omar: omar.page, ines: ines.page }
}

async function seenOnce(page: Page, text: string): Promise<void> {
  await seesMessage(page, text)
  expect(await page.getByRole('log').getByText(text, { exact: true }).count()).toBe(1)
}

test('after a power failure typed text is still there and arrives when the host is back', async () => {
  const { mina, omar, ines } = await threeDesks('Lighthouse')
  const composer = omar.getByRole('textbox', { name: 'Message Lobby' })
  await composer.pressSequentially('Half a sen')
  await mina.kill()
  for (const page of [omar, ines]) await page.getByText(/been gone since \d/).waitFor(longTimeout)
  await composer.pressSequentially('tence')
  expect(await composer.inputValue()).toBe('Half a sentence')
  await composer.press('Enter')
  await messageOf(omar, 'Half a sentence').getByLabel('Sending').waitFor(longTimeout)

  const back = await openDeviceChild('Mina', mina.dataDir)
  await openSpace(back.page, 'Lighthouse')
  for (const page of [back.page, omar, ines]) await seenOnce(page, 'Half a sentence')
  await messageOf(omar, 'Half a sentence').getByLabel('Sent').waitFor(longTimeout)
  await omar.getByText(/been gone since/).waitFor({ state: 'detached', ...longTimeout })
})

const withSignals = test.skipIf(lacks('signals'))

withSignals('its lid is shut for a moment: what is said meanwhile arrives once it is open', async () => {
  const { mina, omar, ines } = await threeDesks('Signal box')
  await says(omar, 'Lobby', 'Before')
  await seesMessage(ines, 'Before')
  mina.freeze()
  await says(omar, 'Lobby', 'While you slept')
  await messageOf(omar, 'While you slept').getByLabel('Sending').waitFor(longTimeout)
  await says(ines, 'Lobby', 'Me too')
  mina.wake()
  for (const page of [mina.page, omar, ines]) {
    for (const text of ['While you slept', 'Me too']) await seenOnce(page, text)
  }
})

withSignals('what a host is slow to answer waits, and is told where it was pressed', async () => {
  const mina = await openDeviceChild('Mina')
  await startSpace(mina.page, 'Watchtower')
  const [{ page: omar }, { page: ines }] = [await openDevicePage('Omar'), await openDevicePage('Ines')]
  await joinNearby(omar, 'Watchtower')
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
  await omar.getByText('2 here now').first().waitFor(longTimeout)

  mina.freeze()
  await choose('Leave room')
  const toasts = omar.locator('.toast')
  await toasts.getByText('Waiting for the host…').waitFor(longTimeout)
  await ines.getByRole('button', { name: 'Join Watchtower' }).click(longTimeout)
  await ines.getByText('Mina does not answer. Try again.').first().waitFor(longTimeout)
  mina.wake()
  await toasts.getByText('You left Attic.').waitFor(longTimeout)
  expect(await toasts.allInnerTexts()).toHaveLength(1)
  await joinNearby(ines, 'Watchtower')
})

test('a list of people that cannot be had says so, and can be asked for again', async () => {
  const mina = await openHost('Mina', 'Campanile')
  const { page: omar } = await openDevicePage('Omar')
  await joinNearby(omar, 'Campanile')
  await omar.getByRole('button', { name: 'New room' }).click()
  const dialog = omar.getByRole('dialog')
  await dialog.getByLabel('Name of the room').fill('Vault')
  await dialog.getByRole('radio', { name: 'Only people you invite' }).click()
  await dialog.getByRole('button', { name: 'Create room' }).click()
  await omar.getByRole('textbox', { name: 'Message Vault' }).waitFor(longTimeout)
  await mina.quit()
  await omar.getByText(/The host closed the space/).waitFor(longTimeout)
  await omar.getByRole('button', { name: 'Vault menu' }).click()
  await omar.getByRole('menuitem', { name: 'Invite to this room' }).click()
  await dialog.getByText('It is unknown who is in this room: Not connected to the host.').waitFor(longTimeout)
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByText('It is unknown who is in this room').waitFor(longTimeout)
  expect(await omar.locator('.toast').count()).toBe(0)
})

test('messages written without the host wait through a restart and arrive once', async () => {
  const mina = await openHost('Mina', 'Annex')
  const omar = await openDesktop('Omar') // what is half written is kept in the app's own browser
  await joinNearby(omar.page, 'Annex')
  await says(omar.page, 'Lobby', 'Before')
  await seesMessage(mina.page, 'Before')
  await mina.quit()
  await omar.page.getByText(/The host closed the space/).waitFor(longTimeout)
  await says(omar.page, 'Lobby', 'Meanwhile')
  await actOnMessage(omar.page, 'Before', 'Edit')
  const field = omar.page.getByRole('textbox', { name: 'Message Lobby' })
  await expect.poll(() => field.inputValue()).toBe('Before')
  await omar.page.keyboard.type(' and after')
  await omar.page.keyboard.press('Enter')
  await seesMessage(omar.page, 'Before and after')
  await field.fill('half a thou')
  await omar.quit()

  const again = await openDesktop('Omar', omar.dataDir)
  await openSpace(again.page, 'Annex')
  await seesMessage(again.page, 'Before and after')
  await messageOf(again.page, 'Meanwhile').getByLabel('Sending').waitFor(longTimeout)
  const composer = again.page.getByRole('textbox', { name: 'Message Lobby' })
  await expect.poll(() => composer.inputValue()).toBe('half a thou')

  const host = await openDevicePage('Mina', mina.dataDir)
  await openSpace(host.page, 'Annex')
  await seesMessage(host.page, 'Meanwhile')
  await seesMessage(host.page, 'Before and after')
  await messageOf(again.page, 'Meanwhile').getByLabel('Sent').waitFor(longTimeout)
  expect(await again.page.getByText('Meanwhile', { exact: true }).count()).toBe(1)
})
