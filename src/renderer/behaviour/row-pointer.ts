/** Which row of a list is hovered: one set of listeners for all rows. */
import { longPress } from './long-press.ts'

export interface RowPointerHandlers {
  at: (key: string) => void
  leave: (key: string) => void
  /** Opens what can be done with the row, by a long press. */
  open: (key: string, target: EventTarget | null) => void
}

/** An attachment for the list: rows have `data-key`, and their parts that can be hovered `data-point`. */
export function rowPointer(handlers: RowPointerHandlers): (list: HTMLElement) => () => void {
  return (list) => {
    const stop = new AbortController()
    followMouse(list, handlers, stop)
    followFocus(list, handlers, stop)
    const endPress = longPress((target) => {
      const key = pointedIn(target)
      if (key !== null) handlers.open(key, target)
    })(list)
    return () => {
      stop.abort()
      endPress()
    }
  }
}

function followMouse(
  list: HTMLElement,
  { at, leave }: RowPointerHandlers,
  { signal }: AbortController
): void {
  let hovered: string | null = null
  const hover = (key: string | null): void => {
    if (key === hovered) return
    if (hovered !== null) leave(hovered)
    hovered = key
    if (key !== null) at(key)
  }
  const over = ({ pointerType, target }: PointerEvent): void => {
    if (pointerType === 'mouse') hover(pointedIn(target))
  }
  list.addEventListener('pointerover', over, { signal })
  list.addEventListener('pointerleave', () => hover(null), { signal })
}

function followFocus(
  list: HTMLElement,
  { at, leave }: RowPointerHandlers,
  { signal }: AbortController
): void {
  const focusIn = ({ target }: FocusEvent): void => {
    const key = keyOf(target)
    if (key !== null) at(key)
  }
  const focusOut = ({ target, relatedTarget }: FocusEvent): void => {
    const key = keyOf(target)
    if (key === null || key === keyOf(relatedTarget)) return
    // Removing the focused element fires a blur in the middle of rendering, when nothing may change.
    if (relatedTarget === null) queueMicrotask(() => leave(key))
    else leave(key)
  }
  list.addEventListener('focusin', focusIn, { signal })
  list.addEventListener('focusout', focusOut, { signal })
}

export function keyOf(target: EventTarget | null): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null
  return row?.dataset['key'] ?? null
}

function pointedIn(target: EventTarget | null): string | null {
  return target instanceof Element && target.closest('[data-point]') ? keyOf(target) : null
}
