/** What lies over what, what moves, and what a new room offers. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { inspectorOf } from '../support/browser.ts'
import { looksRight } from '../support/gallery.ts'
import {
  crowded,
  cutAtTheSide,
  everythingFits,
  fitsWithLargeText,
  setTextSize
} from '../support/layout-checks.ts'
import { offTheScale } from '../support/scale-checks.ts'
import { sampleOf } from '../support/long.ts'
import {
  joinAsGuest,
  joinNearby,
  letGuestsIn,
  longTimeout,
  openDevicePage,
  openHost,
  openPhone,
  phoneSize,
  says,
  seesMessage,
  type DevicePage
} from '../support/people.ts'
import { desktopSize } from '../support/screen-sizes.ts'
import { settled } from '../support/settled.ts'

const long = 'A rather long message that takes as much of a line as it is given, whatever that is. '.repeat(3)
let mina: DevicePage & { space: string }
let omar: DevicePage
let ada: Page

beforeAll(async () => {
  await (await openDevicePage('Zoe')).start('Zoe’s space')
  mina = await openHost('Mina', 'Foundry')
  omar = await openDevicePage('Omar')
  ada = await openPhone(await letGuestsIn(mina.page))
})

/** Whether two boxes share any ground. */
async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()]
  if (!a || !b) throw new Error('not on the page')
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

test('the first room has something to begin with, and shows who is near', async () => {
  const { page } = mina
  await page.getByRole('heading', { name: 'Foundry is open' }).waitFor(longTimeout)
  await page.getByText('Near you').waitFor(longTimeout)
  await looksRight(page, 'first-room')
  await page.getByRole('button', { name: 'Set a topic' }).click()
  const composer = page.getByRole('textbox', { name: 'Message Lobby' })
  await expect.poll(() => composer.inputValue()).toBe('/topic ')
  await composer.fill('')
  await page.getByRole('button', { name: 'Say hello 👋' }).click()
  await expect.poll(() => composer.inputValue()).toBe('Hello, everyone! 👋')
  expect(await composer.evaluate((field) => field === document.activeElement)).toBe(true)
  await page
    .getByRole('list', { name: 'Ways to begin' })
    .getByRole('button', { name: 'Invite people' })
    .click()
  await page.getByRole('dialog', { name: 'Invite people to Foundry' }).waitFor()
  await page.keyboard.press('Escape')
  await composer.press('Enter')
  await seesMessage(page, 'Hello, everyone! 👋')
})

test('a burst greets the first person, but not with reduced motion', async () => {
  const { page } = mina
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (document.querySelector('.burst')) document.body.dataset['burst'] = 'yes'
    }).observe(document.body, { childList: true, subtree: true })
  })
  await joinNearby(omar.page, 'Foundry')
  await expect.poll(() => page.evaluate(() => document.body.dataset['burst']), longTimeout).toBe('yes')
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

test('a private room that only one person is in says so, and offers to invite', async () => {
  const { page } = mina
  await page.getByRole('button', { name: 'New room' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name of the room').fill('Surprise')
  await dialog.getByRole('radio', { name: 'Only people you invite' }).check({ force: true })
  await dialog.getByRole('button', { name: 'Create room' }).click()
  const log = page.getByRole('log')
  await log.getByText('Only you are here').waitFor(longTimeout)
  await looksRight(page, 'private-new')
  await log.getByRole('button', { name: /^Invite/ }).click()
  await page.getByRole('dialog', { name: /Surprise/ }).waitFor()
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /^Lobby/ })
    .first()
    .click()
})

test('a message’s toolbar covers no other message, at any width', async () => {
  const { page } = omar
  for (const text of [long, 'Short', long]) await says(mina.page, 'Lobby', text)
  for (const text of ['Mine', long, 'Mine too']) await says(page, 'Lobby', text)
  await seesMessage(mina.page, 'Mine too')
  const rows = page.getByRole('article')
  for (const width of sampleOf([760, 1280, 1000], 2)) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    const count = await rows.count()
    for (let at = 1; at < count; at += 1) {
      await rows.nth(at).locator('.bubble').hover()
      const tools = page.getByRole('toolbar')
      await tools.waitFor(longTimeout)
      await settled(page)
      for (const other of [at - 1, at + 1].filter((one) => one < count))
        expect(
          await overlap(tools, rows.nth(other).locator('.bubble')),
          `${String(width)}, ${String(at)}`
        ).toBe(false)
      await everythingFits(page, `toolbar at ${String(width)}`)
    }
  }
  await page.setViewportSize(desktopSize)
})

