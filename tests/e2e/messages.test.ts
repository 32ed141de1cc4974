/** What becomes of messages: Mina hosts, Omar is at another desk, Ada has her phone. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyExport } from '#shared/export/verify.ts'
import { nodeCrypto } from '../../src/main/identity/crypto.ts'
import { looksRight } from '../support/gallery.ts'
import { act, messageOf, press } from '../support/hands.ts'
import {
  emptyFolder,
  joinAsGuest,
  joinNearby,
  letGuestsIn,
  openDesk,
  openDesktop,
  openHost,
  openMember,
  openPhone,
  openSpace,
  patient,
  says,
  seesMessage,
  type Desk
} from '../support/people.ts'

const space = 'Workshop'

async function twoDesks() {
  const mina = await openHost('Mina', space)
  return { mina, omar: await openMember('Omar', mina) }
}

/** Says as many things in the lobby as make it long. */
async function saysMuch(mina: Desk & { space: string }, count: number, word: string): Promise<void> {
  for (let number = 1; number <= count; number += 1) await mina.post(mina.space, `${word} ${String(number)}`)
}

test('an answer, a reaction, an edit and a deletion are the same for everybody', async () => {
  const { mina, omar } = await twoDesks()
  const ada = await openPhone(await letGuestsIn(mina.page))
  await joinAsGuest(ada, 'Ada', space)
  await says(mina.page, 'Lobby', 'Where shall we meet?')

  await act(omar.page, 'Where shall we meet?', 'Reply')
  await omar.page.keyboard.type('In the kitchen')
  await omar.page.keyboard.press('Enter')
  await seesMessage(ada, 'In the kitchen')
  await press(ada, 'In the kitchen')
  await looksRight(ada, 'message-sheet')
  await ada.getByRole('dialog').getByRole('button', { name: 'React with 👍' }).click()
  await mina.page.getByRole('button', { name: '👍 1: Ada' }).click(patient)
  await ada.getByRole('button', { name: /^👍 2: / }).waitFor(patient)

  await omar.page.keyboard.press('ArrowUp')
  await omar.page.keyboard.type(' at noon')
  await omar.page.keyboard.press('Enter')
  await seesMessage(ada, 'In the kitchen at noon')
  expect(await messageOf(ada, 'at noon').getByText('edited').count()).toBe(1)

  await act(mina.page, 'Where shall we meet?', 'Delete')
  await mina.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  for (const page of [mina.page, omar.page, ada]) {
    await page.getByText('This message was deleted').first().waitFor(patient)
    expect(await page.getByRole('log').getByText('Where shall we meet?').count()).toBe(0)
  }
})

test('only what is allowed is offered', async () => {
  const { mina, omar } = await twoDesks()
  await says(mina.page, 'Lobby', 'mine')
  await messageOf(omar.page, 'mine').getByText('mine').hover(patient)
  const tools = omar.page.getByRole('toolbar')
  expect(await tools.getByRole('button', { name: /Reply|React|Pin|Copy/ }).count()).toBe(4)
  expect(await tools.getByRole('button', { name: /Edit|Delete/ }).count()).toBe(0)
})

test('a quote leads to its message, however far back it is, and a pin too', async () => {
  const { mina, omar } = await twoDesks()
  await says(mina.page, 'Lobby', 'The very first thing')
  await act(mina.page, 'The very first thing', 'Pin')
  await saysMuch(mina, 120, 'Then')
  await seesMessage(omar.page, 'Then 120')
  await omar.page.getByRole('button', { name: 'Menu of Lobby' }).click()
  await omar.page.getByRole('menuitem', { name: 'Pinned messages' }).click()
  await omar.page.getByRole('complementary').getByText('The very first thing').click(patient)
  await expect
    .poll(() => omar.page.evaluate(() => document.activeElement?.textContent), patient)
    .toContain('The very first')

  await act(omar.page, 'The very first thing', 'Reply')
  await says(omar.page, 'Lobby', 'I remember')
  await mina.page.getByRole('button', { name: /The very first thing|An earlier message/ }).click(patient)
  await expect
    .poll(() => mina.page.evaluate(() => document.activeElement?.textContent), patient)
    .toContain('The very first')
})

test('whoever is mentioned sees it in the message, beside the room and in the title', async () => {
  const { mina, omar } = await twoDesks()
  await omar.page.getByRole('button', { name: 'New room' }).click()
  await omar.page.getByRole('dialog').getByLabel('Name of the room').fill('Garden')
  await omar.page.getByRole('dialog').getByRole('button', { name: 'Create room' }).click()
  await omar.page.getByRole('textbox', { name: 'Message to Garden' }).waitFor(patient)
  await mina.page.getByRole('textbox', { name: 'Message to Lobby' }).pressSequentially('@om')
  await mina.page.getByRole('option', { name: 'Omar' }).waitFor(patient)
  await mina.page.keyboard.press('Enter')
  await mina.page.keyboard.type('come :tad')
  await mina.page.getByRole('option').first().waitFor(patient)
  await looksRight(mina.page, 'mention')
  await mina.page.keyboard.press('Enter')
  await mina.page.keyboard.press('Enter')

  await omar.page.getByText('1 mention of you').waitFor({ state: 'attached', ...patient })
  expect(await omar.page.title()).toBe('(@1 · 1) Garden – Parley')
  await omar.page.getByRole('button', { name: /Lobby/ }).first().click()
  await omar.page.locator('.mention.me', { hasText: '@Omar' }).waitFor(patient)
  await seesMessage(omar.page, '@Omar')
})

