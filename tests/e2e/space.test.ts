/** The space around the messages: every state of the connection, every width, a crowd, and the keyboard alone. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Member } from '#shared/protocol/shapes.ts'
import type { Draft, RoomView } from '#shared/session/contract.ts'
import type { Code } from '#shared/values/reply.ts'
import { connect } from '../support/browser.ts'
import { looksRight } from '../support/gallery.ts'
import { ids, member, messages, mina, ravi, room, spaceView } from '../support/interface.ts'
import { focusReaches, tabsTo } from '../support/keyboard.ts'
import { longTimeout, phoneSize } from '../support/people.ts'
import { connectionStates, openScriptedPage, type ScriptedPage } from '../support/scripted-page.ts'
import { settled } from '../support/settled.ts'

const design = room('design', ids.room('d'), {
  unread: 3,
  mentions: 1,
  topic: 'Posters for the summer party'
})
const board = room('board', ids.room('b'), { access: 'private' })
const music = room('music', ids.room('m'), { membership: 'none' })
const direct = room('Ravi', ids.room('r'), { access: 'direct', pair: [mina, ravi], unread: 1 })
const office = spaceView({ rooms: [room('Lobby', ids.lobby), design, board, music, direct] })

async function atOffice(): Promise<ScriptedPage> {
  const stage = await openScriptedPage(office, messages(1, 14))
  await stage.page.getByRole('log').getByText('message 14', { exact: true }).waitFor(longTimeout)
  return stage
}

const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Rooms and people' })
const panel = (page: Page) => page.getByRole('complementary')
const composer = (page: Page) => page.getByRole('textbox', { name: /^Message / })

describe('the connection', () => {
  let stage: ScriptedPage
  beforeAll(async () => {
    stage = await atOffice()
  })

  const said = (name: string, text: RegExp) => {
    test(`${name} is shown as a text`, async () => {
      await stage.setConnection(connectionStates[name] ?? expect.fail(`there is no state ${name}`))
      await stage.page.getByText(text).first().waitFor(longTimeout)
    })
  }
  said('connecting', /Connecting to the host/)
  said('closed', /The host closed the space/)
  said('older-host', /The host has an older version/)
  said('older-member', /The host has a newer version/)
  said('invitation', /You need a new invitation/)
  said('no-guests', /Guests are off right now/)
  said('contested', /The host has an older copy/)
  said('clock', /This device’s clock is wrong/)
  said('violation', /This host is not honest/)

  test('a lost host does not move the layout, and writing continues', async () => {
    await stage.setConnection({ state: 'open' })
    const last = stage.page.getByText('message 14', { exact: true })
    await settled(stage.page)
    const before = await last.boundingBox()
    await stage.setConnection({ state: 'lost', since: Date.now() - 12_000, closed: false })
    await stage.page.getByText(/been gone since/).waitFor(longTimeout)
    await settled(stage.page)
    expect(await last.boundingBox()).toEqual(before)
    await stage.page.getByText('What you write now is sent when the host is back.').waitFor(longTimeout)
    await composer(stage.page).fill('still here')
    await looksRight(stage.page, 'connection-lost')
  })

  test('without a network the host is not reported as lost, unless it said goodbye', async () => {
    await connect(stage.page, false)
    await stage.page.getByText('This device is not connected to a network.').waitFor(longTimeout)
    await stage.setConnection(connectionStates['closed'] ?? expect.fail())
    await stage.page.getByText(/The host closed the space/).waitFor(longTimeout)
    await stage.setConnection(connectionStates['lost'] ?? expect.fail())
    await connect(stage.page, true)
    await stage.page.getByText(/been gone since/).waitFor(longTimeout)
  })

  test('nothing can be sent to an impostor', async () => {
    await stage.setConnection(connectionStates['impostor'] ?? expect.fail())
    await stage.page
      .getByRole('alert')
      .getByText(/not be the real host/)
      .waitFor(longTimeout)
    await composer(stage.page).waitFor({ state: 'detached', ...longTimeout })
    await looksRight(stage.page, 'connection-impostor')
  })

  test('a removed member sees a reason, can read, and can go to the first screen', async () => {
    await stage.setConnection(connectionStates['removed'] ?? expect.fail())
    await stage.page.getByRole('heading', { name: 'You were removed from Office' }).waitFor(longTimeout)
    await looksRight(stage.page, 'connection-removed')
    await stage.page.getByRole('button', { name: 'Read saved messages' }).click()
    await stage.page.getByText('message 14', { exact: true }).waitFor(longTimeout)
    await stage.page.getByRole('button', { name: 'All spaces' }).last().click()
    await stage.page.getByRole('button', { name: 'Start a space' }).waitFor(longTimeout)
  })
})

test('a space that has not loaded yet shows what it waits for', async () => {
  const never = spaceView({ rooms: [], members: [], connection: { state: 'connecting' } })
  const { page, setConnection } = await openScriptedPage(never)
  await page.getByRole('heading', { name: 'Opening…' }).waitFor(longTimeout)
  await setConnection({ state: 'lost', since: Date.now(), closed: false })
  await page.getByRole('heading', { name: 'No answer from the host yet' }).waitFor(longTimeout)
  await looksRight(page, 'space-opening')
  await setConnection(connectionStates['crowded'] ?? expect.fail())
  await page.getByText(/Close one of them/).waitFor(longTimeout)
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  await looksRight(page, 'space-crowded')
  await page.getByRole('main').getByRole('button', { name: 'All spaces' }).click()
  await page.getByRole('button', { name: 'Start a space' }).waitFor(longTimeout)
})

test('placeholders are shown before the messages of a room', async () => {
  const { page } = await openScriptedPage(office, null)
  await page.getByRole('log').getByRole('status').waitFor(longTimeout)
  await looksRight(page, 'timeline-skeleton')
})

test('when the open room closes, the lobby opens with the reason', async () => {
  const { page, emit } = await atOffice()
  await sidebar(page).getByRole('button', { name: /board/ }).click()
  await page.getByRole('heading', { name: 'board', level: 1 }).waitFor(longTimeout)
  await emit('room:removed', { room: board.id })
  await page.getByText('You no longer have access to board.').waitFor(longTimeout)
  await page.getByRole('heading', { name: 'Lobby', level: 1 }).waitFor(longTimeout)
})

test('a message that was refused is sent again, put back into the field, or discarded', async () => {
  const refused = (text: string, code: Code): Draft => ({
    kind: 'message.posted',
    body: { text },
    room: ids.lobby,
    ticket: text,
    at: Date.now(),
    state: 'failed',
    code
  })
  const outbox = [refused('too early', 'too-many'), refused('not like this', 'invalid')]
  const { page } = await openScriptedPage({ ...office, outbox }, messages(1, 3))
  await page.getByText('Not sent', { exact: false }).first().waitFor(longTimeout)
  await page.evaluate(() => {
    const { space } = window.parley
    const request = space.request.bind(space)
    window.received = []
    space.request = (id, name, payload) => {
      if (name.startsWith('outbox:')) window.received.push([name, payload])
      return request(id, name, payload)
    }
  })
  const requested = (): Promise<unknown[][]> => page.evaluate(() => window.received)
  await page.getByRole('log').getByRole('button', { name: 'Try again' }).click()
  await expect.poll(requested).toEqual([['outbox:retry', { ticket: 'too early' }]])
  await page.getByRole('log').getByRole('button', { name: 'Put back into the field' }).click()
  await expect.poll(() => composer(page).inputValue()).toBe('not like this')
  await expect.poll(requested).toContainEqual(['outbox:discard', { ticket: 'not like this' }])
  await page.getByRole('log').getByRole('button', { name: 'Discard' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await expect.poll(requested).toContainEqual(['outbox:discard', { ticket: 'too early' }])
})

test('each group of the list can be folded, and stays so after a reload', async () => {
  const { page } = await atOffice()
  const groups = { Rooms: 'board', 'Direct messages': 'Ravi', 'More rooms': 'music', People: 'Mina' }
  const row = (name: string) => sidebar(page).getByRole('button', { name: new RegExp(`^${name}`) })
  for (const [group, inside] of Object.entries(groups)) {
    // Folded, it is named after what is unread in it too.
    const heading = sidebar(page).getByRole('button', { name: new RegExp(`^${group}`) })
    const before = await row(inside).count()
    await heading.click()
    await expect.poll(() => row(inside).count()).toBeLessThan(before)
    await page.reload()
    await heading.click(longTimeout)
    await expect.poll(() => row(inside).count(), longTimeout).toBe(before)
  }
})

describe('widths', () => {
  let page: Page
  beforeAll(async () => {
    page = (await atOffice()).page
  })

  test('rooms and people can be hidden, and stay hidden', async () => {
    await page.getByRole('button', { name: 'Hide rooms and people' }).click()
    await sidebar(page).waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByRole('button', { name: 'Show rooms and people' }).click(longTimeout)
    await sidebar(page).waitFor()
    await page.keyboard.press('ControlOrMeta+B')
    await sidebar(page).waitFor({ state: 'hidden' })
    await page.keyboard.press('ControlOrMeta+B')
    await sidebar(page).waitFor()
  })

  test('a panel is beside the room in a wide window, and over it in a narrower one', async () => {
    await page.getByRole('button', { name: 'About this room' }).last().click()
    const log = page.getByRole('log')
    const width = async (): Promise<number> => (await log.boundingBox())?.width ?? 0
    await expect.poll(width).toBeLessThan(700)
    await page.setViewportSize({ width: 820, height: 1000 })
    await expect.poll(width).toBeGreaterThan(500)
    await panel(page).waitFor()
    await panel(page).getByRole('button', { name: 'Close' }).click()
  })

  test('on a phone the list, the room and its panel are pages with Back', async () => {
    await page.setViewportSize(phoneSize)
    await page
      .getByRole('button', { name: /About this room/ })
      .first()
      .click()
    await panel(page).waitFor()
    await page.getByRole('log').waitFor({ state: 'hidden' })
    await page.goBack()
    await page.getByRole('log').waitFor()
    await page.goBack()
    await sidebar(page).waitFor()
    await sidebar(page)
      .getByRole('button', { name: /design/ })
      .click()
    await page.getByRole('heading', { name: 'design', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    await sidebar(page).waitFor()
  })
})

describe('by keyboard alone', () => {
  let page: Page
  beforeAll(async () => {
    page = (await atOffice()).page
    await looksRight(page, 'space-office')
  })

  test('one key moves from region to region, and back to the last focus', async () => {
    await composer(page).focus()
    await page.keyboard.press('F6')
    await page.getByRole('navigation').locator(':focus').waitFor(longTimeout)
    await page.keyboard.press('Shift+F6')
    await focusReaches(page, { name: 'Message Lobby' })
    await page.getByRole('main').getByRole('button', { name: 'About this room' }).last().click()
    await panel(page).waitFor(longTimeout)
    await composer(page).focus()
    await page.keyboard.press('F6')
    await focusReaches(page, { name: 'Close' })
    await page.keyboard.press('Escape')
  })

  test('the first tab stop skips to the messages', async () => {
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    await tabsTo(page, 'Skip to message box')
    await page.keyboard.press('Enter')
    await focusReaches(page, { name: 'Message Lobby' })
  })

  test('arrows move through the list, Enter opens, and the composer has the focus', async () => {
    await tabsTo(page, /^Lobby$/, 'Shift+Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await focusReaches(page, { name: /design/ })
    await page.keyboard.press('Enter')
    await expect.poll(() => composer(page).getAttribute('aria-label')).toContain('design')
    await focusReaches(page, { name: 'Message design' })
  })
})

/** A name of its own for each, in the letters of ids. */
const numbered = (at: number, length: number): string =>
  [...Array.from({ length }).keys()]
    .map((digit) => 'abcdefghij'[Math.floor(at / 10 ** (digit % 3)) % 10])
    .join('')