test('on a phone a tap lays nothing over a message; a button beside each opens its sheet', async () => {
  await joinAsGuest(ada, 'Ada', 'Foundry')
  await says(ada, 'Lobby', 'From my phone')
  await ada.getByRole('article').last().locator('.bubble').tap()
  await settled(ada)
  expect(await ada.getByRole('toolbar').count()).toBe(0)
  await looksRight(ada, 'phone-messages')
  await ada.getByRole('article').last().getByRole('button', { name: 'More' }).tap()
  await ada.getByRole('dialog').getByRole('button', { name: 'Reply' }).tap()
  await ada.getByText('Reply to Ada').waitFor(longTimeout)
  await settled(ada)
})

/** Seconds between two events of a finger. */
const touchInterval = 0.05

/**
 * A finger that moves from the middle of an element, rests, and is lifted. Without the rest it would be a fling, and
 * for 50 ms the browser takes a tap for the one that stops it: it never reaches the page.
 */
async function drag(page: Page, from: Locator, by: { x: number; y: number }): Promise<void> {
  const box = (await from.boundingBox()) ?? expect.fail('not on the page')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const finger = await inspectorOf(page)
  let timestamp = Date.now() / 1000
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number): Promise<unknown> => {
    timestamp += touchInterval
    const touchPoints = type === 'touchEnd' ? [] : [{ x: x + by.x * part, y: y + by.y * part }]
    return finger.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp })
  }
  await touch('touchStart', 0)
  // Few steps: a finger that hardly moves for long presses.
  for (const part of [0.4, 0.7, 1, 1, 1, 1]) await touch('touchMove', part)
  await touch('touchEnd', 1)
}

test('emoji and formatting fit on a phone, also on a small one, and no keys of a keyboard are named', async () => {
  for (const size of [phoneSize, { width: 320, height: 568 }]) {
    await ada.setViewportSize(size)
    await ada.getByRole('button', { name: 'Insert an emoji' }).tap()
    const emoji = ada.getByRole('dialog', { name: 'Emoji' })
    await emoji.getByRole('searchbox').waitFor(longTimeout)
    await settled(ada)
    expect(await cutAtTheSide(ada), `emoji at ${String(size.width)}`).toEqual([])
    await ada.keyboard.press('Escape')
    await emoji.waitFor({ state: 'detached' })
    await ada.getByRole('button', { name: 'Formatting' }).tap()
    await ada.getByRole('toolbar', { name: 'Formatting' }).waitFor(longTimeout)
    await settled(ada)
    expect(await cutAtTheSide(ada), `formatting at ${String(size.width)}`).toEqual([])
    await ada.getByRole('button', { name: 'Formatting' }).tap()
  }
  await ada.setViewportSize(phoneSize)
  await ada.keyboard.press('ControlOrMeta+k')
  await ada.getByRole('option', { name: 'Search messages' }).waitFor(longTimeout)
  expect(await ada.getByRole('option').locator('kbd:visible').count()).toBe(0)
  await ada.keyboard.press('Escape')
})

test('above the keyboard of a small phone, on its side too, a long message leaves Send and messages in sight', async () => {
  const field = ada.getByRole('textbox', { name: 'Message Lobby' })
  for (const size of [
    { width: 667, height: 150 },
    { width: 844, height: 175 },
    { width: 320, height: 300 }
  ]) {
    await ada.setViewportSize(size)
    await field.tap()
    await field.fill('a line\n'.repeat(9))
    const edges = async () => {
      const [send, log] = [ada.getByRole('button', { name: 'Send' }), ada.getByRole('log')]
      const [sends, reads] = [await send.boundingBox(), await log.boundingBox()]
      return {
        isInSight: sends !== null && sends.y + sends.height <= size.height,
        height: reads?.height ?? 0
      }
    }
    await expect.poll(edges, { message: JSON.stringify(size) }).toMatchObject({ isInSight: true })
    expect((await edges()).height).toBeGreaterThan(10)
  }
  await field.fill('')
  await ada.setViewportSize(phoneSize)
})

