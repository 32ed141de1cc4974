/** Whether all that a browser shows has its size from the one scale in scales.css. */
import type { Page } from 'playwright-core'

const scale = {
  text: ['tiny', 'small', '', 'large', 'title', 'hero', 'field'],
  wall: ['', 'small', 'title', 'digits'],
  radius: ['small', '', 'large', 'round'],
  height: ['chip', 'target-small', 'target', 'target-large', 'row']
}
const named = (prefix: string, steps: readonly string[]): string[] =>
  steps.map((step) => (step === '' ? `--${prefix}` : `--${prefix}-${step}`))
const tokens = {
  fonts: [...named('text', scale.text), ...named('wall', scale.wall)],
  radii: named('radius', scale.radius),
  heights: scale.height.map((step) => `--${step}`)
}

/** The visible elements whose text, corners or, for controls of one line, height is none of the scale. */
export function offTheScale(page: Page): Promise<string[]> {
  return page.evaluate(strays, tokens)
}

/** Runs in the page. */
function strays({ fonts, radii, heights }: typeof tokens): string[] {
  const probe = document.body.appendChild(document.createElement('div'))
  probe.style.cssText = 'position: fixed; visibility: hidden; box-sizing: border-box'
  const resolved = (token: string): number => {
    probe.style.inlineSize = `var(${token})`
    return Number.parseFloat(getComputedStyle(probe).inlineSize)
  }
  const [sizes, corners, controls] = [fonts, radii, heights].map((all) => all.map(resolved))
  probe.remove()
  const isOf = (values: readonly number[] | undefined, value: number): boolean =>
    values?.some((one) => Math.abs(one - value) < 0.6) === true
  const found: string[] = []
  const note = (what: string, element: Element): void => {
    found.push(`${what}: ${element.outerHTML.slice(0, 140)}`)
  }
  /** What is higher than all of them, or has a second line, is a card or a wrapped text. */
  const maxHeight = Math.max(...(controls ?? []))
  const isOneLine = (element: HTMLElement): boolean => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1)
    const firstEnd = Math.min(...lines.map(({ bottom }) => bottom))
    return element.offsetHeight < maxHeight && lines.every(({ top }) => top < firstEnd)
  }
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (element.closest('svg, input[type=radio]') || !element.checkVisibility({ visibilityProperty: true }))
      continue
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    if (box.width <= 1 || box.height <= 1) continue
    const says = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()
    )
    if ((says || element.matches('input, textarea')) && !isOf(sizes, Number.parseFloat(style.fontSize)))
      note(`text of ${style.fontSize}`, element)
    for (const radius of [
      style.borderTopLeftRadius,
      style.borderTopRightRadius,
      style.borderBottomLeftRadius
    ])
      if (radius !== '0px' && (radius.endsWith('%') || !isOf(corners, Number.parseFloat(radius))))
        note(`a radius of ${radius}`, element)
    const control = element.matches(
      'button, input:not([type=radio], [type=checkbox]), [role^=menuitem], [role=tab]'
    )
    if (control && style.display !== 'inline' && isOneLine(element) && !isOf(controls, element.offsetHeight))
      note(`a control of ${String(element.offsetHeight)} px`, element)
  }
  return found
}
