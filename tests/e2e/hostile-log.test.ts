/** A log holds what no host accepts today: everything around it works, and what cannot be drawn is alone with that. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { isStateKind } from '#shared/log/kinds.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { looksRight } from '../support/gallery.ts'
import { actOnMessage } from '../support/message-actions.ts'
import { hostileEvent } from '../support/hostile-events.ts'
import { SpaceHistory, type Author } from '../support/space-history.ts'
import {
  openDevicePage,
  openHost,
  openSpace,
  longTimeout,
  says,
  seesMessage,
  type DevicePage
} from '../support/people.ts'

/** A whole number that JSON and the log can hold, and no calendar has. */
const noTime = 9_000_000_000_000_000

/** Mina's space, in which Omar wrote a message with an invalid time. */
async function timelessPast(space: string): Promise<{ past: SpaceHistory; omar: Author }> {
  const past = await SpaceHistory.begin({ host: 'Mina', space })
  const omar = await past.comes('Omar')
  await past.says(omar, 'Before')
  const now = past.at
  past.at = noTime
  const target = await past.says(omar, 'Beyond all calendars')
  await past.write(omar, past.idOf('Lobby'), 'message.pinned', { target })
  past.at = now
  await past.says(omar, 'Afterwards')
  return { past, omar }
}

/** Collects what Mina's page throws. */
async function openPast(
  past: SpaceHistory,
  space: string
): Promise<{ device: DevicePage; thrown: string[] }> {
  await past.ends()
  const device = await openDevicePage('Mina', past.dataDir)
  const thrown: string[] = []
  device.page.on('pageerror', (error) => thrown.push(String(error)))
  await openSpace(device.page, space)
  return { device, thrown }
}

test('a message with an invalid time leaves its room readable, also after a reload', async () => {
  const { past, omar } = await timelessPast('Timeless')
  for (const name of ['\u3164', `Z${'\u0301'.repeat(60)}algo`, 'Right\u202e\u2066left']) {
    const somebody = await past.comes('Noor')
    const key = toBase64(somebody.keys.publicKey)
    await past.slipsIn(somebody, past.space, 'member.introduced', { key, name, colour: 1, guest: false })
    await past.says(somebody, 'I have a hard name')
  }
  const target = await past.says(omar, 'Reactions')
  for (const emoji of ['\u202e', '<1>', '👍\ufe0f', '❤'])
    await past.slipsIn(omar, past.idOf('Lobby'), 'reaction.added', { target, emoji })
  const { device, thrown } = await openPast(past, 'Timeless')
  const { page } = device
  for (const text of ['Before', 'Beyond all calendars', 'Afterwards', 'Reactions'])
    await seesMessage(page, text)
  await says(page, 'Lobby', 'And it goes on')
  await seesMessage(page, 'And it goes on')
  await looksRight(page, 'timeless')
  expect(await page.getByRole('log').getByText('an unknown time').count()).toBeGreaterThan(0)
  await page.reload()
  for (const text of ['Before', 'Beyond all calendars', 'And it goes on']) await seesMessage(page, text)

  await page.getByRole('button', { name: 'Search' }).first().click()
  await page.getByRole('searchbox').fill('calendars')
  await page.getByRole('complementary').getByText('an unknown time').waitFor(longTimeout)
  await actOnMessage(page, 'Afterwards', 'Reply')
  expect(thrown).toEqual([])
})

/** Scrolls back half a screen with every frame, so that each row is drawn, until the text is there. */
function drawsAll(page: Page, words: string): Promise<void> {
  return page.getByRole('log').evaluate(async (scroller, wanted) => {
    const isThere = (): boolean => scroller.textContent.includes(wanted)
    while (!isThere()) {
      scroller.scrollTop -= scroller.clientHeight / 2
      await new Promise(requestAnimationFrame)
    }
  }, words)
}

/** To repeat a failure. */
const seed = 20261127

test('a room with all kinds of hostile events is rendered completely', async () => {
  const past = await SpaceHistory.begin({ host: 'Mina', space: 'Anything' })
  const omar = await past.comes('Omar')
  const lobby = past.idOf('Lobby')
  const ids = [await past.says(omar, 'First')]
  for (const { kind, body, at, about } of fc.sample(hostileEvent, { seed, numRuns: 150 })) {
    if (isStateKind(kind)) continue // of a space that is ruined nothing is to be drawn
    past.at = at
    const target = ids[about % ids.length] ?? ''
    ids.push(await past.slipsIn(omar, lobby, kind, about % 5 > 0 ? { ...body, target } : body))
  }
  past.at = Date.now()
  await past.says(omar, 'Last')
  const { device, thrown } = await openPast(past, 'Anything')
  const { page } = device
  await seesMessage(page, 'Last')
  await drawsAll(page, 'This is the beginning of Lobby.')
  await says(page, 'Lobby', 'And it goes on')
  await seesMessage(page, 'And it goes on')
  expect(faultsIn(past.dataDir)).toEqual([])
  expect(thrown).toEqual([])
})

