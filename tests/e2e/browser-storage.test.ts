/** What a guest's browser saves makes them the same person: whatever happens to it, nobody becomes another one without a word. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openProfile } from '../support/browser.ts'
import {
  emptyFolder,
  isIn,
  joinAsGuest,
  letGuestsIn,
  longTimeout,
  openHost,
  openPhone,
  says,
  seesMessage
} from '../support/people.ts'
import { desktopSize } from '../support/screen-sizes.ts'

const savedKeys = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(localStorage))

async function hostAndGuest() {
  const mina = await openHost('Mina', 'Depot')
  const names = async (): Promise<string[]> =>
    (await mina.view(mina.space)).members.map(({ name }) => name).toSorted()
  return { mina, names, link: await letGuestsIn(mina.page) }
}

test('two new tabs in which Join is pressed at once are one person', async () => {
  const { names, link } = await hostAndGuest()
  const ada = await openProfile(emptyFolder(), { viewport: desktopSize, ignoreHTTPSErrors: true })
  const tabs = await Promise.all([ada.tab(link), ada.tab(link)])
  for (const tab of tabs) await tab.getByLabel('Your name here').fill('Ada')
  await Promise.all(tabs.map((tab) => tab.getByRole('button', { name: 'Join Depot' }).click()))
  await Promise.all(tabs.map(isIn))
  expect(await names()).toEqual(['Ada', 'Mina'])
})

test('a page whose browser deletes what it has saved goes on, saves it again, and survives a reload', async () => {
  const { mina, names, link } = await hostAndGuest()
  const ada = await openPhone(link)
  await joinAsGuest(ada, 'Ada', 'Depot')
  await ada.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await says(ada, 'Lobby', 'still here')
  await seesMessage(mina.page, 'still here')
  await expect.poll(() => savedKeys(ada)).toContain(`parley/guest/${mina.space}`)
  await ada.reload()
  await says(ada, 'Lobby', 'and again')
  await seesMessage(mina.page, 'and again')
  expect(await names()).toEqual(['Ada', 'Mina'])
})

test('a page that finds everything damaged says so before the guest joins as somebody else', async () => {
  const { link } = await hostAndGuest()
  const ada = await openPhone(link)
  await joinAsGuest(ada, 'Ada', 'Depot')
  await ada.evaluate(() => {
    addEventListener('pagehide', () => {
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"')
    })
  })
  await ada.reload()
  await ada.getByText('you join as a new person').waitFor(longTimeout)
  await joinAsGuest(ada, 'Ada again', 'Depot')
  await says(ada, 'Lobby', 'new here')
})
