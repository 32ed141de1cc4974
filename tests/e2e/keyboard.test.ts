/** A whole conversation without a mouse; at every step something has the focus. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { looksRight } from '../support/gallery.ts'
import { deleteWord, endOfLine, focusedOn } from '../support/keyboard.ts'
import { openPage } from '../support/browser.ts'
import {
  joinAsGuest,
  letGuestsIn,
  longTimeout,
  openDevicePage,
  openHost,
  seesMessage,
  type DevicePage
} from '../support/people.ts'
import { desktopSize } from '../support/screen-sizes.ts'

let device: DevicePage
let page: Page

beforeAll(async () => {
  device = await openDevicePage('Mina')
  page = device.page
  await page.getByRole('button', { name: 'Start a space' }).waitFor(longTimeout)
})

const press = (keys: string): Promise<void> => page.keyboard.press(keys)
const type = (text: string): Promise<void> => page.keyboard.type(text)

/** Waits until this has the focus, and can be seen to have it. */
async function focusOn(name: string | RegExp): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''
      )
    )
    .toMatch(name)
  await focusedOn(page)
}
const composing = (room: string): Promise<void> => focusOn(`Message ${room}`)

test('the keyboard leads from the first screen into a new space', async () => {
  await press('ControlOrMeta+k')
  await focusOn(/^Go to a room/)
  await type('start a')
  await press('Enter')
  await page.getByRole('dialog', { name: 'Start a space' }).waitFor(longTimeout)
  await type('Keys')
  await press('Enter')
  await composing('Lobby')
})

test('a command opens the invitation, and Escape returns the focus', async () => {
  await type('/invite')
  await press('Enter')
  await page.getByRole('dialog', { name: /^Invite people/ }).waitFor(longTimeout)
  await press('Escape')
  await composing('Lobby')
})

test('Escape and the arrows belong to the input method while it composes a word', async () => {
  await press('ControlOrMeta+f')
  const field = page.getByRole('complementary').getByRole('searchbox')
  await field.waitFor(longTimeout)
  await field.focus()
  const inspector = await page.context().newCDPSession(page)
  await inspector.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
  for (const key of ['ArrowDown', 'Escape']) await press(key)
  expect(await field.isVisible()).toBe(true)
  expect(await field.evaluate((at) => at === document.activeElement)).toBe(true)
  await inspector.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await press('Escape')
  await field.waitFor({ state: 'detached', ...longTimeout })
  await composing('Lobby')
})

test('Enter that accepts a word sends nothing in Safari, where the composition has ended before', async () => {
  const field = page.getByRole('textbox', { name: 'Message Lobby' })
  const enter = (keyCode: number): Promise<void> =>
    field.evaluate((at, code) => {
      at.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: code, bubbles: true }))
    }, keyCode)
  await type('にほん')
  await enter(229)
  await type('ご')
  expect(await field.inputValue()).toBe('にほんご')
  await enter(13)
  await seesMessage(page, 'にほんご')
  await composing('Lobby')
})

test('commands create rooms, keys switch them; a draft stays in its room', async () => {
  for (const name of ['garden', 'kitchen']) {
    await type('/new')
    await press('Enter')
    await page.getByRole('dialog', { name: 'New room' }).waitFor(longTimeout)
    await type(name)
    await press('Enter')
    await composing(name)
  }
  await type('half a thought')
  await press('Alt+ArrowUp')
  await composing('garden')
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('')
  await press('Alt+ArrowDown')
  await composing('kitchen')
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('half a thought')
  for (const name of ['garden', 'Lobby']) {
    await press('Alt+ArrowUp')
    await composing(name)
  }
})

test('keys send a message and edit the last one', async () => {
  await type('the kettle is red')
  await press('Enter')
  await seesMessage(page, 'the kettle is red')
  // Only what has arrived can be changed.
  const writing = page.getByRole('textbox')
  await expect.poll(async () => (await press('ArrowUp'), writing.inputValue())).toBe('the kettle is red')
  await press(endOfLine)
  await press(deleteWord)
  await type('blue')
  await press('Enter')
  await seesMessage(page, 'the kettle is blue')
  await composing('Lobby')
})

test('the search and the switcher find a message in another room', async () => {
  await press('Alt+ArrowDown')
  await composing('garden')
  await press('ControlOrMeta+f')
  await focusOn('Search messages')
  await type('kettle')
  await page.getByRole('complementary').getByText('1 message').waitFor(longTimeout)
  await looksRight(page, 'search')
  await press('ArrowDown')
  await press('Enter')
  await page.getByRole('log', { name: 'Messages in Lobby' }).waitFor(longTimeout)
  await press('ControlOrMeta+f')
  await focusOn('Search messages')
  await press('Escape')
  await page.getByRole('complementary').waitFor({ state: 'detached' })
  await focusedOn(page)
})

