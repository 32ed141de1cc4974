import type { Clock } from '#shared/values/clock.ts'

/** What an element says about itself in `data-tip`, and the keys in `data-tip-keys` that do the same. */
export interface TooltipContent {
  anchor: HTMLElement
  text: string
  keys: string | null
}

/** ms, so that a passing mouse shows none. */
const showDelayMs = 500
/** ms after the last tip in which the next one shows at once. */
const nextTooltipMs = 300

/** So that the pointer can move onto the tip itself, as people do who magnify the screen. */
const hideDelayMs = 120

/** Shows the tip of the hovered or focused element. None on touch screens, or while the element has a menu open. @returns a function that stops */
export function watchTooltips(
  page: Document,
  clock: Clock,
  show: (tip: TooltipContent | null) => void
): () => void {
  const delay = new TooltipDelay(clock, show)
  const hide = (): void => {
    delay.hide()
  }
  const over = (event: Event): void => {
    if ((event as PointerEvent).pointerType === 'touch' || onTip(event.target)) {
      delay.cancel()
      return
    }
    const tip = tipOf(event.target)
    if (tip) delay.show(tip)
    else delay.leave()
  }
  const focus = (event: Event): void => {
    const tip = tipOf(event.target)
    if (tip && tip.anchor === event.target && tip.anchor.matches(':focus-visible')) delay.show(tip)
  }
  const listeners = {
    pointerover: over,
    focusin: focus,
    // Later: a focused element that is removed loses the focus while the page is drawn, when nothing may change.
    focusout: () => {
      delay.hideLater()
    },
    pointerdown: hide,
    keydown: hide,
    wheel: hide
  }
  for (const [name, listener] of Object.entries(listeners)) page.addEventListener(name, listener, passively)
  return () => {
    hide()
    for (const [name, listener] of Object.entries(listeners))
      page.removeEventListener(name, listener, passively)
  }
}

const passively = { capture: true, passive: true }

class TooltipDelay {
  #shown: TooltipContent | null = null
  #hiddenAt = -Infinity
  #cancel = (): void => undefined
  readonly #clock: Clock
  readonly #onChange: (tip: TooltipContent | null) => void

  constructor(clock: Clock, onChange: (tip: TooltipContent | null) => void) {
    this.#clock = clock
    this.#onChange = onChange
  }

  show(tip: TooltipContent): void {
    this.cancel()
    if (this.#shown?.anchor === tip.anchor) return
    const waits = !this.#shown && this.#clock.now() - this.#hiddenAt > nextTooltipMs
    this.#cancel = this.#clock.after(waits ? showDelayMs : 0, () => {
      if (tip.anchor.isConnected) this.#change(tip)
    })
  }

  leave(): void {
    this.cancel()
    if (this.#shown) this.#cancel = this.#clock.after(hideDelayMs, () => this.hide())
  }

  /** Also when the pointer is on the tip by then; the next tip is shown. */
  hideLater(): void {
    const shown = this.#shown
    this.#clock.after(0, () => {
      if (shown && this.#shown === shown) this.#change(null)
    })
  }

  hide(): void {
    this.cancel()
    if (this.#shown) this.#change(null)
  }

  cancel(): void {
    this.#cancel()
  }

  #change(tip: TooltipContent | null): void {
    if (this.#shown && !tip) this.#hiddenAt = this.#clock.now()
    this.#shown = tip
    this.#onChange(tip)
  }
}

function onTip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-tip-shown]') !== null
}

function tipOf(target: EventTarget | null): TooltipContent | null {
  const anchor = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
  const text = anchor?.dataset['tip'] ?? ''
  if (!anchor || text === '' || anchor.getAttribute('aria-expanded') === 'true') return null
  return { anchor, text, keys: anchor.dataset['tipKeys'] ?? null }
}
