/** An older copy of the host's data is put back: what is in a guest's page heals it, and a quiet sentence says so. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { folderWhenStopped, type Copy } from '../faults/older-copy-copies.ts'
import {
  emptyFolder,
  joinAsGuest,
  letGuestsIn,
  longTimeout,
  openDevicePage,
  openPhone,
  openSpace,
  says,
  seesMessage,
  startSpace,
  type DevicePage
} from '../support/people.ts'

const healed = 'The host had an older copy of Lantern Room. It is complete again.'
const healedHere = 'An older copy of Lantern Room was put back on this computer. Others have completed it.'

/** The messages of a page, from top to bottom. */
const messagesIn = (page: Page): Promise<string[]> =>
  page
    .getByRole('log')
    .getByText(/^(before|after) /)
    .allInnerTexts()

/** Hanna's device, closed. @returns a copy of its folder */
async function copyOf(hanna: DevicePage): Promise<Copy> {
  const [{ space } = { space: '' }] = hanna.device.spaces.list
  await hanna.quit()
  return folderWhenStopped(hanna.dataDir, space)
}

/** A new page, since the old one belongs to the device that has been closed. */
async function again(dataDir: string): Promise<DevicePage> {
  const hanna = await openDevicePage('Hanna', dataDir)
  await openSpace(hanna.page, 'Lantern Room')
  return hanna
}

test('a guest’s page completes the older copy of its host; nobody misses or sees anything twice', async () => {
  const dataDir = join(emptyFolder(), 'data')
  const first = await openDevicePage('Hanna', dataDir)
  await startSpace(first.page, 'Lantern Room')
  const ada = await openPhone(await letGuestsIn(first.page))
  await joinAsGuest(ada, 'Ada', 'Lantern Room')
  await says(ada, 'Lobby', 'before 1')
  await seesMessage(first.page, 'before 1')
  await says(first.page, 'Lobby', 'before 2')
  await seesMessage(ada, 'before 2')
  const copy = await copyOf(first)

  const second = await again(dataDir)
  await says(ada, 'Lobby', 'after 1')
  await seesMessage(second.page, 'after 1')
  await says(second.page, 'Lobby', 'after 2')
  await seesMessage(ada, 'after 2')
  await second.quit()
  copy.putBack()
  await ada.context().setOffline(true) // the sentences are shown for seconds: not before both pages are there

  const third = await again(dataDir)
  await Promise.all([
    ada.getByText(healed).waitFor(longTimeout),
    third.page.getByText(healedHere).waitFor(longTimeout),
    ada.context().setOffline(false)
  ])
  await says(third.page, 'Lobby', 'after 3')
  await seesMessage(ada, 'after 3')
  const all = ['before 1', 'before 2', 'after 1', 'after 2', 'after 3']
  expect(await messagesIn(ada)).toEqual(all)
  await expect.poll(() => messagesIn(third.page), longTimeout).toEqual(all)
  await ada.reload()
  await seesMessage(ada, 'after 3')
  expect(await messagesIn(ada)).toEqual(all)
})
