import { isOverlay } from './breakpoints.ts'

/** An attachment: the field takes the focus when it appears, with its text selected. */
export function autofocus(field: HTMLInputElement | HTMLTextAreaElement): void {
  field.focus()
  field.select()
}

/** An attachment: the same with a mouse; on a touch screen the keyboard would cover what there is to read. */
export function autofocusWithMouse(field: HTMLTextAreaElement): void {
  const isMouse = matchMedia('(pointer: fine)').matches
  if (isMouse && !document.querySelector('[role="dialog"]')) field.focus({ preventScroll: true })
}

/** Attached to what opens over or beside something: when it goes, the focus it had goes back to where it was before. */
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
    // Another room is open by now.
    else focusRoom()
  }
}

/** The place for writing in the room that is open, or whatever its window offers first. */
export function focusRoom(): void {
  document.querySelector<HTMLElement>('[data-region-focus]')?.focus()
}

/**
 * An attachment for a panel: where it lies over the room, nothing that has the focus may be hidden behind it. So it takes the focus when it
 * opens, and gives way when the keyboard leads back into the room.
 */
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
