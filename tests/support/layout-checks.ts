/** Whether everything on a page is visible and reachable at any size. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { settled } from './settled.ts'

/** Nothing is wider than the window, no text is cut off without a sign, and every control can be scrolled to. */
export async function everythingFits(page: Page, where: string): Promise<void> {
  await settled(page)
  await expect.poll(() => page.evaluate(misfits), { message: where }).toEqual([])
}

/** The same at 200 %, which is half the window. */
export async function fitsAtTwiceTheSize(page: Page, where: string): Promise<void> {
  const own = page.viewportSize()
  if (!own) throw new Error('a page without a size')
  await page.setViewportSize({ width: Math.round(own.width / 2), height: Math.round(own.height / 2) })
  await everythingFits(page, `${where}, at 200 %`)
  await page.setViewportSize(own)
}

/** Every control in sight meets a finger beside its middle that is `size` CSS pixels wide. */
export async function largeEnough(page: Page, size: number, where: string): Promise<void> {
  await settled(page)
  await expect.poll(() => page.evaluate(missed, size / 2 - 1), { message: where }).toEqual([])
}

/** Runs in the page. A link within a text is as high as its line. */
function missed(reach: number): string[] {
  const controls = [...document.querySelectorAll('button, input, select, textarea')]
  const meets = (control: Element, x: number, y: number): boolean => {
    const met = document.elementFromPoint(x, y)
    return control.contains(met) || (control.closest('label')?.contains(met) ?? false)
  }
  const small = controls.filter((control) => {
    const box = (control.closest('label') ?? control).getBoundingClientRect()
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const inSight = x > reach && y > reach && x < innerWidth - reach && y < innerHeight - reach
    if (!inSight || !meets(control, x, y)) return false
    const around = [x - reach, x + reach].map((at) => meets(control, at, y))
    return [...around, ...[y - reach, y + reach].map((at) => meets(control, x, at))].includes(false)
  })
  return small.map(({ outerHTML }) => outerHTML.slice(0, 160))
}

/** With reduced motion there is no lasting animation. */
export async function keepsStill(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = (): Promise<(string | undefined)[]> =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(
          (one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().duration) > 100
        )
        .map((one) =>
          one.effect instanceof KeyframeEffect ? one.effect.target?.outerHTML.slice(0, 160) : ''
        )
    )
  await expect.poll(moving).toEqual([])
}

/** Runs in the page. */
function misfits(): string[] {
  const found: string[] = []
  const say = (what: string, element: Element): void => {
    found.push(`${what}: ${element.outerHTML.slice(0, 160)}`)
  }
  const scrolls = (element: Element, axis: 'overflowX' | 'overflowY'): boolean =>
    /auto|scroll/.test(getComputedStyle(element)[axis])
  const holder = (element: Element, axis: 'overflowX' | 'overflowY'): Element | null => {
    for (let above = element.parentElement; above; above = above.parentElement)
      if (scrolls(above, axis)) return above
    return null
  }
  if (document.documentElement.scrollWidth > innerWidth)
    say('wider than the window', document.documentElement)
  const dialogs = document.querySelectorAll('[role=dialog], [role=alertdialog], [role=menu]')
  const shown = [...dialogs].at(-1) ?? document.body
  for (const element of shown.querySelectorAll('*')) {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    // What is there for screen readers alone is one pixel large.
    if (
      box.width <= 1 ||
      box.height <= 1 ||
      style.visibility === 'hidden' ||
      element.closest('[inert], [aria-hidden=true]')
    )
      continue
    if ((box.right > innerWidth + 1 || box.left < -1) && !holder(element, 'overflowX'))
      say('beside the window', element)
    if (!element.matches('button, a[href], input, textarea, select, [tabindex="0"]')) continue
    const below = box.bottom > innerHeight + 1 || box.top < -1
    if (below && style.position !== 'fixed' && !holder(element, 'overflowY'))
      say('cannot be scrolled to', element)
  }
  return found
}
