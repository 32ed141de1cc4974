/** Stories of what writes for people: marks, emoji, suggestions. */
import { expect } from 'vitest'
import { seesMessage } from '../../support/people.ts'
import { clicks, composer, dialog, page, press, shows, yuki, type Stories } from './cast.ts'

/** Each format, and what the other person sees of it. */
const formats = {
  Bold: 'strong',
  Italic: 'em',
  Strikethrough: 's',
  Code: 'code',
  'Code block': 'pre',
  Quote: 'blockquote',
  List: 'li',
  Link: 'a[href="https://example.org/"]'
}

const emojiGroups = [
  'People',
  'Animals and nature',
  'Food and drink',
  'Travel and places',
  'Activities',
  'Objects',
  'Symbols',
  'Flags',
  'Faces'
]

/** In the Lobby. */
export const writingStories: Stories = {
  'each format': async () => {
    await clicks(page, 'button', 'Formatting')
    for (const [name, element] of Object.entries(formats)) {
      await composer('Lobby').fill(`in ${name}`)
      await press('ControlOrMeta+a')
      await clicks(page.getByRole('toolbar', { name: 'Formatting' }), 'button', name)
      if (name === 'Link') await page.keyboard.type('https://example.org')
      await press('Enter')
      await shows(yuki.page.getByRole('log').locator(element).getByText(`in ${name}`))
    }
    await clicks(page, 'button', 'Formatting')
  },
  'each group of emoji': async () => {
    await clicks(page, 'button', 'Insert an emoji')
    const shown = dialog().getByRole('group', { name: 'Emoji', exact: true }).getByRole('button').first()
    for (const name of emojiGroups) {
      const group = dialog().getByRole('group', { name: 'Groups' }).getByRole('button', { name, exact: true })
      await group.click()
      await expect.poll(() => shown.innerText()).toBe(await group.innerText())
    }
    await press('Escape')
  },
  'a suggestion, and the button that sends': async () => {
    await composer('Lobby').fill('')
    await page.keyboard.type('Hello @yu')
    await page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option', { name: 'Yuki' }).click()
    await expect.poll(() => composer('Lobby').inputValue()).toBe('Hello @Yuki ')
    await page.keyboard.type('again')
    await clicks(page, 'button', 'Send')
    await seesMessage(yuki.page, 'Hello @Yuki again')
  }
}
