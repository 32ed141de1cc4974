/** Runs in a page of a story: notes the controls that a person sees there, and those that are pressed. */

export interface Control {
  role: string
  /** As screen readers say it, in English. */
  name: string
  /** The role of the part of the page in which it stands, and its name if it has one of its own. */
  place: string
}

export interface Noted {
  seen: Control[]
  pressed: Control[]
}

declare global {
  interface Window {
    noteControls: (noted: string) => void
  }
}

/** @param lookEveryMs a look takes a millisecond, so not at each change */
export function watchControls(lookEveryMs: number): void {
  const inputs = 'input:is([type="checkbox"], [type="radio"])'
  const roles = '[role="button"], [role^="menuitem"], [role="switch"], [role="tab"], [role="option"]'
  const controls = `button, a[href], summary, ${inputs}, ${roles}`
  const places =
    'dialog, aside, nav, main, header, [role="dialog"], [role="group"][aria-label], [role="menu"], [role="toolbar"], [role="alert"], [role="status"], [role="listbox"], [role="log"]'
  /** Named after what is shown in them. */
  const changing = 'main, header, [role="log"]'
  // A story may replace it.
  const later = window.setTimeout.bind(window)
  const known = new Set<string>()
  /** What each control said when it was seen: most are the same at every look, and to describe them takes long. */
  const saidBefore = new WeakMap<Element, string>()
  let waits = false

  const lettersOf = (node: Node): string => {
    if (node instanceof Text) return node.data
    if (node instanceof Element && node.getAttribute('aria-hidden') === 'true') return ''
    return [...node.childNodes].map(lettersOf).join('')
  }
  const textOf = (element: Element): string => lettersOf(element).replaceAll(/\s+/g, ' ').trim()
  const labelOf = (element: Element): string | null => {
    const by = document.getElementById(element.getAttribute('aria-labelledby') ?? '')
    return element.getAttribute('aria-label') ?? (by && textOf(by))
  }
  const nameOf = (element: Element): string => {
    const labels = element instanceof HTMLInputElement ? element.labels : null
    return labelOf(element) ?? textOf(labels?.[0] ?? element)
  }
  const roleOf = (element: Element): string => {
    if (element.hasAttribute('role')) return element.getAttribute('role') ?? ''
    if (element instanceof HTMLInputElement) return element.type
    return element.localName === 'a' ? 'link' : element.localName
  }
  const placeOf = (element: Element): string => {
    const place = element.parentElement?.closest(places)
    if (!place) return ''
    return place.matches(changing) ? roleOf(place) : `${roleOf(place)} ${labelOf(place) ?? ''}`.trim()
  }
  const describe = (element: Element): Control => ({
    role: roleOf(element),
    name: nameOf(element).slice(0, 120),
    place: placeOf(element).slice(0, 120)
  })
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.matches(':disabled, [aria-disabled="true"]') &&
    element.closest('[inert], [aria-hidden="true"]') === null &&
    element.closest('[lang]')?.getAttribute('lang')?.startsWith('en') === true
  const rawNameOf = (element: Element): string => {
    const by = document.getElementById(element.getAttribute('aria-labelledby') ?? '')
    const labels = element instanceof HTMLInputElement ? element.labels : null
    return `${element.getAttribute('aria-label') ?? ''} ${(by ?? labels?.[0] ?? element).textContent}`
  }
  const saysNothingNew = (element: Element): boolean => saidBefore.get(element) === rawNameOf(element)
  const isNew = (control: Control, what: keyof Noted): boolean => {
    const key = [what, control.role, control.name, control.place].join('\n')
    return known.size < known.add(key).size
  }
  const note = (pressed: Element[]): void => {
    const shown = [...document.querySelectorAll(controls)].filter(
      (element) => !saysNothingNew(element) && isShown(element)
    )
    for (const element of shown) saidBefore.set(element, rawNameOf(element))
    const noted: Noted = {
      seen: shown.map(describe).filter((control) => isNew(control, 'seen')),
      pressed: pressed
        .filter(isShown)
        .map(describe)
        .filter((control) => isNew(control, 'pressed'))
    }
    if (noted.seen.length + noted.pressed.length > 0) window.noteControls(JSON.stringify(noted))
  }

  // Before it acts. A key that presses a control causes a click too.
  addEventListener(
    'click',
    ({ target }) => {
      const control = target instanceof Element ? target.closest(controls) : null
      if (control) note([control])
    },
    true
  )
  new MutationObserver(() => {
    if (waits) return
    waits = true
    later(() => {
      waits = false
      note([])
    }, lookEveryMs)
  }).observe(document, { childList: true, subtree: true, attributes: true })
}
