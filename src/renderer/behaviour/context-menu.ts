/** Menus of the rows of a list, by a right click or a key. */

export interface MenuAnchor {
  getBoundingClientRect(): DOMRect
}

export interface MenuCall {
  /** The row's `data-menu`. */
  key: string
  by: 'mouse' | 'touch' | 'keyboard'
  target: EventTarget | null
  /** The pointer, or the row. */
  anchor: MenuAnchor
}

/** Where the menu of the system or the browser has more to offer. */
const natives = 'a[href], img:not([alt=""]), video, audio, input, textarea, select, [contenteditable]'

let closeOpen: (() => void) | null = null

/** There is one open menu at most. @param close called before another one opens. @returns ends that */
export function onlyMenu(close: () => void): () => void {
  closeOpen = close
  return () => {
    if (closeOpen === close) closeOpen = null
  }
}

/** An attachment for a list whose rows have `data-menu`. @param open opens our menu; false leaves it to the system */
export function contextMenu(open: (call: MenuCall) => boolean): (list: HTMLElement) => () => void {
  return (list) => {
    const stop = new AbortController()
    const options = { signal: stop.signal }
    // Older browsers give `contextmenu` no pointer type.
    let by: MenuCall['by'] = 'keyboard'
    let overSelection = false
    const down = (event: PointerEvent): void => {
      by = event.pointerType === 'mouse' ? 'mouse' : 'touch'
      // Later it may be the word that macOS selects at a right click.
      overSelection = isOverSelection(event)
    }
    const call = (event: Event, calledBy: MenuCall['by'], point?: MouseEvent): void => {
      const row = rowOf(event.target)
      if (!row || (calledBy === 'mouse' && overSelection)) return
      closeOpen?.()
      const anchor = calledBy === 'mouse' && point ? pointAnchor(point) : row
      if (open({ key: row.dataset['menu'] ?? '', by: calledBy, target: event.target, anchor }))
        event.preventDefault()
    }
    const press = (event: KeyboardEvent): void => {
      by = 'keyboard'
      if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) call(event, by)
    }
    /** What is being written keeps the focus. */
    const keepFocus = (event: MouseEvent): void => {
      if (event.button === 2 && !overSelection && rowOf(event.target)) event.preventDefault()
    }
    list.addEventListener('pointerdown', down, options)
    list.addEventListener('mousedown', keepFocus, options)
    list.addEventListener('keydown', press, options)
    list.addEventListener('contextmenu', (event) => call(event, by, event), options)
    return () => {
      stop.abort()
    }
  }
}

/** Null over something that has a menu of its own. */
function rowOf(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element) || target.closest(natives)) return null
  return target.closest<HTMLElement>('[data-menu]')
}

function pointAnchor({ clientX, clientY }: MouseEvent): MenuAnchor {
  return { getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) }
}

function isOverSelection({ clientX: x, clientY: y }: PointerEvent): boolean {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return false
  return [...selection.getRangeAt(0).getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom
  )
}
