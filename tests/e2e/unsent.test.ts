/** What becomes of messages that were on their way when their room was archived, or their writer removed. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { looksRight } from '../support/gallery.ts'
import { openPage } from '../support/browser.ts'
import {
  isIn,
  joinAsGuest,
  letGuestsIn,
  longTimeout,
  openHost,
  says,
  seesMessage
} from '../support/people.ts'
import { phoneSize } from '../support/screen-sizes.ts'

const space = 'Breakwater'
let mina: Awaited<ReturnType<typeof openHost>>
let ada: Page
/** What Ada's page sends stays on the way until it is released. */
let held: (() => void)[] | null = null

const list = (of: Page) => of.getByRole('navigation', { name: 'Rooms and people' })

/** On her phone, from a room by the list of rooms. */
async function goesTo(room: string): Promise<void> {
  await ada.goBack()
  await list(ada)
    .getByRole('button', { name: new RegExp(`^${room}`) })
    .click(longTimeout)
  await ada.getByRole('heading', { name: room, exact: true }).waitFor(longTimeout)
}

function release(): void {
  const waiting = held ?? []
  held = null
  for (const send of waiting) send()
}

beforeAll(async () => {
  mina = await openHost('Mina', space)
  await mina.page.getByRole('button', { name: 'New room' }).click()
  await mina.page.getByLabel('Name of the room').fill('Tides')
  await mina.page.getByRole('button', { name: 'Create room' }).click()
  await mina.page.getByRole('textbox', { name: 'Message Tides' }).waitFor(longTimeout)
  const link = await letGuestsIn(mina.page)
  ada = await openPage('about:blank', { viewport: phoneSize, ignoreHTTPSErrors: true })
  await ada.routeWebSocket(/./, (socket) => {
    const host = socket.connectToServer()
    socket.onMessage((message) => {
      if (held) held.push(() => host.send(message))
      else host.send(message)
    })
  })
  await ada.goto(link)
  await joinAsGuest(ada, 'Ada', space)
  await goesTo('Tides')
  await ada.getByRole('button', { name: 'Join room' }).click(longTimeout)
  await ada.getByRole('textbox', { name: 'Message Tides' }).waitFor(longTimeout)
})

test('a room in which a message waits shows what was there before', async () => {
  await says(ada, 'Tides', 'First')
  await seesMessage(mina.page, 'First')
  held = []
  await says(ada, 'Tides', 'Second')
  await goesTo('Lobby')
  await goesTo('Tides')
  for (const text of ['First', 'Second']) await seesMessage(ada, text)
  release()
  await seesMessage(mina.page, 'Second')
})

test('a message that an archived room has refused is told where the writer is, and can be copied and withdrawn', async () => {
  held = []
  await says(ada, 'Tides', 'High water at nine')
  await goesTo('Lobby')
  await mina.page.getByRole('button', { name: 'Tides menu' }).click()
  await mina.page.getByRole('menuitem', { name: 'Archive room' }).click()
  await mina.page.getByText('Tides is archived.').waitFor(longTimeout)
  release()
  const unsent = ada.getByRole('status', { name: 'Messages that were not sent' })
  await unsent.getByText('High water at nine').waitFor(longTimeout)
  await unsent.getByText('Tides · Not sent: This room is archived.').waitFor(longTimeout)
  await looksRight(ada, 'unsent')
  const header = await ada.getByRole('heading', { name: 'Lobby', exact: true }).boundingBox()
  expect((await unsent.boundingBox())?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0))
  await unsent.getByRole('button', { name: 'Open' }).click()
  const log = ada.getByRole('log', { name: 'Messages in Tides' })
  await log.getByText('High water at nine').waitFor(longTimeout)
  await unsent.waitFor({ state: 'detached' })
  await log.getByRole('button', { name: 'Copy text' }).click()
  await ada.locator('.toast').getByText('Copied').waitFor(longTimeout)
  await log.getByRole('button', { name: 'Discard' }).click()
  await confirmsDiscard()
  await log.getByText('High water at nine').waitFor({ state: 'detached', ...longTimeout })
})

const unsentList = (): Locator => ada.getByRole('status', { name: 'Messages that were not sent' })

async function saysAndIsRemoved(text: string): Promise<void> {
  held = []
  await says(ada, 'Lobby', text)
  const { space: id } = mina
  const { space: host, members } = await mina.view(id)
  const member = members.find(({ name }) => name === 'Ada')?.device ?? ''
  await mina.request(id, 'event:send', { room: host.lobby, kind: 'member.removed', body: { member } })
}

const confirmsDiscard = (): Promise<void> =>
  ada
    .getByRole('dialog', { name: 'Discard this message?' })
    .getByRole('button', { name: 'Discard' })
    .click(longTimeout)

async function copiesAndDiscards(text: string): Promise<void> {
  const unsent = unsentList()
  await unsent.getByText(text).waitFor(longTimeout)
  await unsent.getByText('Not sent: The host removed you from this space.').waitFor(longTimeout)
  expect(await unsent.getByRole('button', { name: 'Open' }).count()).toBe(0)
  await unsent.getByRole('button', { name: 'Copy text' }).click()
  await ada.locator('.toast').getByText('Copied').waitFor(longTimeout)
  for (const givesUp of ['Cancel', 'Close']) {
    await unsent.getByRole('button', { name: 'Discard' }).click()
    await ada.getByRole('dialog').getByRole('button', { name: givesUp }).click()
    await ada.getByRole('dialog').waitFor({ state: 'detached', ...longTimeout })
    expect(await unsent.getByText(text).count()).toBe(1)
  }
  await unsent.getByRole('button', { name: 'Discard' }).click()
  await confirmsDiscard()
  await unsent.getByText(text).waitFor({ state: 'detached', ...longTimeout })
}

const seesRemoval = (): Promise<void> =>
  ada.getByText('You were removed from Breakwater').waitFor(longTimeout)

test('one who is removed can still copy what was not sent', async () => {
  await goesTo('Lobby')
  await saysAndIsRemoved('Where is everybody?')
  release()
  await unsentList().getByText('Where is everybody?').waitFor(longTimeout)
  await looksRight(ada, 'unsent-removed')
  await copiesAndDiscards('Where is everybody?')
  await ada.getByRole('button', { name: 'Try again' }).click()
  await seesRemoval()
})

/** The host lets her in again, and she writes what never leaves her phone. */
async function isRemovedOnceMore(text: string): Promise<void> {
  const { space: id } = mina
  const { space: host, members } = await mina.view(id)
  const member = members.find(({ name }) => name === 'Ada')?.device ?? ''
  await mina.request(id, 'event:send', { room: host.lobby, kind: 'member.readmitted', body: { member } })
  await ada.reload()
  await isIn(ada)
  await saysAndIsRemoved(text)
}

test('after a reload one who was removed still finds there what was refused', async () => {
  await isRemovedOnceMore('Was the host angry?')
  release()
  await unsentList().getByText('Was the host angry?').waitFor(longTimeout)
  await ada.reload()
  await seesRemoval()
  await copiesAndDiscards('Was the host angry?')
})

test('after a reload one who was removed finds there what never reached the host', async () => {
  await isRemovedOnceMore('A letter without a stamp')
  held = null
  await ada.reload()
  await seesRemoval()
  await looksRight(ada, 'unsent-after-reload')
  await copiesAndDiscards('A letter without a stamp')
  await ada.reload()
  await seesRemoval()
  expect(await unsentList().count()).toBe(0)
})