test('the switcher finds a room by a few letters, and a message', async () => {
  // People type before the switcher is open.
  await page.keyboard.down('ControlOrMeta')
  await Promise.all([press('k'), page.keyboard.up('ControlOrMeta'), type('gdn')])
  await focusOn(/^Go to a room/)
  await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('gdn')
  await page.getByRole('option', { name: 'garden' }).waitFor(longTimeout)
  await looksRight(page, 'switcher')
  await press('Enter')
  await composing('garden')
  await press('ControlOrMeta+k')
  await focusOn(/^Go to a room/)
  await type('kettle')
  await page.getByRole('option', { name: /kettle is blue/ }).waitFor(longTimeout)
  await press('Enter')
  await page.getByRole('log', { name: 'Messages in Lobby' }).waitFor(longTimeout)
})

test('a message in the open switcher follows its edits, and goes when it is deleted', async () => {
  const space = device.device.spaces.list[0]?.space ?? ''
  await device.post(space, 'the whistle is red')
  await seesMessage(page, 'the whistle is red')
  const room = (await device.view(space)).space.lobby
  await press('ControlOrMeta+k')
  await focusOn(/^Go to a room/)
  await type('whistle')
  await page.getByRole('option', { name: /whistle is red/ }).waitFor(longTimeout)
  const target = await page.getByRole('option', { name: /whistle is red/ }).getAttribute('id')
  const message = { target: target?.slice(target.indexOf('-') + 1) ?? '' }
  const body = { ...message, text: 'the whistle is green' }
  await device.request(space, 'event:write', { room, kind: 'message.edited', body })
  await page.getByRole('option', { name: /whistle is green/ }).waitFor(longTimeout)
  await device.request(space, 'event:write', { room, kind: 'message.deleted', body: message })
  await page.getByRole('option', { name: /whistle/ }).waitFor({ state: 'detached', ...longTimeout })
  await press('Escape')
})

test('a key lists all shortcuts; the switcher returns the focus', async () => {
  await press('ControlOrMeta+/')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor(longTimeout)
  await looksRight(page, 'shortcuts')
  await press('Escape')
  await press('ControlOrMeta+k')
  await focusOn(/^Go to a room/)
  await press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await focusedOn(page)
})

test('a key moves between the regions, and another hides the sidebar', async () => {
  for (let step = 0; step < 4; step += 1) {
    await press('F6')
    await focusedOn(page)
  }
  const list = page.getByRole('navigation', { name: 'Rooms and people' })
  await page.getByRole('log').focus()
  await press('ControlOrMeta+b')
  await list.waitFor({ state: 'hidden' })
  await press('ControlOrMeta+b')
  await list.waitFor()
})

test('what has the focus and goes leaves it to what takes its place', async () => {
  const hide = page.getByRole('button', { name: 'Hide rooms and people' })
  await hide.focus()
  await press('Enter')
  await focusOn('Show rooms and people')
  await press('Enter')
  await focusOn('Hide rooms and people')
  await page.getByRole('button', { name: 'All spaces' }).focus()
  await press('Enter')
  const title = page.getByRole('heading', { name: 'Parley' })
  await expect.poll(() => title.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.getByRole('button', { name: 'Open Keys' }).focus()
  await press('Enter')
  await composing('Lobby')
  await type('/leave')
  await press('Enter')
  await focusOn('Join room')
  await press('Enter')
  await composing('Lobby')
})

test('a key mutes a room and unmutes it', async () => {
  await press('ControlOrMeta+Shift+m')
  await page.getByRole('button', { name: /Lobby.*[Mm]uted/ }).waitFor(longTimeout)
  await press('ControlOrMeta+Shift+m')
  await page.getByRole('button', { name: /Lobby.*[Mm]uted/ }).waitFor({ state: 'detached' })
})

describe('while the switcher loads', () => {
  const space = 'Slow keys'
  let host: Awaited<ReturnType<typeof openHost>>
  beforeAll(async () => {
    host = await openHost('Mina', space)
  })

  async function writing(name: string): Promise<{ ada: Page; message: Locator; load: () => void }> {
    const ada = await openPage(await letGuestsIn(host.page), {
      viewport: desktopSize,
      ignoreHTTPSErrors: true
    })
    await joinAsGuest(ada, name, space)
    const message = ada.getByRole('textbox', { name: 'Message Lobby' })
    let load = (): void => undefined
    const allowed = new Promise<void>((resolve) => (load = resolve))
    await ada.route(/overlays-chunk/, async (route) => {
      await allowed
      await route.continue()
    })
    await message.focus()
    await ada.keyboard.press('ControlOrMeta+k')
    return { ada, message, load }
  }

  test('what is typed goes into the switcher, not into the message', async () => {
    const { ada, message, load } = await writing('Ada')
    await ada.keyboard.type('lob')
    await ada.keyboard.press('Enter')
    load()
    await expect.poll(() => ada.getByRole('dialog').getByRole('combobox').inputValue()).toBe('lob')
    expect(await message.inputValue()).toBe('')
  })

  test('Escape gives it up, and the message is written on', async () => {
    const { ada, message, load } = await writing('Bea')
    await ada.keyboard.type('lob')
    await ada.keyboard.press('Escape')
    await ada.keyboard.type('Hello')
    expect(await message.inputValue()).toBe('Hello')
    load()
    await ada.keyboard.press('Enter')
    await seesMessage(host.page, 'Hello')
    expect(await ada.getByRole('dialog').count()).toBe(0)
  })
})
