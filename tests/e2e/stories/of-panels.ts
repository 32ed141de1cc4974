/** Stories of the panel of a room, and of the menus of rows. */
import { expect } from 'vitest'
import { longTimeout, says } from '../../support/people.ts'
import {
  chooses,
  clicks,
  closes,
  composer,
  dialog,
  hides,
  listed,
  page,
  press,
  shows,
  toast,
  undo,
  yuki,
  type Stories
} from './cast.ts'

const panel = () => page.getByRole('complementary')

/** By the menu of Yuki’s row in the panel. */
async function choosesOnYuki(item: string): Promise<void> {
  await panel()
    .getByRole('button', { name: /^Yuki/ })
    .click({ button: 'right', ...longTimeout })
  await clicks(page.getByRole('menu', { name: 'More about Yuki' }), 'menuitem', item)
}

/** Starts and ends in the Lobby. */
export const panelStories: Stories = {
  'the panel of a room': async () => {
    await listed(page, /^Kitchen/).click()
    await chooses(page, 'Kitchen menu', 'About this room')
    await clicks(panel(), 'tab', 'People')
    await shows(panel().getByText('2 people'))
    await clicks(panel(), 'tab', 'Pinned')
    await shows(panel().getByText('Nothing is pinned here.', { exact: false }))
    await clicks(panel(), 'tab', 'About')
    await clicks(panel(), 'button', 'Change name or topic')
    await panel().getByLabel('Topic').fill('Not to be saved')
    await clicks(panel(), 'button', 'Cancel')
    await shows(panel().getByText('Lunch at one'))
    await clicks(panel(), 'button', 'Save a copy')
    await shows(page.getByRole('dialog', { name: 'Save a copy of Kitchen' }))
    await closes()
    for (const level of ['Mentions only', 'All messages', 'Nothing (muted)', 'Default']) {
      await panel()
        .getByRole('button', { name: /^Notifications/ })
        .click()
      await clicks(page.getByRole('menu'), 'menuitemradio', level)
      await shows(page.getByRole('button', { name: `Notifications: ${level}` }))
    }
    for (const level of ['All messages', 'Mentions only']) {
      await chooses(page, 'Kitchen menu', level, 'menuitemradio')
      await shows(page.getByRole('button', { name: `Notifications: ${level}` }))
    }
    await chooses(page, 'Kitchen menu', 'Notifications: Default', 'menuitemradio')
    await clicks(panel(), 'button', 'Leave room')
    await shows(yuki.page.getByRole('navigation').getByRole('button', { name: /^Kitchen/ }))
    await undo('You left Kitchen.')
    await press('Escape')
  },
  'a private room with somebody in it from the start': async () => {
    await clicks(page, 'button', 'New room')
    await dialog().getByLabel('Name of the room').fill('Cellar')
    await dialog().getByRole('radio', { name: 'Only people you invite' }).click()
    await dialog().getByRole('checkbox', { name: 'Yuki' }).click()
    await clicks(dialog(), 'button', 'Create room')
    await shows(composer('Cellar'))
    await shows(listed(yuki.page, /Cellar.*invited/))
    await chooses(page, 'Cellar menu', 'About this room')
    await clicks(panel(), 'button', 'Invite to this room')
    await shows(page.getByRole('dialog', { name: 'Invite to Cellar' }))
    await closes()
    await clicks(panel(), 'button', 'Close')
    await chooses(page, 'Cellar menu', 'Leave room')
    await shows(dialog().getByText('You can only come back if someone in it invites you again.'))
    await clicks(dialog(), 'button', 'Cancel')
    await listed(page, /^Lobby/).click()
  },
  'a private room that its only member leaves': async () => {
    await says(page, 'Lobby', '/new')
    await dialog().getByLabel('Name of the room').fill('Pigeonhole')
    await dialog().getByRole('radio', { name: 'Only people you invite' }).click()
    await clicks(dialog(), 'button', 'Create room')
    await shows(composer('Pigeonhole'))
    const alone = dialog().getByText('Only you are in it. After you leave, no one can come back to it')
    for (const answer of ['Cancel', 'Close', 'Leave room']) {
      await chooses(page, 'Pigeonhole menu', 'Leave room')
      await shows(alone)
      await clicks(dialog(), 'button', answer)
      await hides(dialog())
      if (answer !== 'Leave room') await shows(composer('Pigeonhole'))
    }
    await shows(toast('You left Pigeonhole.'))
    await hides(listed(page, /^Pigeonhole/))
    await shows(composer('Lobby'))
  },
  'the menu of a person': async () => {
    await chooses(page, 'Lobby menu', 'People')
    await choosesOnYuki('About this person')
    await shows(page.getByRole('dialog', { name: 'About this person' }))
    await closes()
    await choosesOnYuki('Remove from this space')
    await shows(page.getByRole('dialog', { name: 'Remove Yuki?' }))
    await closes()
    await choosesOnYuki('Message Yuki')
    await shows(composer('Yuki'))
    await clicks(panel(), 'button', 'Close')
    await listed(page, /^Lobby/).click()
  },
  'all rooms are read, by the menu of the space': async () => {
    await listed(yuki.page, /^Kitchen/).click()
    await says(yuki.page, 'Kitchen', 'The kettle is on')
    await shows(listed(page, /Kitchen.*1 unread/))
    await chooses(page, 'Boatshed menu', 'Mark all as read')
    await hides(listed(page, /Kitchen.*unread/))
    expect(await listed(page, /unread/).count()).toBe(0)
    await listed(yuki.page, /^Lobby/).click()
  }
}
