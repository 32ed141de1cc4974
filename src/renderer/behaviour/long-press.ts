/** How long a finger rests before it means more than a tap, ms, and how far it may tremble, CSS pixels. */
const longPressMs = 450
const maxMovementPx = 10

/** An attachment: calls when a finger rests somewhere on the element. A mouse has better ways. */
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
    /** Otherwise letting go would tap what has appeared under the finger. */
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