test('a search finds the message and leads to it', async () => {
  const { mina, omar } = await twoDesks()
  await says(mina.page, 'Lobby', 'The Café opens at nine')
  await saysMuch(mina, 120, 'Then')
  await seesMessage(omar.page, 'Then 120')
  await omar.page.keyboard.press('Control+f')
  await omar.page.getByRole('searchbox', { name: 'Search messages' }).fill('from:mina cafe ni')
  await omar.page.getByText('1 message', { exact: true }).waitFor(patient)
  await looksRight(omar.page, 'search')
  await omar.page.keyboard.press('ArrowDown')
  await omar.page.keyboard.press('Enter')
  await expect
    .poll(() => omar.page.evaluate(() => document.activeElement?.textContent), patient)
    .toContain('The Café opens')

  await omar.page.getByRole('searchbox').fill('from:nobody x')
  await omar.page.getByText('Nobody here is called nobody.').waitFor(patient)
})

test('what is written while the host is away waits, through a restart, and arrives once', async () => {
  const mina = await openHost('Mina', space)
  const omar = await openDesktop('Omar') // what is half written is kept in the app's own browser
  await joinNearby(omar.page, space)
  await says(omar.page, 'Lobby', 'Before')
  await seesMessage(mina.page, 'Before')
  await mina.quit()
  await omar.page.getByText(/The host closed the space/).waitFor(patient)
  await says(omar.page, 'Lobby', 'Meanwhile')
  await act(omar.page, 'Before', 'Edit')
  await omar.page.keyboard.type(' and after')
  await omar.page.keyboard.press('Enter')
  await seesMessage(omar.page, 'Before and after')
  await omar.page.getByRole('textbox', { name: 'Message to Lobby' }).fill('half a thou')
  await omar.quit()

  const again = await openDesktop('Omar', omar.dataDir)
  await openSpace(again.page, space)
  await seesMessage(again.page, 'Before and after')
  await messageOf(again.page, 'Meanwhile').getByLabel('Sending').waitFor(patient)
  expect(await again.page.getByRole('textbox', { name: 'Message to Lobby' }).inputValue()).toBe('half a thou')

  const host = await openDesk('Mina', mina.dataDir)
  await openSpace(host.page, space)
  await seesMessage(host.page, 'Meanwhile')
  await seesMessage(host.page, 'Before and after')
  await messageOf(again.page, 'Meanwhile').getByLabel('Sent').waitFor(patient)
  expect(await again.page.getByText('Meanwhile', { exact: true }).count()).toBe(1)
})

test('what came while the page was gone is new, and what was seen is not', async () => {
  const mina = await openHost('Mina', space)
  const ada = await openPhone(await letGuestsIn(mina.page))
  await joinAsGuest(ada, 'Ada', space)
  await says(mina.page, 'Lobby', 'Seen')
  await seesMessage(ada, 'Seen')
  const address = ada.url()
  await ada.goto('about:blank')
  for (const text of ['First news', 'More news']) await says(mina.page, 'Lobby', text)
  await ada.goto(address)
  await seesMessage(ada, 'More news')
  const log = await ada.getByRole('log').innerText()
  expect(log).toMatch(/Seen[^]*New[^]*First news[^]*More news/)
  await ada.getByRole('button', { name: 'Back' }).click()
  expect(await ada.getByText(/unread message/).count()).toBe(0)
})

async function* linesOf(path: string): AsyncGenerator<string> {
  yield* (await readFile(path, 'utf8')).trim().split('\n')
}

test('a room is saved with every signature, by a guest as well', async () => {
  const mina = await openHost('Mina', space)
  const ada = await openPhone(await letGuestsIn(mina.page))
  await joinAsGuest(ada, 'Ada', space)
  await saysMuch(mina, 210, 'Number')
  await seesMessage(ada, 'Number 210')
  await ada.getByRole('button', { name: 'Menu of Lobby' }).click()
  await ada.getByRole('menuitem', { name: 'Save a copy' }).click()
  await ada.getByRole('radio', { name: 'Signed records' }).check({ force: true })
  const saving = ada.waitForEvent('download')
  await ada.getByRole('button', { name: 'Save', exact: true }).click()
  const path = join(emptyFolder(), 'room.jsonl')
  await (await saving).saveAs(path)
  const verified = await verifyExport(linesOf(path), nodeCrypto)
  expect([verified.head?.room.name, verified.problems]).toEqual(['Lobby', []])
  expect(verified.events).toBeGreaterThan(210)
})
