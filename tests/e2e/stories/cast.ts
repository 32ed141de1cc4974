/** A space with two people in it, for the stories of all that can be pressed. */
import type { Locator, Page } from 'playwright-core'
import { longTimeout, openHost, openMember, type DevicePage } from '../../support/people.ts'

export let mina: DevicePage & { space: string }
export let yuki: DevicePage
export let page: Page

/** Errors that no code of the pages has caught. */
export const uncaught: string[] = []

export async function openCast(): Promise<void> {
  mina = await openHost('Mina', 'Boatshed')
  yuki = await openMember('Yuki', mina)
  page = mina.page
  for (const one of [page, yuki.page])
    one.on('pageerror', (error) => uncaught.push(error.stack ?? String(error)))
}

export type Stories = Record<string, () => Promise<void>>

export const dialog = (on = page): Locator => on.getByRole('dialog')
export const toast = (text: string, on = page): Locator =>
  on.getByRole('status').getByText(text, { exact: true })
export const composer = (room: string, on = page): Locator =>
  on.getByRole('textbox', { name: `Message ${room}` })
export const listed = (on: Page, name: string | RegExp): Locator =>
  on.getByRole('navigation', { name: 'Rooms and people' }).getByRole('button', { name })
export const shows = (what: Locator): Promise<void> => what.first().waitFor(longTimeout)
export const hides = (what: Locator): Promise<void> =>
  what.first().waitFor({ state: 'hidden', ...longTimeout })
export const press = (keys: string): Promise<void> => page.keyboard.press(keys)

export async function switchTo(words: string, on = page): Promise<void> {
  await on.keyboard.press('ControlOrMeta+k')
  await shows(dialog(on))
  await on.keyboard.type(words)
  await on.keyboard.press('Enter')
}

export async function closes(on = page): Promise<void> {
  await on.keyboard.press('Escape')
  await hides(dialog(on))
}

type Role = 'button' | 'menuitem' | 'menuitemradio' | 'tab'

export function clicks(on: Locator | Page, role: Role, name: string): Promise<void> {
  return on.getByRole(role, { name, exact: true }).first().click(longTimeout)
}

/** Opens a menu by its button, and chooses from it. */
export async function chooses(on: Page, menu: string, item: string, role: Role = 'menuitem'): Promise<void> {
  await clicks(on, 'button', menu)
  await clicks(on.getByRole('menu'), role, item)
}

export async function undo(text: string): Promise<void> {
  await shows(toast(text))
  const group = page.getByRole('status').getByRole('group').filter({ hasText: text })
  await clicks(group, 'button', 'Undo')
  await hides(toast(text))
}

export async function stepsTo(keys: string, room: string): Promise<void> {
  await press(keys)
  await shows(composer(room))
}
