/** How long a finger rests before it means more than a tap, ms, and how far it may tremble, CSS pixels. */
const patience = 450
const tremble = 10

/** An attachment: calls when a finger rests on the element. A mouse has better ways. */
export function longPress(onpress: () => void): (element: HTMLElement) => () => void {
  return (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let start = { x: 0, y: 0 }
    const cancel = (): void => {
      clearTimeout(timer)
    }
    const down = (event: PointerEvent): void => {
      cancel()
      if (event.pointerType === 'mouse') return
      start = { x: event.clientX, y: event.clientY }
      timer = setTimeout(onpress, patience)
    }
    const move = (event: PointerEvent): void => {
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > tremble) cancel()
    }
    const listeners = { pointerdown: down, pointermove: move, pointerup: cancel, pointercancel: cancel }
    const each = Object.entries(listeners) as [keyof typeof listeners, (event: PointerEvent) => void][]
    for (const [name, listener] of each) element.addEventListener(name, listener)
    return () => {
      cancel()
      for (const [name, listener] of each) element.removeEventListener(name, listener)
    }
  }
}
