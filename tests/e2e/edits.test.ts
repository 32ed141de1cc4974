/** Several people, and several windows of one person, change things at the same moment. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { focusReaches } from '../support/keyboard.ts'
import { actOnMessage } from '../support/message-actions.ts'
import {
  joinNearby,
  openHost,
  openMember,
  longTimeout,
  says,
  seesMessage,
  type DevicePage
} from '../support/people.ts'

const space = 'Editors'
let mina: DevicePage
let omar: DevicePage
let pages: Page[]

beforeAll(async () => {
  const host = await openHost('Mina', space)
  mina = host
  omar = await openMember('Omar', host)
  pages = [mina.page, omar.page]
})

async function everybodySees(text: string): Promise<void> {
  for (const page of pages) await seesMessage(page, text)
}

/** Begins to change the message, and types on; nothing is saved yet. */
async function beginsToEdit(page: Page, text: string, more: string): Promise<void> {
  await actOnMessage(page, text, 'Edit')
  await page.keyboard.type(more)
}

test('two people edit their messages at the same time', async () => {
  await says(mina.page, 'Lobby', 'Tea at four')
  await says(omar.page, 'Lobby', 'Cake at five')
  for (const text of ['Tea at four', 'Cake at five']) await everybodySees(text)
  await beginsToEdit(mina.page, 'Tea at four', ' sharp')
  await beginsToEdit(omar.page, 'Cake at five', ', I hope')
  await Promise.all(pages.map((page) => page.keyboard.press('Enter')))
  for (const text of ['Tea at four sharp', 'Cake at five, I hope']) await everybodySees(text)
})

test('a reply to a message that is deleted meanwhile is sent without it', async () => {
  await says(mina.page, 'Lobby', 'Who has the key?')
  await everybodySees('Who has the key?')
  await actOnMessage(omar.page, 'Who has the key?', 'Reply')
  await omar.page.keyboard.type('I have it')
  await actOnMessage(mina.page, 'Who has the key?', 'Delete')
  await mina.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect.poll(() => omar.page.getByText('Who has the key?').count()).toBe(0)
  await omar.page.keyboard.press('Enter')
  await everybodySees('I have it')
  for (const page of pages) expect(await page.getByText('Not sent').count()).toBe(0)
})

test('a person is asked before an edit that was begun gives way to another message', async () => {
  const { page } = mina
  await says(page, 'Lobby', 'Bring a lamp')
  await says(page, 'Lobby', 'Bring a chair')
  await beginsToEdit(page, 'Bring a lamp', ' and oil')
  const dialog = page.getByRole('dialog', { name: 'Discard your changes?' })
  const field = page.getByRole('textbox', { name: 'Message Lobby' })
  for (const answer of ['Cancel', 'Close']) {
    await actOnMessage(page, 'Bring a chair', 'Reply')
    await dialog.getByRole('button', { name: answer }).click()
    await expect.poll(() => field.inputValue()).toBe('Bring a lamp and oil')
  }
  await actOnMessage(page, 'Bring a chair', 'Reply')
  await dialog.getByRole('button', { name: 'Discard' }).click()
  await dialog.waitFor({ state: 'detached' })
  await focusReaches(page, { role: 'textbox', name: 'Message Lobby' })
  await page.keyboard.type('I have two')
  await page.keyboard.press('Enter')
  await everybodySees('I have two')
  await seesMessage(page, 'Bring a lamp')
})

test('what a window edits stays as a new text when another window deletes the message', async () => {
  const second = await omar.window()
  await joinNearby(second, space)
  await says(omar.page, 'Lobby', 'Draft of a speech')
  for (const page of [...pages, second]) await seesMessage(page, 'Draft of a speech')
  await beginsToEdit(omar.page, 'Draft of a speech', ', second version')
  const cancel = omar.page.getByRole('button', { name: 'Cancel', exact: true })
  await cancel.waitFor(longTimeout)
  await actOnMessage(second, 'Draft of a speech', 'Delete')
  await second.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect.poll(() => mina.page.getByRole('log').getByText('Draft of a speech').count()).toBe(0)
  await cancel.waitFor({ state: 'detached', ...longTimeout })
  await expect
    .poll(() => omar.page.getByRole('textbox', { name: 'Message Lobby' }).inputValue())
    .toBe('Draft of a speech, second version')
  for (const page of pages) expect(await page.getByRole('log').getByText('second version').count()).toBe(0)
})
