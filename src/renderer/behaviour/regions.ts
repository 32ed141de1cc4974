/** F6 moves between these parts of the screen; each has `data-region`. */

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select, [tabindex="0"]'

const left = new WeakMap<Element, HTMLElement>()

export function stepRegion(root: ParentNode, step: 1 | -1): void {
  const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter(isSeen)
  const active = document.activeElement
  const at = regions.findIndex((region) => region.contains(active))
  const from = regions[at]
  if (from && active instanceof HTMLElement) left.set(from, active)
  const next = regions.at(at < 0 ? (step > 0 ? 0 : -1) : (at + step) % regions.length)
  if (next) focusIn(next)
}

function focusIn(region: HTMLElement): void {
  const before = left.get(region)
  const wanted = region.querySelector<HTMLElement>('[data-region-focus]')
  const target = [before, wanted, ...region.querySelectorAll<HTMLElement>(focusable)].find(
    (one) => one && region.contains(one) && isSeen(one)
  )
  if (target) target.focus()
  else focusItself(region)
}

function focusItself(region: HTMLElement): void {
  region.tabIndex = -1
  region.focus()
}

function isSeen(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true })
}
