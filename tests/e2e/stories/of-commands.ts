import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { actOnMessage, messageOf } from '../../support/message-actions.ts'
import { says, seesMessage } from '../../support/people.ts'
import {
  closes,
  composer,
  chooses,
  clicks,
  dialog,
  hides,
  listed,
  page,
  press,
  shows,
  stepsTo,
  switchTo,
  toast,
  undo,
  yuki,
  type Stories
} from './cast.ts'

/** In the order in which they are told: each finds what those before it have left. */
export const commandStories: Stories = {
  'create-room': async () => {
    await chooses(page, 'Boatshed menu', 'New room')
    await dialog().getByLabel('Name of the room').fill('Kitchen')
    for (const access of ['Only people you invite', 'Everyone'])
      await dialog().getByRole('radio', { name: access }).click()
    await clicks(dialog(), 'button', 'Create room')
    await shows(composer('Kitchen'))
    await shows(listed(yuki.page, /Kitchen/))
  },
  '/join': async () => {
    await says(yuki.page, 'Lobby', '/join kitchen')
    await shows(composer('Kitchen', yuki.page))
    await shows(page.getByRole('log').getByText('Yuki joined'))
  },
  '/topic': async () => {
    await says(page, 'Kitchen', '/topic Lunch at one')
    await shows(yuki.page.getByRole('log').getByText(/Lunch at one/))
  },
  '/status': async () => {
    await says(page, 'Kitchen', '/status Back at three')
    await shows(yuki.page.getByRole('navigation').getByText('Back at three'))
    await says(page, 'Kitchen', '/status')
    await hides(yuki.page.getByRole('navigation').getByText('Back at three'))
  },
  '/shrug': async () => {
    await says(page, 'Kitchen', '/shrug who knows')
    await seesMessage(yuki.page, 'who knows ¯\\_(ツ)_/¯')
  },
  '/code': async () => {
    await says(page, 'Kitchen', '/code let a = 1')
    await expect.poll(() => composer('Kitchen').inputValue()).toContain('```')
    await press('Enter')
    await shows(yuki.page.getByRole('log').locator('code').getByText('let a = 1'))
  },
  '/search': async () => {
    await says(page, 'Kitchen', '/search knows')
    await shows(page.getByRole('complementary').getByText('1 message', { exact: true }))
  },
  close: async () => {
    await composer('Kitchen').focus()
    await press('Escape')
    await hides(page.getByRole('complementary'))
  },
  search: async () => {
    await clicks(page, 'button', 'Search messages')
    await shows(page.getByRole('complementary', { name: 'Search' }))
    await clicks(page.getByRole('complementary'), 'button', 'Close')
  },
  mute: async () => {
    await press('ControlOrMeta+Shift+M')
    await shows(listed(page, /Kitchen.*muted/))
    await undo('Notifications: Nothing (muted)')
    await hides(listed(page, /Kitchen.*muted/))
  },
  about: async () => {
    await chooses(page, 'Kitchen menu', 'About this room')
    await shows(page.getByRole('complementary').getByText('Lunch at one'))
  },
  people: async () => {
    await chooses(page, 'Kitchen menu', 'People')
    await shows(page.getByRole('complementary').getByText('Yuki'))
  },
  person: async () => {
    await clicks(page.getByRole('complementary'), 'button', 'More about Yuki')
    await shows(page.getByRole('dialog', { name: 'About this person' }))
  },
  mention: async () => {
    await clicks(dialog(), 'button', 'Mention')
    await expect.poll(() => composer('Kitchen').inputValue()).toBe('@Yuki ')
    await composer('Kitchen').fill('')
  },
  'write-to': async () => {
    await clicks(page.getByRole('complementary'), 'button', 'More about Yuki')
    await clicks(dialog(), 'button', 'Message Yuki')
    await shows(composer('Yuki'))
    await listed(page, /^Kitchen/).click()
  },
  remove: async () => {
    await clicks(page.getByRole('complementary'), 'button', 'More about Yuki')
    await clicks(dialog(), 'button', 'Remove from this space')
    await shows(page.getByRole('dialog', { name: 'Remove Yuki?' }))
    // tests/e2e/hosting.test.ts removes somebody.
    await clicks(dialog(), 'button', 'Cancel')
  },
  pins: async () => {
    await actOnMessage(page, 'who knows', 'Pin')
    await shows(messageOf(yuki.page, 'who knows').getByLabel('Pinned'))
    await chooses(page, 'Kitchen menu', 'Pinned messages')
    await shows(page.getByRole('complementary').getByText('who knows'))
    await undo('Pinned for everyone in this room.')
    await hides(messageOf(yuki.page, 'who knows').getByLabel('Pinned'))
    await press('Escape')
  },
  jump: async () => {
    await chooses(page, 'Kitchen menu', 'Jump to a date')
    await clicks(dialog(), 'button', 'First message')
    await shows(page.getByRole('log').getByText('This is the beginning of Kitchen.'))
  },
  export: async () => {
    await chooses(page, 'Kitchen menu', 'Save a copy')
    for (const format of ['Signed records', 'A page to read'])
      await dialog().getByRole('radio', { name: format }).click()
    const download = page.waitForEvent('download')
    await clicks(dialog(), 'button', 'Save')
    const file = (await download).suggestedFilename()
    expect(readFileSync(await (await download).path(), 'utf8')).toMatch(/<html[^]*who knows/)
    await shows(toast(`Saved as ${file}.`))
  },
  leave: async () => {
    await chooses(page, 'Kitchen menu', 'Leave room')
    await shows(yuki.page.getByRole('log').getByText('Mina left'))
    await undo('You left Kitchen.')
    await shows(composer('Kitchen'))
    await shows(yuki.page.getByRole('log').getByText(/^Mina joined/))
  },
  'room-before': () => stepsTo('Alt+ArrowUp', 'Lobby'),
  'room-after': () => stepsTo('Alt+ArrowDown', 'Kitchen'),
  'unread-before': async () => {
    await stepsTo('Alt+ArrowUp', 'Lobby')
    await says(yuki.page, 'Kitchen', 'The soup is ready')
    await shows(listed(page, /Kitchen.*1 unread/))
    await stepsTo('Alt+Shift+ArrowUp', 'Kitchen')
    await seesMessage(page, 'The soup is ready')
  },
  'unread-after': async () => {
    await stepsTo('Alt+ArrowUp', 'Lobby')
    await says(yuki.page, 'Kitchen', 'It is getting cold')
    await shows(listed(page, /Kitchen.*1 unread/))
    await stepsTo('Alt+Shift+ArrowDown', 'Kitchen')
  },
  // In a tab these keys are the browser's: the room stays.
  'room-by-number': () => stepsTo('ControlOrMeta+1', 'Kitchen'),
  latest: async () => {
    await press('ControlOrMeta+End')
    await seesMessage(page, 'It is getting cold')
  },
  'mark-unread': async () => {
    await chooses(page, 'Kitchen menu', 'Mark as unread')
    await shows(listed(page, /Kitchen.*unread/))
  },
  'mark-all-read': async () => {
    await press('Shift+Escape')
    await hides(listed(page, /Kitchen.*unread/))
  },
  rename: async () => {
    for (const [from, to] of [
      ['Kitchen', 'Pantry'],
      ['Pantry', 'Kitchen']
    ] as const) {
      await chooses(page, `${from} menu`, 'Rename room')
      await page.getByLabel('Name of the room').fill(to)
      await press('Enter')
      await shows(listed(yuki.page, new RegExp(to)))
    }
  },
  archive: async () => {
    await chooses(page, 'Kitchen menu', 'Archive room')
    await shows(yuki.page.getByText('This room is archived. Nothing new can be written here.'))
    await undo('Kitchen is archived.')
    await shows(composer('Kitchen', yuki.page))
  },
  '/msg': async () => {
    await says(page, 'Kitchen', '/msg Yuki Are you coming?')
    await shows(composer('Yuki'))
    await shows(listed(yuki.page, /^Mina.*1 unread/))
  },
  switcher: async () => {
    await switchTo('lobby')
    await shows(composer('Lobby'))
  },
  invite: async () => {
    await says(page, 'Lobby', '/invite')
    await shows(page.getByRole('dialog', { name: /^Invite people/ }))
    await closes()
  },
  'invite-to-space': async () => {
    await chooses(page, 'Boatshed menu', 'Invite people')
    await shows(page.getByRole('dialog', { name: /^Invite people/ }))
    await closes()
  },
  'invite-to-room': async () => {
    await says(page, 'Lobby', '/new')
    await dialog().getByLabel('Name of the room').fill('Secret')
    await dialog().getByRole('radio', { name: 'Only people you invite' }).click()
    await dialog().getByRole('button', { name: 'Create room' }).click()
    await shows(composer('Secret'))
    await chooses(page, 'Secret menu', 'Invite to this room')
    await dialog().getByRole('checkbox', { name: 'Yuki' }).click()
    await clicks(dialog(), 'button', 'Invite')
    await shows(toast('You invited Yuki to Secret.'))
    await shows(listed(yuki.page, /Secret.*invited/))
  },
  'rename-space': async () => {
    for (const [from, to] of [
      ['Boatshed', 'Quayside'],
      ['Quayside', 'Boatshed']
    ] as const) {
      await chooses(page, `${from} menu`, 'Rename space')
      await page.getByLabel('Name of the space').fill(to)
      await press('Enter')
      await shows(yuki.page.getByRole('button', { name: `${to} menu` }))
    }
  },
  dashboard: async () => {
    await chooses(page, 'Boatshed menu', 'Hosting')
    await shows(page.getByRole('complementary', { name: 'Hosting' }))
    await clicks(page.getByRole('complementary'), 'button', 'Close')
  },
  settings: async () => {
    await clicks(page, 'button', 'Settings')
    await shows(page.getByRole('dialog', { name: 'Settings' }))
    await closes()
  },
  shortcuts: async () => {
    await press('ControlOrMeta+/')
    await shows(page.getByRole('dialog', { name: 'Keyboard shortcuts' }))
    await closes()
  },
  sidebar: async () => {
    await press('ControlOrMeta+b')
    await hides(listed(page, /Kitchen/))
    await press('ControlOrMeta+b')
    await shows(listed(page, /Kitchen/))
  },
  'region-after': async () => {
    await composer('Secret').focus()
    await press('F6')
    await expect
      .poll(() => composer('Secret').evaluate((field) => field === document.activeElement))
      .toBe(false)
  },
  'region-before': async () => {
    await press('Shift+F6')
    await expect
      .poll(() => composer('Secret').evaluate((field) => field === document.activeElement))
      .toBe(true)
  },
  'close-space': async () => {
    await chooses(yuki.page, 'Boatshed menu', 'Close space')
    await shows(page.getByText('Only you are here'))
    await shows(toast('Boatshed is closed on this device.', yuki.page))
    await clicks(yuki.page.getByRole('status'), 'button', 'Undo')
    await shows(composer('Lobby', yuki.page))
    await shows(page.getByText('2 here now'))
  },
  home: async () => {
    await clicks(yuki.page, 'button', 'All spaces')
    await shows(yuki.page.getByRole('button', { name: 'Start a space' }))
  },
  'start-space': async () => {
    await switchTo('start a space', yuki.page)
    await shows(yuki.page.getByRole('dialog', { name: 'Start a space' }))
    await closes(yuki.page)
  },
  'join-by-address': async () => {
    await switchTo('join by address', yuki.page)
    await dialog(yuki.page).getByRole('textbox').fill('127.0.0.1:1')
    await clicks(dialog(yuki.page), 'button', 'Join')
    await shows(dialog(yuki.page).getByText(/^No answer from that address/))
    await closes(yuki.page)
  },
  stop: async () => {
    await chooses(page, 'Boatshed menu', 'Stop hosting')
    await clicks(dialog(), 'button', 'Stop hosting')
    await shows(page.getByRole('button', { name: 'Open Boatshed' }).getByText('Stopped. Open it again'))
  }
}
