/** Mina hosts a space with a history, Omar is at another computer, Ada has her phone. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { verifyExport } from '#shared/export/verify.ts'
import { nodeCrypto } from '../../src/main/identity/crypto.ts'
import { looksRight } from '../support/gallery.ts'
import { actOnMessage, messageOf, pressOnMessage } from '../support/message-actions.ts'
import { SpaceHistory } from '../support/space-history.ts'
import {
  emptyFolder,
  joinAsGuest,
  joinNearby,
  letGuestsIn,
  openDevicePage,
  openPhone,
  openSpace,
  longTimeout,
  says,
  seesMessage
} from '../support/people.ts'

const space = 'Pottery'
let mina: Page
let omar: Page
let ada: Page

beforeAll(async () => {
  const past = await SpaceHistory.begin({ host: 'Mina', space })
  await past.says(past.host, 'The Café opens at nine')
  for (let number = 1; number <= 210; number += 1) await past.says(past.host, `Number ${String(number)}`)
  await past.ends()
  mina = (await openDevicePage('Mina', past.dataDir)).page
  omar = (await openDevicePage('Omar')).page
  await joinNearby(omar, space)
  await openSpace(mina, space)
  ada = await openPhone(await letGuestsIn(mina))
  await joinAsGuest(ada, 'Ada', space)
  for (const page of [mina, omar, ada]) await seesMessage(page, 'Number 210')
})

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

test('a reply, a reaction, an edit and a deletion are the same for all members', async () => {
  await says(mina, 'Lobby', 'Where shall we meet?')
  await actOnMessage(omar, 'Where shall we meet?', 'Reply')
  await omar.keyboard.type('In the kitchen')
  await looksRight(omar, 'composer-answering')
  await omar.keyboard.press('Enter')
  await seesMessage(ada, 'In the kitchen')
  await pressOnMessage(ada, 'In the kitchen')
  await looksRight(ada, 'message-sheet')
  await ada.getByRole('dialog').getByRole('button', { name: 'React with 👍' }).click()
  await mina.getByRole('button', { name: '👍 1', exact: true, description: 'Ada' }).click(longTimeout)
  await ada.getByRole('button', { name: '👍 2', exact: true }).waitFor(longTimeout)

  await omar.keyboard.press('ArrowUp')
  await omar.keyboard.type(' at noon')
  await looksRight(omar, 'composer-editing')
  await omar.keyboard.press('Enter')
  await seesMessage(ada, 'In the kitchen at noon')
  await messageOf(ada, 'at noon').getByText('edited').waitFor(longTimeout)

  await actOnMessage(mina, 'Where shall we meet?', 'Delete')
  await looksRight(mina, 'message-delete')
  await mina.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  for (const page of [mina, omar, ada]) {
    await page.getByText('This message was deleted').first().waitFor(longTimeout)
    await expect.poll(() => page.getByText('Where shall we meet?').count()).toBe(0)
  }
})

test('the sheet of a message does what its menu does', async () => {
  const sheet = ada.getByRole('dialog', { name: 'Message', exact: true })
  await says(ada, 'Lobby', 'From my phone')
  const acts = async (text: string, what: string): Promise<void> => {
    await pressOnMessage(ada, text)
    await sheet.getByRole('button', { name: what, exact: true }).click(longTimeout)
    await sheet.waitFor({ state: 'detached', ...longTimeout })
  }
  await seesMessage(mina, 'From my phone')
  await acts('From my phone', 'Close')
  await acts('From my phone', 'Pin')
  const pinned = messageOf(mina, 'From my phone').getByLabel('Pinned')
  await pinned.waitFor(longTimeout)
  await ada.getByRole('button', { name: 'Dismiss' }).click()
  await acts('From my phone', 'Unpin')
  await pinned.waitFor({ state: 'detached', ...longTimeout })
  await ada.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await acts('From my phone', 'Copy link')
  await expect.poll(() => ada.evaluate(() => navigator.clipboard.readText())).toContain('/#m=')
  await acts('From my phone', 'Edit')
  const field = ada.getByRole('textbox', { name: 'Message Lobby' })
  await expect.poll(() => field.inputValue()).toBe('From my phone')
  await field.fill('From my pocket')
  await field.press('Enter')
  await seesMessage(mina, 'From my pocket')
  await acts('From my pocket', 'Other reaction…')
  const picker = ada.getByRole('dialog', { name: 'React' })
  await picker.getByRole('button', { name: 'Close', exact: true }).click()
  await picker.waitFor({ state: 'detached', ...longTimeout })
  await acts('From my pocket', 'Other reaction…')
  await picker.getByRole('button', { name: 'grinning face', exact: true }).click(longTimeout)
  await messageOf(mina, 'From my pocket').getByRole('button', { name: '😀 1' }).waitFor(longTimeout)
  await acts('From my pocket', 'Who reacted')
  const list = ada.getByRole('dialog', { name: 'Who reacted' })
  await list.getByText('Ada').waitFor(longTimeout)
  await list.getByRole('button', { name: 'Close' }).click()
  await acts('From my pocket', 'Delete')
  await ada.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await mina
    .getByRole('log')
    .getByText('From my pocket')
    .waitFor({ state: 'detached', ...longTimeout })
})

test('only permitted actions are offered', async () => {
  await says(mina, 'Lobby', 'mine')
  await messageOf(omar, 'mine').getByText('mine').hover(longTimeout)
  const tools = omar.getByRole('toolbar')
  await expect.poll(() => tools.getByRole('button', { name: /Reply|React|Pin|Copy/ }).count()).toBe(4)
  expect(await tools.getByRole('button', { name: /Edit|Delete/ }).count()).toBe(0)
  await looksRight(omar, 'message-toolbar')
})

test('a mention is marked in the message, at the room and in the title', async () => {
  await omar.getByRole('button', { name: 'New room' }).click()
  await omar.getByRole('dialog').getByLabel('Name of the room').fill('Garden')
  await omar.getByRole('dialog').getByRole('button', { name: 'Create room' }).click()
  await omar.getByRole('textbox', { name: 'Message Garden' }).waitFor(longTimeout)
  await mina.getByRole('textbox', { name: 'Message Lobby' }).pressSequentially('@om')
  await mina.getByRole('option', { name: 'Omar' }).waitFor(longTimeout)
  await mina.keyboard.press('Enter')
  await mina.keyboard.type('come :tad')
  await mina.getByRole('option').first().waitFor(longTimeout)
  await looksRight(mina, 'mention')
  await mina.keyboard.press('Tab')
  await mina.keyboard.press('Enter')

  await omar.getByText('1 mention of you').waitFor({ state: 'attached', ...longTimeout })
  await expect.poll(() => omar.title()).toBe('(@1 · 1) Garden – Parley')
  await omar.getByRole('button', { name: /Lobby/ }).first().click()
  await omar.locator('.mention.me', { hasText: '@Omar' }).waitFor(longTimeout)
  await seesMessage(omar, '@Omar')
})

test('a search finds an old message and opens it', async () => {
  await omar.keyboard.press('ControlOrMeta+f')
  await omar.getByRole('searchbox', { name: 'Search messages' }).fill('from:mina cafe ni')
  await omar.getByText('1 message', { exact: true }).waitFor(longTimeout)
  await looksRight(omar, 'search')
  await omar.keyboard.press('ArrowDown')
  await omar.keyboard.press('Enter')
  await expect.poll(() => focused(omar), longTimeout).toContain('The Café opens')
  await omar.getByRole('searchbox').fill('from:nobody x')
  await omar.getByText('There is no one called nobody here.').waitFor(longTimeout)
  await looksRight(omar, 'search-none')
  const panel = omar.getByRole('complementary', { name: 'Search' })
  await omar.getByRole('searchbox').fill('')
  await panel.getByRole('button', { name: 'from:mina cafe ni' }).click(longTimeout)
  await panel.getByText('1 message', { exact: true }).waitFor(longTimeout)
  await omar.getByRole('searchbox').fill('cafe ni')
  await panel.getByText('Filters').click()
  await panel.getByLabel('From').selectOption('Omar')
  await panel.getByText('No messages found.', { exact: false }).waitFor(longTimeout)
  await panel.getByLabel('From').selectOption('Anyone')
  await omar.getByRole('searchbox').fill('number')
  const results = () => panel.getByRole('listitem').count()
  await panel.getByRole('button', { name: 'Load older results' }).waitFor(longTimeout)
  const newest = await results()
  await panel.getByRole('button', { name: 'Load older results' }).click()
  await expect.poll(results, longTimeout).toBeGreaterThan(newest)
  await omar.getByRole('searchbox').fill('')
  await panel.getByRole('button', { name: 'Clear' }).click()
  await panel.getByText('Recent searches').waitFor({ state: 'detached', ...longTimeout })
  await omar.keyboard.press('Escape')
})

test('pins and quotes open their messages', async () => {
  await actOnMessage(omar, 'The Café opens at nine', 'Pin')
  await actOnMessage(omar, 'The Café opens at nine', 'Reply')
  await says(omar, 'Lobby', 'I remember')
  await mina.getByRole('button', { name: /The Café opens at nine|An earlier message/ }).click(longTimeout)
  await expect.poll(() => focused(mina), longTimeout).toContain('The Café opens')
  await mina.getByRole('button', { name: 'Newest messages' }).click()
  await seesMessage(mina, 'I remember')
  await mina.getByRole('button', { name: 'Lobby menu' }).click()
  await looksRight(mina, 'room-menu')
  await mina.getByRole('menuitem', { name: 'Pinned messages' }).click()
  await mina.getByRole('complementary').getByText('The Café opens at nine').waitFor(longTimeout)
  await looksRight(mina, 'room-pins')
  await mina.getByRole('complementary').getByText('The Café opens at nine').click()
  await expect.poll(() => focused(mina), longTimeout).toContain('The Café opens')
})

test('messages that came while the page was closed are unread, and read ones are not', async () => {
  await says(omar, 'Lobby', 'Seen')
  await seesMessage(ada, 'Seen')
  const address = ada.url()
  await ada.goto('about:blank')
  for (const text of ['First news', 'More news']) await says(omar, 'Lobby', text)
  await ada.goto(address)
  await seesMessage(ada, 'More news')
  await expect.poll(() => ada.getByRole('log').innerText()).toMatch(/Seen[^]*New[^]*First news[^]*More news/)
  await ada.getByRole('button', { name: 'Back' }).click()
  await ada.getByRole('button', { name: /Lobby/ }).waitFor(longTimeout)
  await expect.poll(() => ada.getByText(/unread message/).count()).toBe(0)
  await looksRight(ada, 'phone-list')
  await ada.getByRole('button', { name: /Lobby/ }).click()
})

async function* linesOf(path: string): AsyncGenerator<string> {
  yield* (await readFile(path, 'utf8')).trim().split('\n')
}

test('a room is exported with every signature, also by a guest', async () => {
  await ada.getByRole('button', { name: 'Lobby menu' }).click()
  await ada.getByRole('menuitem', { name: 'Save a copy' }).click()
  await ada.getByRole('dialog').getByText('Signed records').click()
  await looksRight(ada, 'export')
  const saving = ada.waitForEvent('download')
  await ada.getByRole('button', { name: 'Save', exact: true }).click()
  const path = join(emptyFolder(), 'room.jsonl')
  await (await saving).saveAs(path)
  const verified = await verifyExport(linesOf(path), nodeCrypto)
  expect([verified.head?.room.name, verified.problems]).toEqual(['Lobby', []])
  const exporter = verified.head?.members.find(({ device }) => device === verified.statement?.by)
  expect(exporter?.name).toBe('Ada')
  expect(verified.events).toBeGreaterThan(210)
})