test('on a phone Back closes what lies over the room, and nothing else', async () => {
  const field = ada.getByRole('textbox', { name: 'Message Lobby' })
  const opened: [string, () => Promise<void>][] = [
    ['menu', () => ada.getByRole('button', { name: 'Lobby menu' }).tap()],
    ['dialog', () => ada.getByRole('article').last().getByRole('button', { name: 'More' }).tap()],
    ['dialog', () => ada.getByRole('button', { name: 'Insert an emoji' }).tap()],
    ['dialog', () => ada.keyboard.press('ControlOrMeta+,')]
  ]
  for (const [role, open] of opened) {
    await open()
    const layer = ada.locator(`[role=${role}]`)
    await layer.waitFor(longTimeout)
    await settled(ada)
    await ada.goBack()
    await layer.waitFor({ state: 'detached', ...longTimeout })
    await settled(ada)
    expect(await field.isVisible()).toBe(true)
  }
})

test('a swipe in reading direction replies to a message; scrolling does not', async () => {
  await ada.getByRole('button', { name: 'Cancel' }).first().tap()
  const reply = ada.getByText('Reply to Omar')
  const theirs = ada.getByRole('article').filter({ hasText: 'Mine too' }).locator('.bubble')
  await theirs.scrollIntoViewIfNeeded()
  await settled(ada)
  await drag(ada, theirs, { x: 90, y: 4 })
  await reply.waitFor(longTimeout)
  // At once, while everything still moves.
  await ada.getByRole('button', { name: 'Cancel' }).first().tap()
  await reply.waitFor({ state: 'detached', ...longTimeout })
  await drag(ada, theirs, { x: 90, y: 4 })
  await reply.waitFor(longTimeout)
  await settled(ada)
  const scrolled = () => ada.getByRole('log').evaluate((list) => list.scrollTop)
  const before = await scrolled()
  await drag(ada, ada.getByRole('article').filter({ hasText: 'From my phone' }).locator('.bubble'), {
    x: 20,
    y: 120
  })
  await expect.poll(scrolled).toBeLessThan(before)
  expect(await ada.getByText('Reply to Ada').count()).toBe(0)
})

test('messages can be lines: all begin at one side, each group with its author, and the toolbar stays in its line', async () => {
  const { page } = omar
  const choose = async (layout: 'Lines' | 'Bubbles'): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+,')
    const dialog = page.getByRole('dialog', { name: 'Settings' })
    await dialog.getByRole('button', { name: 'Appearance' }).click()
    await dialog.getByText(layout, { exact: true }).click()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await settled(page)
  }
  await choose('Lines')
  const rows = page.getByRole('article')
  const starts = await rows
    .locator('.body')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left))
  expect(new Set(starts).size).toBe(1)
  await rows.filter({ hasText: 'Mine too' }).hover()
  const tools = page.getByRole('toolbar')
  await tools.waitFor(longTimeout)
  for (const other of ['From my phone', 'that is. A rather'])
    expect(await overlap(tools, rows.filter({ hasText: other }).last()), other).toBe(false)
  expect(await rows.locator('.author').allInnerTexts()).toContain('Omar')
  await looksRight(page, 'lines')
  await choose('Bubbles')
})

