/** Stories of what is done with a message, by its toolbar, its menu and what the timeline says of it. */
import { expect } from 'vitest'
import { actOnMessage, messageOf } from '../../support/message-actions.ts'
import { longTimeout, says, seesMessage } from '../../support/people.ts'
import { clicks, composer, dialog, hides, page, press, shows, toast, yuki, type Stories } from './cast.ts'

async function choosesOn(text: string, item: string): Promise<void> {
  await messageOf(page, text)
    .getByText(text)
    .click({ button: 'right', ...longTimeout })
  await clicks(page.getByRole('menu', { name: 'Message' }), 'menuitem', item)
}

const focused = (on = page): Promise<string> => on.evaluate(() => document.activeElement?.textContent ?? '')
const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

/** Both are in the Lobby. */
export const messageStories: Stories = {
  'a reaction by the toolbar, taken back by its own button': async () => {
    await says(yuki.page, 'Lobby', 'Any soup left?')
    await seesMessage(page, 'Any soup left?')
    await actOnMessage(page, 'Any soup left?', 'React')
    await clicks(page, 'button', 'React with 👍')
    const reaction = messageOf(yuki.page, 'Any soup left?').getByRole('button', { name: '👍 1' })
    await shows(reaction)
    await clicks(messageOf(page, 'Any soup left?'), 'button', '👍 1')
    await hides(reaction)
  },
  'a copy by the toolbar': async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await actOnMessage(page, 'Any soup left?', 'Copy text')
    await expect.poll(clipboard).toBe('Any soup left?')
  },
  'a pin by the toolbar, and what the timeline says of it': async () => {
    const pinned = messageOf(yuki.page, 'Any soup left?').getByLabel('Pinned')
    await actOnMessage(page, 'Any soup left?', 'Pin')
    await shows(pinned)
    await actOnMessage(page, 'Any soup left?', 'Unpin')
    await hides(pinned)
    for (const notice of ['Mina pinned a message', 'Mina unpinned a message']) {
      await yuki.page.getByRole('log').getByRole('button', { name: notice, exact: true }).last().click()
      await expect.poll(() => focused(yuki.page), longTimeout).toContain('Any soup left?')
      await composer('Lobby', yuki.page).focus()
    }
  },
  'a quote leads to its message': async () => {
    await actOnMessage(yuki.page, 'Any soup left?', 'Reply')
    await yuki.page.keyboard.type('There is not')
    await yuki.page.keyboard.press('Enter')
    await seesMessage(page, 'There is not')
    await messageOf(page, 'There is not')
      .getByRole('button', { name: /^Reply to Yuki/ })
      .click()
    await expect.poll(() => focused(), longTimeout).toContain('Any soup left?')
  },
  'the menu of a message of another person': async () => {
    await choosesOn('There is not', 'Pin')
    await shows(messageOf(yuki.page, 'There is not').getByLabel('Pinned'))
    await choosesOn('There is not', 'Unpin')
    await hides(messageOf(yuki.page, 'There is not').getByLabel('Pinned'))
    await choosesOn('There is not', 'Copy text')
    await expect.poll(clipboard).toBe('There is not')
    await choosesOn('There is not', 'Delete for everyone')
    await clicks(dialog(), 'button', 'Delete')
    await seesMessage(yuki.page, 'Deleted by the host')
  },
  'the menu of one’s own message': async () => {
    await says(page, 'Lobby', 'I have two bowls')
    await seesMessage(yuki.page, 'I have two bowls')
    await choosesOn('I have two bowls', 'Edit')
    await expect.poll(() => composer('Lobby').inputValue()).toBe('I have two bowls')
    await composer('Lobby').fill('I have three bowls')
    await press('Enter')
    await seesMessage(yuki.page, 'I have three bowls')
    await choosesOn('I have three bowls', 'Delete')
    await clicks(dialog(), 'button', 'Delete')
    await hides(yuki.page.getByRole('log').getByText('I have three bowls'))
    await shows(yuki.page.getByRole('log').getByText('This message was deleted'))
  },
  'a toast that is dismissed': async () => {
    await press('ControlOrMeta+Shift+M')
    const told = page.getByRole('status').getByRole('group').filter({ hasText: 'Nothing (muted)' })
    await clicks(told, 'button', 'Dismiss')
    await hides(toast('Notifications: Nothing (muted)'))
    await shows(page.getByRole('button', { name: 'Notifications: Nothing (muted)' }))
    await press('ControlOrMeta+Shift+M')
  }
}
