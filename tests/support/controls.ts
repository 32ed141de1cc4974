/** Which controls pages offer, by their accessibility trees, and which of them a story has used. */
import { globSync, readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { longTimeout } from './people.ts'

type Role = 'button' | 'menuitem' | 'menuitemradio'

const line = /^\s*- '?(?<role>button|menuitem|menuitemradio) "(?<name>(?:[^"\\]|\\.)*)"/gm

export class Controls {
  readonly #seen = new Set<string>()
  readonly #used = new Set<string>()
  readonly #names: RegExp

  /** @param names what people have called things: controls that differ by them alone are one control */
  constructor(names: readonly string[]) {
    this.#names = new RegExp(String.raw`\b(?:${names.join('|')})\b`, 'g')
  }

  /** Notes every control on this page. */
  async look(page: Page): Promise<void> {
    const tree = await page.locator('body').ariaSnapshot()
    for (const { groups } of tree.matchAll(line)) {
      if (groups) this.#seen.add(this.#keyOf(groups['role'] ?? '', groups['name'] ?? ''))
    }
  }

  async press(page: Page, role: Role, name: string, within: Locator | Page = page): Promise<void> {
    const control = within.getByRole(role, { name, exact: true }).first()
    await control.waitFor(longTimeout)
    await this.look(page)
    await control.click(longTimeout)
    this.#used.add(this.#keyOf(role, name))
  }

  /** For a button that is shown only while it has the focus. */
  async enter(page: Page, name: string): Promise<void> {
    const control = page.getByRole('button', { name, exact: true })
    await control.focus()
    await control.press('Enter')
    this.#used.add(this.#keyOf('button', name))
  }

  /** Opens a menu by its button, and chooses from it. */
  async choose(page: Page, menu: string, item: string, role: Role = 'menuitem'): Promise<void> {
    await this.press(page, 'button', menu)
    await this.press(page, role, item, page.getByRole('menu'))
  }

  get withoutStory(): string[] {
    return [...this.#seen].filter((key) => !this.#used.has(key)).sort()
  }

  #keyOf(role: string, name: string): string {
    const key = name
      .replaceAll(this.#names, '…')
      .replaceAll(/\d+/g, '#')
      .replace(/\bperson\b/, 'people')
    // A row of a list or a menu of levels: what it is called changes with what it shows.
    if (key.startsWith('…') && !key.includes('menu') && !key.includes('change')) return `${role} … (a row)`
    return `${role} ${key.replace(/^(Notifications: |Join … ).*/, '$1…')}`
  }
}

/** The ids of all commands, and the names of all slash commands, as they stand in the source. */
export function commandIds(): string[] {
  const files = globSync('src/renderer/commands/*.ts').map((file) => readFileSync(file, 'utf8'))
  const ids = files.flatMap((text) => [...text.matchAll(/(?:\bid: |step\(|region\()'([a-z-]+)'/g)])
  const slashes = files.flatMap((text) => [...text.matchAll(/\{\n {4}name: '([a-z]+)',\n {4}label/g)])
  return [...ids.map(([, id]) => id ?? ''), ...slashes.map(([, name]) => `/${name ?? ''}`)].sort()
}
