/** Ada is a guest with two tabs. What she writes in either arrives once and in order, also when one is closed meanwhile. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openProfile, openTabs, type Profile } from '../support/browser.ts'
import type { DeviceChild } from '../support/device-child.ts'
import { sampleOf } from '../support/long.ts'
import {
  emptyFolder,
  joinAsGuest,
  letGuestsIn,
  longTimeout,
  openDeviceChild,
  openSpace,
  ownPort,
  says,
  seesMessage
} from '../support/people.ts'
import { desktopSize } from '../support/screen-sizes.ts'

const guests = ['http', 'https'] as const
const options = { viewport: desktopSize, ignoreHTTPSErrors: true }

/** Mina hosts; Ada is there with two tabs of one browser. */
async function twoTabs(how: (typeof guests)[number], tab: Profile['tab']) {
  const mina = await openDeviceChild('Mina', emptyFolder(), ['Ferry', ownPort()])
  await openSpace(mina.page, 'Ferry')
  const link = await letGuestsIn(mina.page, how)
  const one = await tab(link)
  await joinAsGuest(one, 'Ada', 'Ferry')
  const two = await tab(link)
  await two.getByRole('textbox', { name: 'Message Lobby' }).waitFor(longTimeout)
  return { mina, link, one, two }
}

/** What stands in the lobby, in order. */
function messages(page: Page): Promise<string[]> {
  return page.getByRole('log').locator('article.message [id^=said-]').allInnerTexts()
}

async function isAway(...pages: Page[]): Promise<void> {
  for (const page of pages) await page.getByText(/been gone since \d/).waitFor(longTimeout)
}

async function back(dataDir: string): Promise<DeviceChild> {
  const mina = await openDeviceChild('Mina', dataDir)
  await openSpace(mina.page, 'Ferry')
  return mina
}

/** The host lets guests in a moment after it is back. */
async function comesBack(page: Page): Promise<void> {
  await expect.poll(async () => (await page.reload())?.status()).toBe(200)
}

test.each(sampleOf(guests))('%s: the browser is closed while messages of two tabs wait', async (how) => {
  const folder = emptyFolder()
  const ada = await openProfile(folder, options)
  const { mina, link, one, two } = await twoTabs(how, ada.tab)
  await mina.kill()
  await isAway(one, two)
  await says(one, 'Lobby', 'I am late')
  await says(two, 'Lobby', 'The bus broke down')
  await says(one, 'Lobby', 'Ten minutes')
  const expected = ['I am late', 'The bus broke down', 'Ten minutes']
  for (const page of [one, two]) await expect.poll(() => messages(page)).toEqual(expected)
  await ada.close()
  const { page: host } = await back(mina.dataDir)
  const again: Profile = await openProfile(folder, options)
  await Promise.all([comesBack(await again.tab(link)), comesBack(await again.tab(link))])
  await seesMessage(host, 'Ten minutes')
  await expect.poll(() => messages(host)).toEqual(expected)
})

/** No page of any room arrives in it. */
async function loadsNoMessages(page: Page): Promise<void> {
  await page.routeWebSocket(/./, (socket) => {
    const host = socket.connectToServer()
    socket.onMessage((message) => {
      if (!String(message).includes('"log:read"')) host.send(message)
    })
  })
}

test('a tab shows what waits when another one is closed, and when no message of its own is loaded', async () => {
  const tab = await openTabs(options)
  const { mina, link, one, two } = await twoTabs('http', tab)
  await mina.kill()
  await isAway(one, two)
  await says(one, 'Lobby', 'Save me a seat')
  await seesMessage(two, 'Save me a seat')
  await one.close({ runBeforeUnload: true })
  await says(two, 'Lobby', 'By the window')
  const host = await back(mina.dataDir)
  await seesMessage(host.page, 'By the window')
  await expect.poll(() => messages(host.page)).toEqual(['Save me a seat', 'By the window'])
  await expect.poll(() => two.getByLabel('Sending').count()).toBe(0)

  const three = await tab(link)
  await says(three, 'Lobby', 'On my way')
  await seesMessage(two, 'On my way')
  await loadsNoMessages(two)
  await two.reload()
  await two.getByRole('textbox', { name: 'Message Lobby' }).waitFor(longTimeout)
  await host.kill()
  await isAway(three, two)
  await two.getByText('Messages load when the host is back.').waitFor()
  await says(three, 'Lobby', 'I am late')
  await says(two, 'Lobby', 'Ten minutes')
  await expect.poll(() => messages(two)).toEqual(['I am late', 'Ten minutes'])
  const { page } = await back(mina.dataDir)
  const all = ['Save me a seat', 'By the window', 'On my way', 'I am late', 'Ten minutes']
  await expect.poll(() => messages(page)).toEqual(all)
})
