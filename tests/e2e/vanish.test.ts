/** The host vanishes: its power fails, or somebody shuts its lid. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { messageOf } from '../support/hands.ts'
import {
  joinNearby,
  openDesk,
  openDeskApart,
  openSpace,
  patient,
  says,
  seesMessage,
  startSpace
} from '../support/people.ts'

const space = 'Lighthouse'

/** Mina hosts in a process of her own; Omar and Ines are there. */
async function threeDesks() {
  const mina = await openDeskApart('Mina')
  await startSpace(mina.page, space)
  const [omar, ines] = [await openDesk('Omar'), await openDesk('Ines')]
  for (const { page } of [omar, ines]) await joinNearby(page, space)
  return { mina, omar: omar.page, ines: ines.page }
}

async function seenOnce(page: Page, text: string): Promise<void> {
  await seesMessage(page, text)
  expect(await page.getByRole('log').getByText(text, { exact: true }).count()).toBe(1)
}

test('mid-sentence: what was typed stays, waits, and arrives when the host is back', async () => {
  const { mina, omar, ines } = await threeDesks()
  const composer = omar.getByRole('textbox', { name: 'Message to Lobby' })
  await composer.pressSequentially('Half a sen')
  await mina.kill()
  for (const page of [omar, ines]) await page.getByText(/The host is gone since \d/).waitFor(patient)
  await composer.pressSequentially('tence')
  expect(await composer.inputValue()).toBe('Half a sentence')
  await composer.press('Enter')
  await messageOf(omar, 'Half a sentence').getByLabel('Sending').waitFor(patient)

  const back = await openDeskApart('Mina', mina.dataDir)
  await openSpace(back.page, space)
  for (const page of [back.page, omar, ines]) await seenOnce(page, 'Half a sentence')
  await messageOf(omar, 'Half a sentence').getByLabel('Sent').waitFor(patient)
  await omar.getByText(/The host is gone/).waitFor({ state: 'detached', ...patient })
})

test('for a moment: what is said while its lid is shut arrives once it is open', async () => {
  const { mina, omar, ines } = await threeDesks()
  await says(omar, 'Lobby', 'Before')
  await seesMessage(ines, 'Before')
  mina.freeze()
  await says(omar, 'Lobby', 'While you slept')
  await messageOf(omar, 'While you slept').getByLabel('Sending').waitFor(patient)
  await says(ines, 'Lobby', 'Me too')
  mina.wake()
  for (const page of [mina.page, omar, ines]) {
    for (const text of ['While you slept', 'Me too']) await seenOnce(page, text)
  }
})
