/** Stories of buttons and menu entries that no command has. */
import { expect } from 'vitest'
import {
  closes,
  composer,
  controls,
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
      await controls.press(page, 'menuitemradio', level, page.getByRole('menu'))
      await shows(page.getByRole('button', { name: `Notifications: ${level}` }))
    }
    await controls.press(page, 'button', 'Notifications: Default')
    await press('Escape')
    await controls.choose(page, 'Lobby menu', 'Notifications: Default', 'menuitemradio')
  },
  'the sidebar': async () => {
    await controls.press(page, 'button', 'Go to…')
    await closes()
    await controls.press(page, 'button', 'New room')
    await controls.press(page, 'button', 'Cancel', dialog())
    await controls.press(page, 'button', 'Invite people')
    await closes()
    await controls.press(page, 'button', 'Hide rooms and people')
    await hides(listed(page, /Kitchen/))
    await controls.press(page, 'button', 'Show rooms and people')
    await shows(listed(page, /Kitchen/))
  },
  'the composer': async () => {
    await controls.press(page, 'button', 'Formatting')
    await shows(page.getByRole('button', { name: 'Bold' }))
    await page.getByRole('button', { name: 'Formatting' }).click()
    await controls.press(page, 'button', 'Insert an emoji')
    await press('Escape')
    for (const name of ['Skip to messages', 'Skip to message box']) await controls.enter(page, name)
    await expect
      .poll(() => composer('Lobby').evaluate((field) => field === document.activeElement))
      .toBe(true)
  }
}
