/** What a guest's browser saves makes them the same person: whatever happens to it, nobody becomes another one without a word. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
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
  seesMessage,
  type DevicePage
} from '../support/people.ts'
import { desktopSize } from '../support/screen-sizes.ts'

const savedKeys = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(localStorage))

let mina: DevicePage & { space: string }
let link: string

beforeAll(async () => {
  mina = await openHost('Mina', 'Depot')
  link = await letGuestsIn(mina.page)
})

/** How many people of the space have this name. */
async function peopleCalled(name: string): Promise<number> {
  const { members } = await mina.view(mina.space)
  return members.filter((member) => member.name === name).length
}

test('two new tabs in which Join is pressed at once are one person', async () => {
  const ada = await openProfile(emptyFolder(), { viewport: desktopSize, ignoreHTTPSErrors: true })
  const tabs = await Promise.all([ada.tab(link), ada.tab(link)])
  for (const tab of tabs) await tab.getByLabel('Your name here').fill('Ada')
  await Promise.all(tabs.map((tab) => tab.getByRole('button', { name: 'Join Depot' }).click()))
  await Promise.all(tabs.map(isIn))
  expect(await peopleCalled('Ada')).toBe(1)
})

test('a page whose browser deletes what it has saved goes on, saves it again, and survives a reload', async () => {
  const bea = await openPhone(link)
  await joinAsGuest(bea, 'Bea', 'Depot')
  await bea.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await says(bea, 'Lobby', 'still here')
  await seesMessage(mina.page, 'still here')
  await expect.poll(() => savedKeys(bea)).toContain(`parley/guest/${mina.space}`)
  await bea.reload()
  await says(bea, 'Lobby', 'and again')
  await seesMessage(mina.page, 'and again')
  expect(await peopleCalled('Bea')).toBe(1)
})

test('a page that finds everything damaged says so before the guest joins as somebody else', async () => {
  const cleo = await openPhone(link)
  await joinAsGuest(cleo, 'Cleo', 'Depot')
  await cleo.evaluate(() => {
    addEventListener('pagehide', () => {
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"')
    })
  })
  await cleo.reload()
  await cleo.getByText('you join as a new person').waitFor(longTimeout)
  await joinAsGuest(cleo, 'Cleo again', 'Depot')
  await says(cleo, 'Lobby', 'new here')
})
