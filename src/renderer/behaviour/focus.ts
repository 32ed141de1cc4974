import { tick } from 'svelte'
import { run } from '../run.ts'
import { isOverlay } from './breakpoints.ts'

/** An attachment: the field takes the focus when it appears, with its text selected. */
export function autofocus(field: HTMLInputElement | HTMLTextAreaElement): void {
  field.focus()
  field.select()
}

/** An attachment: the same with a mouse only; on a touch screen the keyboard would cover the content. */
export function autofocusWithMouse(field: HTMLTextAreaElement): void {
  const isMouse = matchMedia('(pointer: fine)').matches
  if (isMouse && !document.querySelector('[role="dialog"]')) field.focus({ preventScroll: true })
}

/** An attachment for what opens over or beside something: on removal the focus returns to where it was before. */
export function returnFocus(node: HTMLElement): () => void {
  const before = document.activeElement
  let inside = false
  const note = (event: FocusEvent): void => {
    inside = node.contains(event.target as Node)
  }
  document.addEventListener('focusin', note)
  return () => {
    document.removeEventListener('focusin', note)
    if (!inside) return
    if (before instanceof HTMLElement && before.isConnected) before.focus()
    else focusRoom()
  }
}

/** For a dialog: the focus returns to where it was before; after a mouse closed it, to the composer, where people write on. */
export function returnFocusFrom(content: () => HTMLElement | null): () => void {
  const before = document.activeElement
  let isMouse = false
  const stop = new AbortController()
  const options = { capture: true, signal: stop.signal }
  document.addEventListener('pointerdown', (event) => (isMouse = event.pointerType === 'mouse'), options)
  document.addEventListener('keydown', () => (isMouse = false), options)
  return () => {
    stop.abort()
    const others = [...document.querySelectorAll('[role="dialog"]')].filter((one) => one !== content())
    if (others.length > 0) return
    const composer = document.querySelector<HTMLElement>('[data-region-focus]')
    if (isMouse && composer) composer.focus({ preventScroll: true })
    else if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
    else composer?.focus()
  }
}

/** Gives the focus back when `closing` ends, unless it has moved on meanwhile. */
export function returnFocusTo(before: Element | null, closing: HTMLElement | null): void {
  const { activeElement, body } = document
  if (activeElement !== body && closing?.contains(activeElement) === false) return
  if (before instanceof HTMLElement && before.isConnected && before !== body) before.focus()
  else focusRoom()
}

/** Whether what had the focus is gone or hidden. */
function isFocusLost(): boolean {
  const { activeElement, body } = document
  return !activeElement || activeElement === body || !activeElement.checkVisibility()
}

/**
 * An attachment for what takes the place of something: it has the focus, or its first button, if that had it. Before a
 * person has done anything, nothing had it.
 */
export function takeLostFocus(node: HTMLElement): void {
  const take = (): void => {
    if (!navigator.userActivation.hasBeenActive || !isFocusLost()) return
    const target = node.hasAttribute('tabindex') ? node : node.querySelector('button')
    target?.focus({ preventScroll: true })
  }
  run(tick().then(take))
}

/** After the list is hidden or shown by its button: the focus goes to the one that does the opposite. */
export async function focusOtherToggle(): Promise<void> {
  await tick()
  if (!isFocusLost()) return
  const toggles = [...document.querySelectorAll<HTMLElement>('[data-sidebar-toggle]')]
  toggles.find((one) => one.checkVisibility())?.focus()
}

/** The composer of the open room, or the first field of its window. */
export function focusRoom(): void {
  document.querySelector<HTMLElement>('[data-region-focus]')?.focus()
}

/** An attachment for a panel that lies over the room: it takes the focus, and closes when the focus moves back into the room, so that no focused element is hidden behind it. */
export function overlayFocus(give: () => void): (panel: HTMLElement) => () => void {
  return (panel) => {
    if (isOverlay() && !panel.contains(document.activeElement)) panel.querySelector('h2')?.focus()
    const look = ({ target }: FocusEvent): void => {
      if (isOverlay() && target instanceof Element && target.matches('main :focus-visible')) give()
    }
    document.addEventListener('focusin', look)
    return () => {
      document.removeEventListener('focusin', look)
    }
  }
}
