/** The main job, end to end: Mina hosts at her desk, Omar joins at his, Ada with her phone. */
import { expect, test } from 'vitest'
import {
  joinAsGuest,
  joinNearby,
  letGuestsIn,
  openDesk,
  openDeskApart,
  openPhone,
  openSpace,
  patient,
  says,
  seesMessage,
  startSpace
} from '../support/people.ts'

test('three people who never saw Parley talk: two desks and a phone', async () => {
  const mina = await openDesk('Mina')
  const omar = await openDesk('Omar')
  await startSpace(mina.page, 'Smithy')
  await joinNearby(omar.page, 'Smithy')
  const ada = await openPhone(await letGuestsIn(mina.page))
  await joinAsGuest(ada, 'Ada', 'Smithy')

  await says(omar.page, 'Lobby', 'Hello from the other desk')
  await says(ada, 'Lobby', 'Hello from my phone')
  await says(mina.page, 'Lobby', 'Welcome, both')
  for (const page of [mina.page, omar.page, ada]) {
    for (const text of ['Hello from the other desk', 'Hello from my phone', 'Welcome, both']) {
      await seesMessage(page, text)
    }
  }
  await mina.page.getByText('Ada joined · 3 people').waitFor(patient)
  expect(await mina.page.getByText('Sending', { exact: true }).count()).toBe(0)
})

test('the host goes and comes back: it is said, and what was written meanwhile arrives', async () => {
  const mina = await openDesk('Mina')
  const omar = await openDesk('Omar')
  await startSpace(mina.page, 'Kitchen')
  await joinNearby(omar.page, 'Kitchen')
  await says(omar.page, 'Lobby', 'Still there?')
  await seesMessage(mina.page, 'Still there?')
  await mina.quit()
  await omar.page.getByText(/The host closed the space/).waitFor(patient)
  await says(omar.page, 'Lobby', 'Written while you were away')

  const again = await openDesk('Mina', mina.dataDir)
  await openSpace(again.page, 'Kitchen')
  await seesMessage(again.page, 'Written while you were away')
  await omar.page.getByText(/The host closed the space/).waitFor({ state: 'detached', ...patient })
})

test('a host that is killed is noticed, and its space vanishes from the list', async () => {
  const mina = await openDeskApart('Mina')
  const omar = await openDesk('Omar')
  const ines = await openDesk('Ines')
  await startSpace(mina.page, 'Library')
  await joinNearby(omar.page, 'Library')
  await ines.page.getByRole('button', { name: 'Join Library' }).waitFor(patient)
  await mina.kill()
  await omar.page.getByText(/The host is gone/).waitFor(patient)
  await ines.page
    .getByRole('button', { name: 'Join Library' })
    .waitFor({ state: 'detached', timeout: 45_000 })
})