test('the longest names, without a blank, leave every button in sight on a small phone and in a panel', async () => {
  const name = 'W'.repeat(32)
  const zora = await openHost('Zora', name)
  const link = await letGuestsIn(zora.page)
  const phone = await openPhone(link)
  const small = { width: 320, height: 568 }
  await phone.setViewportSize(small)
  const inSight = async (button: string): Promise<void> => {
    await phone.getByRole('button', { name: button }).waitFor(longTimeout)
    await settled(phone)
    const box = await phone.getByRole('button', { name: button }).boundingBox()
    expect(box && box.x + box.width, button).toBeLessThanOrEqual(small.width)
  }
  await phone.getByLabel('Your name here').fill(name)
  await inSight('Join')
  await joinAsGuest(phone, name, name)
  await phone.getByRole('button', { name: 'Back' }).tap()
  await phone.getByRole('button', { name: 'New room' }).tap()
  await phone.getByLabel('Name of the room').fill(name)
  await phone.getByRole('button', { name: 'Create room' }).tap()
  await phone.getByRole('button', { name: `${name} menu` }).tap()
  await phone.getByRole('menuitem', { name: 'Leave room' }).tap()
  for (const button of ['Undo', 'Dismiss', 'Join room']) await inSight(button)
  expect(await cutAtTheSide(phone)).toEqual([])
  await zora.page.getByRole('button', { name: `${name} menu` }).click()
  await zora.page.getByRole('menuitem', { name: 'Hosting', exact: true }).click()
  await zora.page.getByRole('button', { name: `Remove ${name}` }).waitFor(longTimeout)
  expect(await cutAtTheSide(zora.page)).toEqual([])
  await zora.page.setViewportSize(small)
  await zora.page.getByRole('button', { name: 'Invite people' }).first().click()
  await zora.page.getByRole('heading', { name: 'With Parley' }).waitFor(longTimeout)
  await settled(zora.page)
  expect(await cutAtTheSide(zora.page)).toEqual([])
})

test('a window that becomes wider while it shows the list alone shows a room again', async () => {
  const { page } = omar
  const field = page.getByRole('textbox', { name: 'Message Lobby' })
  await page.setViewportSize(phoneSize)
  await page.getByRole('button', { name: 'Back' }).click()
  await field.waitFor({ state: 'detached', ...longTimeout })
  await page.setViewportSize(desktopSize)
  await field.waitFor(longTimeout)
})

test('a room that is left elsewhere while the tip of its menu is shown is left here, all of it', async () => {
  const { page } = mina
  const { room } = await mina.request(mina.space, 'room:create', {
    name: 'Pantry',
    access: 'open',
    invited: []
  })
  await page.getByRole('button', { name: 'Pantry' }).click()
  const field = page.getByRole('textbox', { name: 'Message Pantry' })
  // A room that is opened takes the focus.
  await expect.poll(() => field.evaluate((it) => it === document.activeElement), longTimeout).toBe(true)
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  const tip = page.locator('[data-tip-shown]')
  // What shows tips is loaded after the page: until then a focus shows none.
  const showsTip = async (): Promise<boolean> => {
    await page.getByRole('button', { name: /^Notifications/ }).focus()
    await page.keyboard.press('Tab')
    return tip.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false
    )
  }
  await expect.poll(showsTip, longTimeout).toBe(true)
  await mina.request(mina.space, 'event:send', { room, kind: 'member.left', body: {} })
  await page.getByRole('button', { name: 'Join room' }).waitFor(longTimeout)
  expect(await field.count()).toBe(0)
  expect(errors).toEqual([])
  await page.getByRole('button', { name: 'Lobby' }).first().click()
})

