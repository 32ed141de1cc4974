/** CSS pixels: from where the finger's direction is clear, from where it counts, and how far a row follows. */
const decidedPx = 10
export const swipeThresholdPx = 56
const maxSwipePx = 72
/** CSS pixels at the sides where the browser's own gestures begin. */
const edgePx = 24

export interface SwipeHandlers {
  /** The row under the finger that can be swiped, if any. */
  rowAt: (target: EventTarget | null) => HTMLElement | null
  onswipe: (row: HTMLElement) => void
}

interface Swipe {
  readonly row: HTMLElement
  readonly pointer: number
  readonly x: number
  readonly y: number
  /** 1 where text runs to the right. */
  readonly towards: 1 | -1
  isDecided: boolean
  px: number
}

/**
 * An attachment: calls when a finger has moved a row far enough in reading direction. Until then the row has `--swipe`,
 * by how much it is moved, and `data-swipe`, which is `ready` from where lifting the finger counts. Rows need
 * `touch-action: pan-y`, so that scrolling up and down stays the browser's.
 */
export function swipe({ rowAt, onswipe }: SwipeHandlers): (list: HTMLElement) => () => void {
  return (list) => {
    let now: Swipe | null = null
    const end = (): void => {
      now?.row.style.removeProperty('--swipe')
      if (now) delete now.row.dataset['swipe']
      now = null
    }
    const down = ({ target, pointerType, isPrimary, pointerId, clientX, clientY }: PointerEvent): void => {
      end()
      const atEdge = clientX < edgePx || clientX > list.clientWidth - edgePx
      const row = pointerType === 'touch' && isPrimary && !atEdge ? rowAt(target) : null
      if (!row) return
      const towards = getComputedStyle(list).direction === 'rtl' ? -1 : 1
      now = { row, pointer: pointerId, x: clientX, y: clientY, towards, isDecided: false, px: 0 }
    }
    const move = (event: PointerEvent): void => {
      if (now?.pointer === event.pointerId && !follow(now, event)) end()
    }
    const up = (): void => {
      const swiped = now && now.px >= swipeThresholdPx ? now.row : null
      end()
      if (swiped) onswipe(swiped)
    }
    const stop = new AbortController()
    const { signal } = stop
    list.addEventListener('pointerdown', down, { signal })
    list.addEventListener('pointermove', move, { signal })
    list.addEventListener('pointerup', up, { signal })
    list.addEventListener('pointercancel', end, { signal })
    return () => {
      end()
      stop.abort()
    }
  }
}

/** @returns whether it is a swipe still, not a finger that scrolls */
function follow(swiped: Swipe, { clientX, clientY }: PointerEvent): boolean {
  const { row, x, y, towards, isDecided } = swiped
  const [along, across] = [(clientX - x) * towards, Math.abs(clientY - y)]
  if (!isDecided && Math.hypot(along, across) < decidedPx) return true
  if (!isDecided && along < 2 * across) return false
  swiped.isDecided = true
  swiped.px = Math.min(maxSwipePx, Math.max(0, along))
  row.style.setProperty('--swipe', `${String(swiped.px * towards)}px`)
  row.dataset['swipe'] = swiped.px >= swipeThresholdPx ? 'ready' : 'begun'
  return true
}
