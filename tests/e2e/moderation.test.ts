/** What the host may do about others: delete a message of theirs, remove them, and let them in again. */
import { beforeAll, expect, test } from 'vitest'
import { looksRight } from '../support/gallery.ts'
import { actOnMessage } from '../support/message-actions.ts'
import { longTimeout, openHost, openMember, says, seesMessage, type DevicePage } from '../support/people.ts'

let mina: DevicePage & { space: string }
let omar: DevicePage
let ines: DevicePage

beforeAll(async () => {
  mina = await openHost('Mina', 'Parliament')
  omar = await openMember('Omar', mina)
  ines = await openMember('Ines', mina)
  await says(omar.page, 'Lobby', 'You are all fools')
  await seesMessage(mina.page, 'You are all fools')
})

test('the host deletes a message of another person, and everyone sees who did it', async () => {
  await actOnMessage(mina.page, 'You are all fools', 'Delete for everyone')
  const dialog = mina.page.getByRole('dialog', { name: 'Delete this message by Omar?' })
  await dialog.waitFor(longTimeout)
  await looksRight(mina.page, 'moderation-dialog')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  for (const { page } of [mina, omar]) {
    await seesMessage(page, 'Deleted by the host')
    // Not at once: the dialog that closes quotes the message.
    await expect.poll(() => page.getByText('You are all fools').count()).toBe(0)
  }
  await looksRight(omar.page, 'moderation')
  await omar.page.reload()
  await seesMessage(omar.page, 'Deleted by the host')
})

test('who is removed is in a list of the host, by which they are let in again', async () => {
  const { page } = mina
  const joined = (): Promise<string[]> =>
    ines.page
      .getByRole('log')
      .getByText(/joined/)
      .allInnerTexts()
  const before = await joined()
  expect(before.join()).toContain('Omar')
  await page.getByRole('button', { name: 'More about Omar' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove from this space' }).click()
  await page.getByRole('button', { name: 'Remove Omar' }).click()
  await omar.page.getByText('You were removed from Parliament').waitFor(longTimeout)
  // Everyone reads it in the Lobby.
  for (const one of [page, ines.page])
    await one.getByRole('log').getByText('Mina removed Omar from this space').waitFor(longTimeout)
  expect(await joined()).toEqual(before)
  await page.getByRole('button', { name: 'Parliament menu' }).click()
  await page.getByRole('menuitem', { name: 'Hosting', exact: true }).click()
  await page.getByRole('heading', { name: 'Removed people' }).waitFor(longTimeout)
  await looksRight(page, 'removed-people')
  await looksRight(omar.page, 'removed-may-try-again')
  await page.getByRole('button', { name: 'Let Omar in again' }).press('Enter')
  await page.getByText('Omar may come back to Parliament.').waitFor(longTimeout)
  await page.getByRole('heading', { name: 'Removed people' }).waitFor({ state: 'detached', ...longTimeout })
  // As when they come back to the window; the session retries by itself too, at longer and longer intervals.
  await omar.page.evaluate(() => dispatchEvent(new Event('focus')))
  await says(omar.page, 'Lobby', 'I am sorry')
  for (const one of [mina, ines, omar]) {
    await seesMessage(one.page, 'I am sorry')
    await seesMessage(one.page, 'Mina let Omar in again')
  }
  await looksRight(ines.page, 'removed-and-let-in-again')
})
