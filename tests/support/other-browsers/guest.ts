/** A guest in a browser that Playwright does not know: finds what a person would, and uses mouse and keys. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect } from 'vitest'
import { gallery } from '../contact-sheet.ts'
import { desktopSize, phoneSize } from '../screen-sizes.ts'
import type { Driver } from './driver.ts'

const Point = v.object({ x: v.number(), y: v.number() })

/** In the page. @returns the middle of the first element that is seen, with this role or tag, and a name that holds these words */
const find = `(kind, words) => {
  const nameOf = (one) => one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent ?? ''
  const found = [...document.querySelectorAll(kind)].find(
    (one) => nameOf(one).includes(words) && one.getClientRects().length > 0 && !one.disabled
  )
  if (!found) return null
  found.scrollIntoView({ block: 'nearest' })
  const { x, y, width, height } = found.getBoundingClientRect()
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
}`

/** Whether a colour is still on its way. */
const isInTransition = `() => document.getAnimations().some((one) => one instanceof CSSTransition)`
const setTheme = `(theme) => { document.documentElement.dataset.theme = theme }`

export class OtherGuest {
  readonly driver: Driver

  constructor(driver: Driver) {
    this.driver = driver
  }

  async click(kind: string, words: string): Promise<void> {
    await expect.poll(() => this.driver.evaluate(find, [kind, words]), { timeout: 30_000 }).not.toBeNull()
    const { x, y } = v.parse(Point, await this.driver.evaluate(find, [kind, words]))
    const actions = [
      { type: 'pointerMove', x, y },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 }
    ] as const
    await this.driver.act([
      { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [...actions] }
    ])
  }

  /** What was in the field goes. */
  async write(kind: string, words: string, text: string): Promise<void> {
    await this.click(kind, words)
    await this.driver.evaluate('() => document.activeElement.select()', [])
    await this.press(...text)
  }

  async press(...keys: string[]): Promise<void> {
    const actions = keys.flatMap((value) => [
      { type: 'keyDown', value } as const,
      { type: 'keyUp', value } as const
    ])
    await this.driver.act([{ type: 'key', id: 'keys', actions }])
  }

  async says(text: string): Promise<void> {
    await this.write('textarea', 'Message Lobby', text)
    await this.press(enter)
  }

  async sees(text: string, where = '[role=log]'): Promise<void> {
    const read = `(where) => [...document.querySelectorAll(where)].map((one) => one.innerText).join('\\n')`
    await expect.poll(() => this.driver.evaluate(read, [where]), { timeout: 30_000 }).toContain(text)
  }

  /** Pictures in dark at a phone's size, and in light at a desktop's. */
  async looks(name: string): Promise<void> {
    mkdirSync(gallery, { recursive: true })
    for (const { size, theme, width, height } of [
      { size: 'phone', theme: 'dark', ...phoneSize },
      { size: 'desktop', theme: 'light', ...desktopSize }
    ]) {
      await this.driver.resize(width, height)
      await this.driver.evaluate(setTheme, [theme])
      await expect.poll(() => this.driver.evaluate(isInTransition, [])).toBe(false)
      writeFileSync(join(gallery, `${name}-${size}-${theme}.png`), await this.driver.picture())
    }
  }
}

/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const enter = '\uE007'
