/** Reading a room with a long past: Mina has been away, Omar has written a lot. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { crowd, type ConnectedMember } from '../support/crowd.ts'
import { looksRight } from '../support/gallery.ts'
import { SpaceHistory } from '../support/space-history.ts'
import { openDevicePage, openSpace, longTimeout, seesMessage, type DevicePage } from '../support/people.ts'
import { settled } from '../support/settled.ts'

/** More than a page keeps loaded. */
const notes = 700
let mina: DevicePage
let omar: ConnectedMember
let page: Page

beforeAll(async () => {
  const past = await SpaceHistory.begin({ host: 'Mina', space: 'Archive', at: Date.now() - 30 * 3_600_000 })
  const writer = await past.comes('Omar')
  const ids: string[] = []
  for (let note = 1; note <= notes; note += 1) {
    if (note === notes - 4) await past.seen('Lobby')
    if (note % 300 === 0) past.at += 3_600_000
    const more = note === notes ? { reply: ids[19] ?? '' } : {}
    ids.push(await past.says(writer, `note ${String(note)}`, 'Lobby', more))
  }
  await past.ends()
  mina = await openDevicePage('Mina', past.dataDir)
  page = mina.page
  await openSpace(page, 'Archive')
  await seesMessage(page, `note ${String(notes)}`)
  omar = (await crowd(mina, past, [writer]))[0] ?? expect.fail('nobody came')
})

const log = () => page.getByRole('log')
const latest = () => page.getByRole('button', { name: /Newest messages|new message/ })
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')

async function backToNewest(): Promise<void> {
  await latest().click()
  await expect
    .poll(() => log().evaluate((list) => list.scrollHeight - list.clientHeight - list.scrollTop), longTimeout)
    .toBeLessThan(2)
}

async function scrollUpTo(text: string, step: number): Promise<void> {
  await log().hover()
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -step)
      return page.getByText(text, { exact: true }).count()
    }, longTimeout)
    .toBe(1)
}

test('after an absence the unread line is above the new messages', async () => {
  await expect.poll(() => log().innerText()).toMatch(/note 695[^]*New[^]*note 696[^]*note 700/)
})

test('scrolling to the first message and back never leaves a gap', async () => {
  let most = 0
  const watch = setInterval(() => {
    void page
      .getByRole('article')
      .count()
      .then((count) => (most = Math.max(most, count)))
  }, 100)
  onTestFinished(() => {
    clearInterval(watch)
  })
  await scrollUpTo('This is the beginning of Lobby.', 3000)
  await seesMessage(page, 'note 1')
  await looksRight(page, 'timeline-beginning')
  await backToNewest()
  await seesMessage(page, 'note 700')
  expect(most).toBeLessThan(80)
})

test('a quote opens an old message, and one click returns to the newest', async () => {
  await settled(page) // the button must not move while it is pressed
  await page.getByRole('button', { name: 'An earlier message' }).click(longTimeout)
  await expect.poll(focused, longTimeout).toContain('note 20')
  await page.getByText('You are reading older messages.').waitFor(longTimeout)
  await looksRight(page, 'timeline-past')
  await backToNewest()
  await seesMessage(page, 'note 700')
})

describe('while many messages arrive', () => {
  test('a reader of older messages stays in place, and sees the number of new ones', async () => {
    await scrollUpTo('note 650', 300)
    const place = page.getByText('note 650', { exact: true })
    await place.scrollIntoViewIfNeeded()
    await settled(page)
    const before = await place.boundingBox()
    for (let count = 1; count <= 100; count += 1) await omar.says(`burst ${String(count)}`)
    await page.getByRole('button', { name: '100 new messages' }).waitFor(longTimeout)
    await settled(page)
    expect((await place.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)
    await backToNewest()
    await seesMessage(page, 'burst 100')
  })

  test('a reader at the end stays there, and the count is announced once', async () => {
    const announcement = page.locator('[data-announcer]').getByText(/new message|more/)
    const received = announcement.first().waitFor({ state: 'attached', ...longTimeout })
    for (let count = 1; count <= 12; count += 1) await omar.says(`more ${String(count)}`)
    await seesMessage(page, 'more 12')
    await received
    await expect.poll(() => announcement.count(), longTimeout).toBe(0)
    await expect.poll(() => latest().count()).toBe(0)
  })
})

test('the keyboard selects a message, replies, reacts and returns', async () => {
  await log().focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused, longTimeout).toContain('more 12')
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused, longTimeout).toContain('more 11')
  await page.keyboard.press('+')
  await page.getByRole('button', { name: 'React with 👍' }).waitFor(longTimeout)
  await looksRight(page, 'emoji-picker')
  await page.getByRole('button', { name: 'React with 👍' }).click(longTimeout)
  await page.getByRole('button', { name: /^👍 1/ }).waitFor(longTimeout)
  await page.locator('article').filter({ hasText: 'more 11' }).focus()
  await page.keyboard.press('r')
  await page.getByText('Reply to Omar').waitFor(longTimeout)
  await page.keyboard.type('I see')
  await page.keyboard.press('Enter')
  await seesMessage(page, 'I see')
})

test('long messages collapse, a few emoji are large, and nothing overflows its bubble', async () => {
  await omar.says(`A story\n\n${'and then it went on and on '.repeat(500)}THE END`)
  await omar.says('🎉 👍🏽')
  await omar.says(`Z${'\u0301\u0300\u0334\u035d'.repeat(40)}algo \u202Eturned round`)
  await omar.says('x'.repeat(600))
  const story = page.getByRole('article').filter({ hasText: 'A story' })
  await story.getByRole('button', { name: 'Show more' }).waitFor({ state: 'attached', ...longTimeout })
  await looksRight(page, 'timeline-shapes')
  await story.getByRole('button', { name: 'Show more' }).press('Enter')
  await story.getByRole('button', { name: 'Show less' }).waitFor({ state: 'attached', ...longTimeout })
  const height = async (): Promise<number> => (await story.boundingBox())?.height ?? 0
  await expect.poll(height).toBeGreaterThan(600)
  await story.getByRole('button', { name: 'Show less' }).press('Enter')
  await expect.poll(height).toBeLessThan(600)
})

test('a room whose last events are all reactions shows the messages before them', async () => {
  const past = await SpaceHistory.begin({ host: 'Noor', space: 'Applause' })
  const target = await past.says(past.host, 'Thank you all')
  for (let time = 0; time < 40; time += 1) {
    const body = { target, emoji: '👏' }
    await past.write(past.host, past.idOf('Lobby'), time % 2 ? 'reaction.removed' : 'reaction.added', body)
  }
  await past.ends()
  const noor = await openDevicePage('Noor', past.dataDir)
  await openSpace(noor.page, 'Applause')
  await seesMessage(noor.page, 'Thank you all')
})
