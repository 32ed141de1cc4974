/** What a guest's page says when older messages do not come, or when the clock of its device is wrong, and what the host sees of it. */
import type { Locator, Page, WebSocketRoute } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { looksRight } from '../support/gallery.ts'
import { openPage } from '../support/browser.ts'
import {
  joinAsGuest,
  letGuestsIn,
  longTimeout,
  openDevicePage,
  openSpace,
  phoneSize,
  says,
  seesMessage,
  type DevicePage
} from '../support/people.ts'
import { SpaceHistory } from '../support/space-history.ts'

const space = 'Tollhouse'
const count = 400
const lateMs = 15 * 60_000
let mina: DevicePage
let link: string

beforeAll(async () => {
  const past = await SpaceHistory.begin({ host: 'Mina', space: 'Tollhouse' })
  for (let number = 1; number <= count; number += 1) await past.says(past.host, `Toll ${String(number)}`)
  await past.ends()
  mina = await openDevicePage('Mina', past.dataDir)
  await openSpace(mina.page, space)
  link = await letGuestsIn(mina.page)
})

/** @param prepare before anything of the page is loaded */
async function guest(name: string, prepare: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await openPage('about:blank', { viewport: phoneSize, ignoreHTTPSErrors: true })
  await prepare(page)
  await page.goto(link)
  await joinAsGuest(page, name, space)
  return page
}

test('older messages that cannot be loaded say so, can be asked for again, and come once the host is back', async () => {
  let isCut = false
  const routes = new Set<WebSocketRoute>()
  const ada = await guest('Ada', (page) =>
    page.routeWebSocket(/./, async (route) => {
      if (isCut) return route.close()
      routes.add(route)
      route.connectToServer()
    })
  )
  await seesMessage(ada, `Toll ${String(count)}`)
  isCut = true
  for (const route of routes) await route.close()
  await ada.getByRole('button', { name: 'Try now' }).waitFor(longTimeout)
  const log = ada.getByRole('log')
  const missing = log.getByRole('status').filter({ hasText: 'These messages cannot be loaded right now.' })
  await log.hover()
  const isThereAfterScrolling = async (what: Locator): Promise<boolean> => {
    await ada.mouse.wheel(0, -20_000)
    return what.isVisible()
  }
  await expect.poll(() => isThereAfterScrolling(missing), longTimeout).toBe(true)
  await looksRight(ada, 'older-messages-missing')
  const before = await missing.elementHandle()
  await missing.getByRole('button', { name: 'Try again' }).click()
  // It has tried, and says so again.
  await expect.poll(() => before.evaluate(({ isConnected }) => isConnected), longTimeout).toBe(false)
  await missing.waitFor(longTimeout)
  isCut = false
  const first = log.getByText('Toll 1', { exact: true })
  await expect.poll(() => isThereAfterScrolling(first), longTimeout).toBe(true)
  expect(await missing.count()).toBe(0)
})

/** Runs in a page. */
function setClockBack(ms: number): void {
  const { now } = Date
  class LateDate extends Date {
    constructor(...given: unknown[]) {
      super(...((given.length > 0 ? given : [now() - ms]) as [number]))
    }
    static override now(): number {
      return now() - ms
    }
  }
  globalThis.Date = LateDate as DateConstructor
}

test('a late clock is told to its owner, until that is closed, and to the others', async () => {
  const yuki = await guest('Yuki', (page) => page.addInitScript(setClockBack, lateMs))
  const told = yuki.getByRole('status').filter({ hasText: 'Your clock is 15 minutes late.' })
  await told.waitFor(longTimeout)
  await looksRight(yuki, 'clock-late')
  const { page } = mina
  const row = page.getByRole('navigation', { name: 'Rooms and people' })
  await row.getByText('Yuki’s clock is 15 minutes late').waitFor({ state: 'attached', ...longTimeout })
  await looksRight(page, 'clock-of-another')
  await yuki.getByRole('button', { name: 'Close', exact: true }).click()
  await told.waitFor({ state: 'hidden', ...longTimeout })
  await says(yuki, 'Lobby', 'What time is it?')
  await seesMessage(page, 'What time is it?')
  expect(await told.count()).toBe(0)
})
