/** Stories of buttons and menu entries that no command has. */
import { expect } from 'vitest'
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
  type Stories
} from './cast.ts'

/** In a room of two. */
export const controlStories: Stories = {
  'levels of notifications': async () => {
    for (const level of ['All messages', 'Mentions only', 'Nothing (muted)', 'Default']) {
      await page
        .getByRole('button', { name: /^Notifications:/ })
        .first()
        .click()
      await clicks(page.getByRole('menu'), 'menuitemradio', level)
      await shows(page.getByRole('button', { name: `Notifications: ${level}` }))
    }
    await clicks(page, 'button', 'Notifications: Default')
    await press('Escape')
    await chooses(page, 'Lobby menu', 'Notifications: Default', 'menuitemradio')
  },
  'the sidebar': async () => {
    await clicks(page, 'button', 'Go to…')
    await closes()
    await clicks(page, 'button', 'New room')
    await clicks(dialog(), 'button', 'Cancel')
    await clicks(page, 'button', 'Invite people')
    await closes()
    await clicks(page, 'button', 'Hide rooms and people')
    await hides(listed(page, /Kitchen/))
    await clicks(page, 'button', 'Show rooms and people')
    await shows(listed(page, /Kitchen/))
  },
  'the composer': async () => {
    await clicks(page, 'button', 'Formatting')
    await shows(page.getByRole('button', { name: 'Bold' }))
    await page.getByRole('button', { name: 'Formatting' }).click()
    await clicks(page, 'button', 'Insert an emoji')
    await press('Escape')
    for (const name of ['Skip to messages', 'Skip to message box']) {
      const link = page.getByRole('button', { name, exact: true })
      await link.focus() // it is shown only while it has the focus
      await link.press('Enter')
    }
    await expect
      .poll(() => composer('Lobby').evaluate((field) => field === document.activeElement))
      .toBe(true)
  }
}
