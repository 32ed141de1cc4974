/** Which row of a list a person points at: one set of listeners for all of them, however many come and go. */
import { longPress } from './long-press.ts'

export interface RowPointerHandlers {
  at: (key: string) => void
  leave: (key: string) => void
  /** What can be done with the row is asked for, by a long press or a menu key. */
  open: (key: string) => void
}

/** An attachment for the list: rows have `data-key`, and what of a row can be pointed at has `data-point`. */
export function rowPointer({ at, leave, open }: RowPointerHandlers): (list: HTMLElement) => () => void {
  return (list) => {
    let hovered: string | null = null
    const hover = (key: string | null): void => {
      if (key === hovered) return
      if (hovered !== null) leave(hovered)
      hovered = key
      if (key !== null) at(key)
    }
    const stop = new AbortController()
    const on = <N extends keyof HTMLElementEventMap>(
      name: N,
      listener: (event: HTMLElementEventMap[N]) => void
    ): void => {
      list.addEventListener(name, listener, { signal: stop.signal })
    }
    on('pointerover', ({ pointerType, target }) => {
      if (pointerType === 'mouse') hover(pointedIn(target))
    })
    on('pointerleave', () => {
      hover(null)
    })
    on('focusin', ({ target }) => {
      const key = keyOf(target)
      if (key !== null) at(key)
    })
    on('focusout', ({ target, relatedTarget }) => {
      const key = keyOf(target)
      if (key === null || key === keyOf(relatedTarget)) return
      // It goes nowhere when what has it is taken out of the page: in the middle of drawing nothing may change.
      if (relatedTarget === null) queueMicrotask(() => leave(key))
      else leave(key)
    })
    on('contextmenu', (event) => {
      const byMouse = event instanceof PointerEvent && event.pointerType === 'mouse'
      const key = byMouse ? null : pointedIn(event.target)
      if (key === null) return
      event.preventDefault()
      open(key)
    })
    const endPress = longPress((target) => {
      const key = pointedIn(target)
      if (key !== null) open(key)
    })(list)
    return () => {
      stop.abort()
      endPress()
    }
  }
}

export function keyOf(target: EventTarget | null): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null
  return row?.dataset['key'] ?? null
}

function pointedIn(target: EventTarget | null): string | null {
  return target instanceof Element && target.closest('[data-point]') ? keyOf(target) : null
}
