/** Stories of dialogs that are given up: nothing has changed then, for the other person either. */
import { expect } from 'vitest'
import { actOnMessage } from '../../support/message-actions.ts'
import { says, seesMessage } from '../../support/people.ts'
import { chooses, clicks, hides, listed, page, press, shows, yuki, type Stories } from './cast.ts'

interface GivenUp {
  title: string
  open: () => Promise<void>
  by: readonly ('Cancel' | 'Close')[]
}

const both = ['Cancel', 'Close'] as const
const fromMenu = (title: string, item: string): GivenUp => ({
  title,
  open: () => chooses(page, 'Lobby menu', item),
  by: both
})

const dialogs: GivenUp[] = [
  fromMenu('Rename Lobby', 'Rename room'),
  fromMenu('Save a copy of Lobby', 'Save a copy'),
  fromMenu('Jump to a date', 'Jump to a date'),
  { title: 'Rename Boatshed', open: () => chooses(page, 'Boatshed menu', 'Rename space'), by: both },
  { title: 'Stop hosting Boatshed?', open: () => chooses(page, 'Boatshed menu', 'Stop hosting'), by: both },
  { title: 'New room', open: () => clicks(page, 'button', 'New room'), by: ['Close'] },
  {
    title: 'Go to a room, a person or a message',
    open: () => press('ControlOrMeta+k'),
    by: ['Close']
  },
  { title: 'Keyboard shortcuts', open: () => press('ControlOrMeta+/'), by: ['Close'] },
  { title: 'Settings', open: () => clicks(page, 'button', 'Settings'), by: ['Close'] },
  { title: 'Delete this message?', open: () => actOnMessage(page, 'It is mine', 'Delete'), by: both },
  {
    title: 'Delete this message by Yuki?',
    open: () => actOnMessage(page, 'It is hers', 'Delete for everyone'),
    by: both
  }
]

/** In the Lobby. */
export const dialogStories: Stories = {
  'dialogs that are given up': async () => {
    await says(page, 'Lobby', 'It is mine')
    await listed(yuki.page, /^Lobby/).click()
    await says(yuki.page, 'Lobby', 'It is hers')
    await seesMessage(page, 'It is hers')
    await seesMessage(yuki.page, 'It is mine')
    const before = await yuki.page.locator('body').innerText()
    for (const { title, open, by } of dialogs)
      for (const button of by) {
        await open()
        await shows(page.getByRole('dialog', { name: title }))
        await clicks(page.getByRole('dialog', { name: title }), 'button', button)
        await hides(page.getByRole('dialog'))
      }
    await chooses(page, 'Lobby menu', 'People')
    for (const title of ['About this person', 'Remove Yuki?']) {
      await clicks(page.getByRole('complementary'), 'button', 'More about Yuki')
      if (title === 'Remove Yuki?') await clicks(page.getByRole('dialog'), 'button', 'Remove from this space')
      await clicks(page.getByRole('dialog', { name: title }), 'button', 'Close')
      await hides(page.getByRole('dialog'))
    }
    await press('Escape')
    expect(await yuki.page.locator('body').innerText()).toBe(before)
  },
  'an invitation that is given up': async () => {
    await listed(page, /^Secret/).click()
    for (const button of both) {
      await chooses(page, 'Secret menu', 'Invite to this room')
      await clicks(page.getByRole('dialog', { name: 'Invite to Secret' }), 'button', button)
      await hides(page.getByRole('dialog'))
    }
    await listed(page, /^Lobby/).click()
  }
}