describe('a toast covers no header, no newest message and no composer', () => {
  async function coversNothing(page: Page): Promise<void> {
    const toast = page.locator('.toast')
    await toast.waitFor(longTimeout)
    await settled(page)
    const field = page.locator('form').filter({ has: page.getByRole('textbox') })
    for (const other of [page.getByRole('main').locator('header'), page.getByRole('article').last(), field])
      expect(await overlap(toast, other)).toBe(false)
    await toast.getByRole('button', { name: 'Dismiss' }).click()
  }

  test('on a phone', async () => {
    await ada.getByRole('article').last().getByRole('button', { name: 'More' }).tap()
    await ada.getByRole('dialog').getByRole('button', { name: /^Copy/ }).first().tap()
    await coversNothing(ada)
  })

  test('on a small phone, and not the sheet of a message either', async () => {
    const more = ada.getByRole('article').last().getByRole('button', { name: 'More' })
    const sheet = ada.getByRole('dialog', { name: 'Message', exact: true })
    await ada.setViewportSize({ width: 320, height: 568 })
    await more.tap()
    await sheet.getByRole('button', { name: 'Copy text' }).tap()
    await sheet.waitFor({ state: 'detached', ...longTimeout })
    await more.tap()
    await sheet.getByRole('button', { name: 'Pin', exact: true }).tap()
    await sheet.waitFor({ state: 'detached', ...longTimeout })
    const toast = ada.locator('.toast').filter({ hasText: 'Pinned' })
    await toast.getByText('Pinned for everyone in this room.').waitFor(longTimeout)
    await more.tap()
    await sheet.waitFor(longTimeout)
    await settled(ada)
    expect(await overlap(toast, sheet)).toBe(false)
    expect(await ada.locator('.toast:visible').count()).toBe(1)
    await looksRight(ada, 'toast-over-sheet')
    await sheet.getByRole('button', { name: 'Close' }).tap()
    await sheet.waitFor({ state: 'detached', ...longTimeout })
    await toast.getByRole('button', { name: 'Undo' }).tap()
    await ada.setViewportSize(phoneSize)
  })

  test('on a desktop', async () => {
    await omar.page.getByRole('article').last().locator('.bubble').click({ button: 'right' })
    await omar.page.getByRole('menuitem', { name: /^Copy/ }).first().click(longTimeout)
    await coversNothing(omar.page)
  })
})

test('the beginning of a room with few messages stands in the middle of what they leave', async () => {
  const { page } = mina
  await page
    .getByRole('button', { name: /^Surprise/ })
    .first()
    .click()
  await says(page, 'Surprise', 'Shh')
  await seesMessage(page, 'Shh')
  for (const size of [desktopSize, phoneSize]) {
    await page.setViewportSize(size)
    await settled(page)
    const log = (await page.getByRole('log').boundingBox()) ?? expect.fail('no log')
    const last = (await page.getByRole('article').last().boundingBox()) ?? expect.fail('no message')
    const title = (await page.getByRole('log').getByRole('heading').first().boundingBox()) ?? expect.fail()
    expect(log.y + log.height - (last.y + last.height)).toBeLessThan(20)
    const middle = title.y + title.height / 2 - log.y
    expect(middle / log.height).toBeGreaterThan(0.2)
    expect(middle / log.height).toBeLessThan(0.55)
  }
  await page.setViewportSize(desktopSize)
  await looksRight(page, 'room-few')
  await page
    .getByRole('button', { name: /^Lobby/ })
    .first()
    .click()
})

test('a size that is not of the scale is found', async () => {
  const { page } = omar
  expect(await offTheScale(page)).toEqual([])
  const bubble = page.locator('.bubble').last()
  const button = page.getByRole('main').locator('header').getByRole('button').last()
  const set = (on: Locator, property: string, value: string): Promise<void> =>
    on.evaluate((element: HTMLElement, [name, to]) => element.style.setProperty(name, to), [
      property,
      value
    ] as const)
  await set(bubble, 'border-radius', '5px')
  expect(await offTheScale(page)).toContainEqual(expect.stringMatching('a radius of 5px'))
  await set(bubble, 'border-radius', '')
  await set(bubble.locator('.text').first(), 'font-size', '14px')
  expect(await offTheScale(page)).toContainEqual(expect.stringMatching('text of 14px'))
  await set(bubble.locator('.text').first(), 'font-size', '')
  await set(button, 'block-size', '35px')
  expect(await offTheScale(page)).toContainEqual(expect.stringMatching('a control of 35 px'))
  await set(button, 'block-size', '')
})

test('the header has each thing once', async () => {
  const names = await omar.page
    .getByRole('main')
    .locator('header')
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent.trim()))
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted())
})

