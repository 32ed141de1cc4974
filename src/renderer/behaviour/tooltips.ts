import type { Clock } from '#shared/values/clock.ts'

/** What an element says about itself in `data-tip`, and the keys in `data-tip-keys` that do the same. */
export interface TooltipContent {
  anchor: HTMLElement
  text: string
  keys: string | null
}

/** So that a mouse that only passes by shows nothing. */
const showDelayMs = 500
/** Having read one, a person reads the next one at once. */
const nextTooltipMs = 300

/**
 * Tells which tip to show: that of what the mouse rests on, or of what the keyboard has reached. There is none on touch
 * screens, and none while its element has something open.
 *
 * @param show called with null when there is nothing to show any more
 * @returns a function that stops watching
 */
export function watchTooltips(
  page: Document,
  clock: Clock,
  show: (tip: TooltipContent | null) => void
): () => void {
  let shown: TooltipContent | null = null
  let hiddenAt = -Infinity
  let cancel = (): void => undefined

  const tell = (tip: TooltipContent | null): void => {
    if (shown && !tip) hiddenAt = clock.now()
    shown = tip
    show(tip)
  }
  const hide = (): void => {
    cancel()
    if (shown) tell(null)
  }
  const come = (tip: TooltipContent): void => {
    cancel()
    if (shown?.anchor === tip.anchor) return
    const waits = !shown && clock.now() - hiddenAt > nextTooltipMs
    cancel = clock.after(waits ? showDelayMs : 0, () => {
      if (tip.anchor.isConnected) tell(tip)
    })
  }
  const leave = (): void => {
    cancel()
    // Long enough to move onto the tip itself, as people do who magnify the screen.
    if (shown) cancel = clock.after(120, hide)
  }

  const over = (event: Event): void => {
    if ((event as PointerEvent).pointerType === 'touch' || onTip(event.target)) {
      cancel()
      return
    }
    const tip = tipOf(event.target)
    if (tip) come(tip)
    else leave()
  }
  const focus = (event: Event): void => {
    const tip = tipOf(event.target)
    if (tip && tip.anchor === event.target && tip.anchor.matches(':focus-visible')) come(tip)
  }
  const listeners = {
    pointerover: over,
    focusin: focus,
    focusout: hide,
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

function onTip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-tip-shown]') !== null
}

function tipOf(target: EventTarget | null): TooltipContent | null {
  const anchor = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
  const text = anchor?.dataset['tip'] ?? ''
  if (!anchor || text === '' || anchor.getAttribute('aria-expanded') === 'true') return null
  return { anchor, text, keys: anchor.dataset['tipKeys'] ?? null }
}
