/** Moving the focus from row to row of a list that only draws what is in sight. */

/** A row that has just been scrolled to may take some frames to appear. */
const frames = 40

/** Focuses the row with this `data-key` as soon as it is drawn. @param unless somebody has the focus who keeps it */
export function focusRow(list: Element, key: string, unless = (): boolean => false, left = frames): void {
  if (unless()) return
  const row = list.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
  row?.focus({ preventScroll: true })
  // As long as the list has not measured a row, it hides it: what is hidden takes no focus, and loses it with the next frame.
  if (left > 0 && (!row || document.activeElement !== row || isHidden(row))) {
    requestAnimationFrame(() => {
      focusRow(list, key, unless, left - 1)
    })
  }
}

function isHidden(row: HTMLElement): boolean {
  return !row.checkVisibility({ visibilityProperty: true })
}

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** 1 for the arrow that leads to the next row, -1 for the one to the row before, null for every other key. */
export function stepOf({ key, shiftKey, altKey, ctrlKey, metaKey }: Pressed): 1 | -1 | null {
  if (shiftKey || altKey || ctrlKey || metaKey) return null
  if (key === 'ArrowUp') return -1
  return key === 'ArrowDown' ? 1 : null
}

/** The next place from `at` in this direction that `fits`; null when there is none. */
export function nextIn<T>(
  list: readonly T[],
  at: number,
  step: 1 | -1,
  fits: (one: T) => boolean
): number | null {
  for (let place = at + step; place >= 0 && place < list.length; place += step) {
    const one = list[place]
    if (one !== undefined && fits(one)) return place
  }
  return null
}