test.each(['de', 'ar', 'ja'])(
  'with text of twice the size nothing is cut off or over another: %s',
  async (language) => {
    const { page } = mina
    const title = page.locator('main header .cover')
    const choose = async (code: string): Promise<void> => {
      await page.evaluate((to) => {
        localStorage.setItem('parley/language', to)
        // As another window of this browser would tell.
        dispatchEvent(new StorageEvent('storage', { key: 'parley/language', storageArea: localStorage }))
      }, code)
      await page.locator(`html[lang="${code}"]`).waitFor(longTimeout)
      await page.getByRole('article').first().waitFor(longTimeout)
    }
    await page.mouse.move(2, 2) // or a message would show its toolbar
    await choose(language)
    await setTextSize(page, 200)
    for (const size of [desktopSize, { width: 360, height: 740 }]) {
      const where = `${language}, ${String(size.width)} px`
      await page.setViewportSize(size)
      await fitsWithLargeText(page, `room, ${where}`)
      await title.click()
      await page.getByRole('complementary').waitFor(longTimeout)
      await fitsWithLargeText(page, `panel, ${where}`)
      await page.keyboard.press('Escape')
      await page.keyboard.press('ControlOrMeta+,')
      await page.getByRole('dialog').waitFor(longTimeout)
      await fitsWithLargeText(page, `settings, ${where}`)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await setTextSize(page, 100)
    await page.setViewportSize(desktopSize)
  }
)

test('with text of twice the size the menu of a room and all pages of the settings fit on a phone', async () => {
  const { page } = await openHost('Wilhelmina', 'Towpath')
  await page.setViewportSize(phoneSize)
  await setTextSize(page, 200)
  await page.evaluate(() => {
    localStorage.setItem('parley/language', 'de')
    dispatchEvent(new StorageEvent('storage', { key: 'parley/language', storageArea: localStorage }))
  })
  await page.locator('html[lang="de"]').waitFor(longTimeout)
  await page.locator('main header').getByRole('button').last().click(longTimeout)
  await page.getByRole('menuitem').first().waitFor(longTimeout)
  await fitsWithLargeText(page, 'menu of a room')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+,')
  const dialog = page.getByRole('dialog')
  const ids = await dialog
    .locator('nav button')
    .evaluateAll((all: HTMLElement[]) => all.map(({ dataset }) => dataset['page'] ?? ''))
  expect(ids.length).toBeGreaterThan(7)
  for (const id of ids) {
    await dialog.locator(`[data-page="${id}"]`).click(longTimeout)
    await fitsWithLargeText(page, id)
    expect(await cutAtTheSide(page), id).toEqual([])
    await dialog.locator('.back button').click()
  }
})

test('text over a control, or cut off, is found', async () => {
  const { page } = mina
  const said = page.locator('.bubble .text').last()
  const set = (margin: string): Promise<void> =>
    said.evaluate((element: HTMLElement, to) => {
      element.style.marginInlineStart = to
    }, margin)
  await set('-900px')
  expect(await page.evaluate(crowded)).toContainEqual(expect.stringMatching('cut off'))
  await set('')
  expect(await page.evaluate(crowded)).toEqual([])
  const button = page.locator('main header button').last()
  await button.evaluate((element: HTMLElement) => {
    element.style.translate = '-2.5rem 0'
  })
  expect(await page.evaluate(crowded)).toContainEqual(expect.stringMatching('over each other'))
  await button.evaluate((element: HTMLElement) => {
    element.style.translate = ''
  })
})

test('a lost host is told in a row of its own, with a button to try now', async () => {
  await mina.request(mina.space, 'room:create', { name: 'Kiln', access: 'open', invited: [] })
  await omar.page.getByRole('button', { name: /^Kiln/ }).waitFor(longTimeout)
  await mina.quit()
  const strip = omar.page.getByText(/The host closed the space at/)
  await strip.waitFor(longTimeout)
  await settled(omar.page)
  const log = omar.page.getByRole('log')
  expect(await overlap(omar.page.locator('.strip.shown'), log)).toBe(false)
  await omar.page.getByRole('button', { name: 'Try now' }).click()
  await looksRight(omar.page, 'host-gone')
  await omar.page.setViewportSize(phoneSize)
  await everythingFits(omar.page, 'host gone on a phone')
  await omar.page.setViewportSize(desktopSize)
  await omar.page.getByRole('button', { name: /^Kiln/ }).click()
  await omar.page.getByRole('button', { name: 'Join room' }).click()
  const reason = omar.page.getByRole('main').getByRole('alert').getByText('Not connected to the host.')
  await reason.waitFor(longTimeout)
  expect(await omar.page.locator('.toast').count()).toBe(0)
  await looksRight(omar.page, 'join-refused')
})
