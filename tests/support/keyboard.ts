/** A person who uses only the keyboard. */
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { longTimeout } from './people.ts'

/** Keys that macOS has elsewhere. `ControlOrMeta` is Playwright's own name for the key of shortcuts. */
export const onMac = process.platform === 'darwin'
export const endOfLine = onMac ? 'Meta+ArrowRight' : 'End'
export const deleteWord = onMac ? 'Alt+Backspace' : 'Control+Backspace'

export interface Stop {
  role: string
  name: string
}

interface Sought {
  role: string
  name: string | RegExp
}

/** More stops than any screen has. */
const most = 120

/**
 * Presses Tab until the control of this name has the focus. At every stop on the way the focus is on a control, can be
 * seen, and is in sight.
 *
 * @param key `Shift+Tab` goes backwards
 */
export async function tabsTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const stops: string[] = []
  let around = false
  while (stops.length < most) {
    await page.keyboard.press(key)
    // After the last control comes the first, by way of the browser's own.
    if (!around && (around = await page.evaluate(() => document.activeElement === document.body))) continue
    const stop = await focusedOn(page)
    if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return
    stops.push(`${stop.role} “${stop.name}”`)
  }
  expect.fail(`no Tab leads to ${String(name)}, only to ${[...new Set(stops)].join(', ')}`)
}

/** Waits until this has the focus, and can be seen to have it. */
export async function focusReaches(page: Page, { role, name }: Partial<Sought>): Promise<void> {
  const wanted = {
    ...(role === undefined ? {} : { role }),
    ...(name === undefined ? {} : { name: typeof name === 'string' ? name : expect.stringMatching(name) })
  }
  await expect.poll(() => lookAt(page)).toMatchObject(wanted)
}

/** What has the focus, once something has it that can be seen. */
export async function focusedOn(page: Page): Promise<Stop> {
  return vi.waitFor(() => lookAt(page), longTimeout)
}

/** What has the focus; fails when that is nothing, or cannot be seen. */
async function lookAt(page: Page): Promise<Stop> {
  const { problem, html } = await page.evaluate(lookAtFocus)
  if (problem !== null) expect.fail(`the focus ${problem}: ${html}`)
  const snapshot = await page.locator(':focus').ariaSnapshot()
  const [, role = '', name = ''] = /^- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?/.exec(snapshot) ?? []
  return { role, name }
}

/** Runs in the page. */
function lookAtFocus(): { problem: string | null; html: string } {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body)
    return { problem: 'is nowhere', html: '' }
  const ring = (element: Element | null): boolean => {
    const style = element && getComputedStyle(element)
    return style?.outlineStyle !== undefined && style.outlineStyle !== 'none' && style.outlineWidth !== '0px'
  }
  const around = [focused, focused.parentElement, focused.parentElement?.parentElement ?? null]
  const styles = (): string =>
    around
      .map((element) => element && getComputedStyle(element))
      .map((style) => [style?.boxShadow, style?.borderColor, style?.backgroundColor].join())
      .join()
  const changes = (): boolean => {
    const before = styles()
    for (const element of around) element?.style.setProperty('transition', 'none')
    focused.blur()
    const after = styles()
    focused.focus({ preventScroll: true })
    for (const element of around) element?.style.removeProperty('transition')
    return before !== after
  }
  const box = focused.getBoundingClientRect()
  const inSight =
    box.bottom > 0 &&
    box.right > 0 &&
    box.top < innerHeight &&
    box.left < innerWidth &&
    box.width * box.height > 0
  const problem = !inSight ? 'is out of sight' : around.some(ring) || changes() ? null : 'cannot be seen'
  return { problem, html: focused.outerHTML.slice(0, 200) }
}
