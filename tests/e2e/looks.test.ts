/** Every screen as people see it, on a real host: pictures in gallery/, and no accessibility violation on any. */
import type { Page } from 'playwright-core'
import { afterEach, test, vi } from 'vitest'
import { looksRight } from '../support/gallery.ts'
import { openDesk, openPhone, openSpace, patient, says, seesMessage } from '../support/people.ts'
import { fitsAtTwiceTheSize, keepsStill } from '../support/reach.ts'
import { talks } from '../support/talks.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

// Every story has a space of its own: one whose host was just killed is still listed for a while.
async function atDesk(name: string): Promise<Page> {
  return (await openDesk(name)).page
}

async function startSpace(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Start a space' }).click()
  await page.getByLabel('Name of the space').fill(name)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('heading', { name: `${name} is open` }).waitFor(patient)
}

/** @returns the link on the join card, which stays open */
async function showJoinCard(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Invite people' }).first().click()
  await page.getByRole('radio', { name: 'Guests, encrypted' }).click()
  return page.getByRole('dialog').locator('code').filter({ hasText: '#i=' }).innerText(patient)
}

test('the first screen without a network: a name, a space, an address', async () => {
  vi.stubEnv('PARLEY_INTERFACES', 'none')
  const mina = await atDesk('Mina')
  await mina.getByRole('button', { name: 'Enter an address' }).waitFor(patient)
  await looksRight(mina, 'home-quiet')
  await mina.getByRole('button', { name: /change your name/ }).click()
  await looksRight(mina, 'home-name')
  await mina.getByRole('button', { name: 'Cancel' }).click()
  for (const [button, picture] of [
    ['Start a space', 'dialog-start'],
    ['Have an address or a link?', 'dialog-address']
  ] as const) {
    await mina.getByRole('button', { name: button }).click()
    await mina.getByRole('dialog').waitFor()
    await looksRight(mina, picture)
    await mina.keyboard.press('Escape')
  }
})

test('a new space shows how others join, and a guest comes in by the card', async () => {
  const mina = await atDesk('Mina')
  await startSpace(mina, 'Studio Nord')
  await looksRight(mina, 'space-new')
  const link = await showJoinCard(mina)
  await looksRight(mina, 'dialog-invite')
  const ada = await openPhone(link)
  await ada.getByLabel('Your name here').fill('Ada', patient)
  await looksRight(ada, 'phone-door')
  await ada.getByRole('button', { name: 'Join Studio Nord' }).click()
  await says(ada, 'Lobby', 'Hello from my phone')
  await seesMessage(mina, 'Hello from my phone')
  await looksRight(ada, 'phone-room')
  await ada.getByRole('button', { name: 'Back' }).click()
  await looksRight(ada, 'phone-list')
})

/** Mina hosts, and Omar sees it on his first screen. */
async function twoDesks(space: string): Promise<[mina: Page, omar: Page]> {
  const [mina, omar] = [await atDesk('Mina'), await atDesk('Omar')]
  await startSpace(mina, space)
  await omar.getByRole('button', { name: `Join ${space}` }).waitFor(patient)
  return [mina, omar]
}

test('a conversation', async () => {
  const [mina, omar] = await twoDesks('Reading group')
  await looksRight(omar, 'home-nearby')
  await omar.getByRole('button', { name: 'Join Reading group' }).click()
  await says(omar, 'Lobby', 'Good morning! The projector is set up.')
  await says(mina, 'Lobby', 'Perfect, thank you.')
  await seesMessage(omar, 'Perfect, thank you.')
  await looksRight(omar, 'room')
})

test('a busy room, small or large, with little motion', async () => {
  const { dataDir } = await talks()
  const { page } = await openDesk('Mina', dataDir)
  await looksRight(page, 'home-mine')
  await fitsAtTwiceTheSize(page, 'the first screen')
  await openSpace(page, 'Repair café')
  await page.getByText('It plays again!').waitFor(patient)
  await looksRight(page, 'talks')
  await fitsAtTwiceTheSize(page, 'the room')
  await keepsStill(page)
})

test('a private room, and the end of hosting', async () => {
  const [mina, omar] = await twoDesks('Sunday hike')
  await omar.getByRole('button', { name: 'Join Sunday hike' }).click()
  await mina.getByText('Omar joined').waitFor(patient)
  await mina.getByRole('button', { name: 'New room' }).click()
  await mina.getByRole('radio', { name: 'Only whom you invite' }).click()
  await looksRight(mina, 'dialog-room')
  await mina.keyboard.press('Escape')
  await mina.getByRole('button', { name: 'Menu of Sunday hike' }).click()
  await looksRight(mina, 'space-menu')
  await mina.getByRole('menuitem', { name: 'Stop hosting' }).click()
  await looksRight(mina, 'dialog-stop')
  await mina.getByRole('dialog').getByRole('button', { name: 'Stop hosting' }).click()
  await omar.getByText(/The host closed the space/).waitFor(patient)
  await looksRight(omar, 'room-lost')
})