/** What the page draws of that message fails, as if a mistake were in it. */
async function breakDrawing(page: Page, at: number): Promise<void> {
  await page.addInitScript((broken) => {
    // oxlint-disable-next-line typescript/unbound-method -- called with its date below
    const write = Date.prototype.toISOString
    // oxlint-disable-next-line no-extend-native -- the one place where every row passes
    Date.prototype.toISOString = function (this: Date) {
      if (this.getTime() === broken) throw new RangeError('planted')
      return write.call(this)
    }
  }, at)
}

test('a row that fails to render is reported in its place, and the others work', async () => {
  const past = await SpaceHistory.begin({ host: 'Mina', space: 'Crooked' })
  const omar = await past.comes('Omar')
  await past.says(omar, 'Before')
  const { at } = past
  const id = await past.says(omar, 'Cannot be drawn')
  await past.says(omar, 'Afterwards')
  await past.ends()
  const device = await openDevicePage('Mina', past.dataDir)
  const { page } = device
  await breakDrawing(page, at)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.reload()
  await openSpace(page, 'Crooked')
  for (const text of ['Before', 'Afterwards']) await seesMessage(page, text)
  const row = page.getByRole('note').filter({ hasText: 'This message cannot be shown.' })
  await row.waitFor(longTimeout)
  expect(await row.count()).toBe(1)
  await looksRight(page, 'broken-row')
  await row.getByRole('button', { name: 'Copy its ID' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(id)
  await says(page, 'Lobby', 'And it goes on')
  await seesMessage(page, 'And it goes on')
  await expect.poll(() => faultsIn(past.dataDir).filter((line) => line.includes('planted')).length).toBe(1)
  expect(faultsIn(past.dataDir).join('\n')).toContain(`message ${id} cannot be shown`)
})

test('a panel or dialog that fails to render is reported in its place and can be closed', async () => {
  const { page, dataDir } = await openHost('Mina', 'Panels')
  await page.evaluate(() => {
    const planted = (): never => {
      throw new RangeError('planted')
    }
    // What counts people goes through the one, what counts letters through the other.
    Object.defineProperty(Intl.PluralRules.prototype, 'select', { get: planted })
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', { get: planted })
  })
  await page.getByRole('button', { name: '1 person' }).click()
  const broken = 'This cannot be shown.'
  await page.getByRole('complementary').getByText(broken).waitFor(longTimeout)
  await looksRight(page, 'broken-panel')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const copies = async (from: Locator): Promise<void> => {
    await page.evaluate(() => navigator.clipboard.writeText(''))
    await from.getByRole('button', { name: 'Copy the error' }).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('planted')
  }
  await copies(page.getByRole('complementary'))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('dialog').getByText('Storage', { exact: true }).click()
  const dialog = page.getByRole('alert').filter({ hasText: broken })
  await dialog.waitFor(longTimeout)
  await looksRight(page, 'broken-dialog')
  await copies(dialog)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await says(page, 'Lobby', 'And it goes on')
  await seesMessage(page, 'And it goes on')
  expect(faultsIn(dataDir).join('\n')).toContain('planted')
})

test('an uncaught error in the page is shown once and logged once', async () => {
  const device = await openDevicePage('Mina')
  const { page } = device
  await page.getByRole('button', { name: 'Start a space' }).waitFor(longTimeout)
  await page.evaluate(() => {
    for (let turn = 0; turn < 20; turn += 1) {
      setTimeout(() => void Promise.reject(new Error('planted rejection')))
      setTimeout(() => {
        const error = new Error('planted error')
        error.stack = 'Error: planted error'
        throw error
      })
    }
  })
  await page.getByText(/^Something went wrong/).waitFor(longTimeout)
  await expect.poll(() => faultsIn(device.dataDir).filter((line) => line.includes('planted')).length).toBe(2)
  expect(await page.getByText(/^Something went wrong/).count()).toBe(1)
})

/** The lines of the log in which an error begins. */
function faultsIn(dataDir: string): string[] {
  try {
    return readFileSync(join(dataDir, 'errors.log'), 'utf8')
      .split('\n')
      .filter((line) => /^\d{4}-/.test(line))
  } catch {
    return [] // nothing has been written yet
  }
}
