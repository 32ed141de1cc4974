/** Which row of a list a person points at: one set of listeners for all of them, however many come and go. */
import { longPress } from './long-press.ts'

export interface RowPointerHandlers {
  at: (key: string) => void
  leave: (key: string) => void
  /** What can be done with the row is asked for, by a long press or a menu key. */
  open: (key: string) => void
}

/** An attachment for the list: rows have `data-key`, and what of a row can be pointed at has `data-point`. */
export function rowPointer(handlers: RowPointerHandlers): (list: HTMLElement) => () => void {
  return (list) => {
    const stop = new AbortController()
    followMouse(list, handlers, stop)
    followFocus(list, handlers, stop)
    openByMenuKey(list, handlers, stop)
    const endPress = longPress((target) => {
      const key = pointedIn(target)
      if (key !== null) handlers.open(key)
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
    // It goes nowhere when what has it is taken out of the page: in the middle of drawing nothing may change.
    if (relatedTarget === null) queueMicrotask(() => leave(key))
    else leave(key)
  }
  list.addEventListener('focusin', focusIn, { signal })
  list.addEventListener('focusout', focusOut, { signal })
}

function openByMenuKey(list: HTMLElement, { open }: RowPointerHandlers, { signal }: AbortController): void {
  const menu = (event: PointerEvent | MouseEvent): void => {
    const byMouse = event instanceof PointerEvent && event.pointerType === 'mouse'
    const key = byMouse ? null : pointedIn(event.target)
    if (key === null) return
    event.preventDefault()
    open(key)
  }
  list.addEventListener('contextmenu', menu, { signal })
}

export function keyOf(target: EventTarget | null): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null
  return row?.dataset['key'] ?? null
}

function pointedIn(target: EventTarget | null): string | null {
  return target instanceof Element && target.closest('[data-point]') ? keyOf(target) : null
}