describe('with a crowd', () => {
  const rooms: RoomView[] = Array.from({ length: 200 }, (_, at) =>
    room(at === 0 ? 'Lobby' : `room ${String(at)}`, at === 0 ? ids.lobby : numbered(at, 26), {
      unread: at === 150 ? 2 : 0
    })
  )
  const people: Member[] = Array.from({ length: 499 }, (_, at) =>
    member(`Guest ${String(at)}`, numbered(at, 52), { presence: at % 4 === 0 ? 'here' : 'gone' })
  )
  let stage: ScriptedPage
  beforeAll(async () => {
    stage = await openScriptedPage(
      spaceView({ rooms, members: [member('Mina', mina), ...people], here: 126 })
    )
    await composer(stage.page).waitFor(longTimeout)
  })
  const rows = () => stage.page.locator('nav [data-key]')

  test('of 200 rooms and 500 people only the visible ones are rendered', async () => {
    expect(await rows().count()).toBeLessThan(60)
    expect(await stage.page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(1500)
  })

  test('one click shows what is unread further down', async () => {
    await stage.page.getByRole('button', { name: '1 unread below' }).click()
    await sidebar(stage.page).getByRole('button', { name: 'room 150' }).waitFor(longTimeout)
  })

  test('and one, what is unread further up', async () => {
    await rows().last().focus()
    await stage.page.keyboard.press('End')
    await stage.page.getByRole('button', { name: '1 unread above' }).click(longTimeout)
    await sidebar(stage.page).getByRole('button', { name: 'room 150' }).waitFor(longTimeout)
  })

  test('who is not here can be shown and hidden', async () => {
    await rows().last().focus()
    await stage.page.keyboard.press('End')
    const away = stage.page.getByRole('button', { name: /^Not here/ })
    const other = sidebar(stage.page).getByRole('button', { name: /^Guest 1 / })
    for (const times of [1, 0]) {
      await away.click(longTimeout)
      await expect.poll(() => other.count(), longTimeout).toBe(times)
    }
  })

  test('a few letters find a room or a person', async () => {
    const filter = stage.page.getByRole('searchbox', { name: 'Find a room or a person' })
    await filter.fill('guest 499')
    await stage.page.getByText('No matches.').waitFor(longTimeout)
    await filter.fill('guest 498')
    await sidebar(stage.page)
      .getByRole('button', { name: 'Guest 498', exact: false })
      .first()
      .waitFor(longTimeout)
    await filter.press('ArrowDown')
    await focusReaches(stage.page, { name: /^Guest 498/ })
    await filter.press('Escape')
    await expect.poll(() => filter.inputValue()).toBe('')
  })

  test('the focus stays on its person while others join and leave', async () => {
    await rows().first().focus()
    await stage.page.keyboard.press('End')
    await focusReaches(stage.page, { name: /Not here/ })
    await stage.page.keyboard.press('ArrowUp')
    await focusReaches(stage.page, { name: /Guest 496/ })
    for (const one of people.slice(1, 60))
      await stage.emit('presence:changed', { device: one.device, presence: 'here', here: 170 })
    await focusReaches(stage.page, { name: /Guest 496/ })
  })
})
