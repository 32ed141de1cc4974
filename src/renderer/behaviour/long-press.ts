/** ms, and CSS pixels that the finger may move meanwhile. */
const longPressMs = 450
const maxMovementPx = 10

/** An attachment: calls on a long press with a finger. */
export function longPress(
  onpress: (target: EventTarget | null) => void
): (element: HTMLElement) => () => void {
  return (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let start = { x: 0, y: 0 }
    let pressed = false
    const cancel = (): void => {
      clearTimeout(timer)
    }
    const down = (event: PointerEvent): void => {
      cancel()
      pressed = false
      if (event.pointerType === 'mouse') return
      start = { x: event.clientX, y: event.clientY }
      timer = setTimeout(() => {
        pressed = true
        onpress(event.target)
      }, longPressMs)
    }
    const move = (event: PointerEvent): void => {
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > maxMovementPx) cancel()
    }
    /** Otherwise lifting the finger would tap what has appeared under it. */
    const lift = (event: TouchEvent): void => {
      if (pressed) event.preventDefault()
    }
    const stop = new AbortController()
    const { signal } = stop
    element.addEventListener('pointerdown', down, { signal })
    element.addEventListener('pointermove', move, { signal })
    element.addEventListener('pointerup', cancel, { signal })
    element.addEventListener('pointercancel', cancel, { signal })
    element.addEventListener('touchend', lift, { signal, passive: false })
    return () => {
      cancel()
      stop.abort()
    }
  }
}
