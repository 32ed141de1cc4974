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

/** With text of twice the size, as a browser is set to it, no text is cut off or lies over a control, and no two controls share ground. */
export async function fitsWithLargeText(page: Page, where: string): Promise<void> {
  await everythingFits(page, `${where}, with large text`)
  await expect.poll(() => page.evaluate(crowded), { message: `${where}, with large text` }).toEqual([])
}

/** Sets the browser's own size of text, on which widths in rem depend too. @param percent of the usual one */
export async function setTextSize(page: Page, percent: number): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.setFontSizes', { fontSizes: { standard: (16 * percent) / 100 } })
}

/** Boxes that hide a part of what is in them at their side, where nobody looks for more. Code and fields may scroll. */
export async function cutAtTheSide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hides = (element: Element): boolean => {
      const { overflowX, textOverflow } = getComputedStyle(element)
      return overflowX !== 'visible' && textOverflow !== 'ellipsis'
    }
    const cut = [...document.querySelectorAll('body *:not(pre, code, input, textarea, .unseen)')].filter(
      (element) =>
        element.clientWidth > 1 &&
        element.scrollWidth > element.clientWidth + 1 &&
        element.checkVisibility({ visibilityProperty: true }) &&
        hides(element)
    )
    return cut.map(({ outerHTML }) => outerHTML.slice(0, 160))
  })
}

/** Runs in the page: text that is cut off or over a control, and controls over each other. */
export function crowded(): string[] {
  const shown = [...document.querySelectorAll('[role=dialog], [role=menu]')].at(-1) ?? document.body
  const name = (element: Element): string => element.outerHTML.slice(0, 160)
  const inSight = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getBoundingClientRect().width > 1 &&
    getComputedStyle(element).clipPath === 'none' &&
    !element.closest('[inert], .unseen, [data-keep-colour]')
  const clips = (element: Element): boolean => {
    const { overflowX, textOverflow } = getComputedStyle(element)
    return /hidden|clip/.test(overflowX) && textOverflow !== 'ellipsis'
  }
  const found: string[] = []
  const controls = [...shown.querySelectorAll('button, input:not([type=radio]), textarea, select')].filter(
    (one) => inSight(one) && one.getAttribute('class')?.startsWith('cover') !== true
  )
  const regionOf = (element: Element): Element | null => element.closest('aside, main, nav, [role=log]')
  /** By more than 2 CSS pixels. */
  const share = (a: DOMRect, b: DOMRect): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2
  const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement
    if (!around || !node.nodeValue?.trim() || !inSight(around)) continue
    let holder: Element | null = around
    while (holder && !/hidden|clip|auto|scroll/.test(getComputedStyle(holder).overflowX))
      holder = holder.parentElement
    const range = document.createRange()
    range.selectNodeContents(node)
    const [text, box] = [range.getBoundingClientRect(), (holder ?? document.body).getBoundingClientRect()]
    if (holder && clips(holder) && (text.right > box.right + 1 || text.left < box.left - 1))
      found.push(`cut off: ${name(around)}`)
    // What is cut off by an ellipsis, or scrolled away, is not seen.
    const [left, top] = [Math.max(text.left, box.left), Math.max(text.top, box.top)]
    const [right, bottom] = [Math.min(text.right, box.right), Math.min(text.bottom, box.bottom)]
    if (right <= left || bottom <= top) continue
    const seen = new DOMRect(left, top, right - left, bottom - top)
    const over = controls.find(
      (one) =>
        !one.contains(around) &&
        regionOf(one) === regionOf(around) &&
        share(seen, one.getBoundingClientRect())
    )
    if (over) found.push(`text over a control: ${name(around)} ${name(over)}`)
  }
  controls.forEach((one, at) => {
    for (const other of controls.slice(at + 1))
      if (
        regionOf(one) === regionOf(other) &&
        !one.contains(other) &&
        share(one.getBoundingClientRect(), other.getBoundingClientRect())
      )
        found.push(`over each other: ${name(one)} ${name(other)}`)
  })
  return found
}

/** Every control in sight meets a finger beside its middle that is `size` CSS pixels wide. */
export async function largeEnough(page: Page, size: number, where: string): Promise<void> {
  await settled(page)
  await expect.poll(() => page.evaluate(missed, size / 2 - 1), { message: where }).toEqual([])
}

/** Runs in the page. A link within a text is as high as its line. What is half scrolled away can be scrolled into sight. */
function missed(reach: number): string[] {
  const controls = [...document.querySelectorAll('button, input, select, textarea')]
  const meets = (control: Element, x: number, y: number): boolean => {
    const met = document.elementFromPoint(x, y)
    return control.contains(met) || (control.closest('label')?.contains(met) ?? false)
  }
  const isCutByList = (control: Element, box: DOMRect): boolean => {
    const middle = box.y + box.height / 2
    const [top, bottom] = [Math.min(box.top, middle - reach), Math.max(box.bottom, middle + reach)]
    for (let above = control.parentElement; above; above = above.parentElement) {
      if (!/auto|scroll/.test(getComputedStyle(above).overflowY)) continue
      const list = above.getBoundingClientRect()
      const below = above.scrollHeight - above.clientHeight - above.scrollTop
      if ((top < list.top && above.scrollTop > 0) || (bottom > list.bottom && below > 1)) return true
    }
    return false
  }
  const small = controls.filter((control) => {
    const box = (control.closest('label') ?? control).getBoundingClientRect()
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const inSight = y > reach && y < innerHeight - reach
    if (!inSight || isCutByList(control, box) || !meets(control, x, y)) return false
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
