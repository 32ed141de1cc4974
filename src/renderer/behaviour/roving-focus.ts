/** Arrow keys move the focus in a virtual list. */

/** A row that has just been scrolled to may take some frames to appear. */
const maxFrames = 40

/** Focuses the row with this `data-key` as soon as it is rendered. @param unless something else has the focus */
export function focusRow(list: Element, key: string, unless = (): boolean => false, left = maxFrames): void {
  if (unless()) return
  const row = list.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
  row?.focus({ preventScroll: true })
  // The list hides a row until it is measured: a hidden one takes no focus, or loses it with the next frame.
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

export function stepOf({ key, shiftKey, altKey, ctrlKey, metaKey }: Pressed): 1 | -1 | null {
  if (shiftKey || altKey || ctrlKey || metaKey) return null
  if (key === 'ArrowUp') return -1
  return key === 'ArrowDown' ? 1 : null
}

export function nextIn<T>(
  list: readonly T[],
  at: number,
  step: 1 | -1,
  fits: (one: T) => boolean
): number | null {
  for (let index = at + step; index >= 0 && index < list.length; index += step) {
    const one = list[index]
    if (one !== undefined && fits(one)) return index
  }
  return null
}

export interface RowKeyHandlers {
  /** @param from null for the list itself. @returns whether there is a row in that direction */
  step: (from: string | null, step: 1 | -1) => boolean
  press: (key: string, event: KeyboardEvent) => boolean
}

/** A listener for key presses. Inside a row, keys belong to the focused control. */
export function rowKeys({ step, press }: RowKeyHandlers): (event: KeyboardEvent) => void {
  return (event) => {
    const target = event.target as HTMLElement
    const key = target.dataset['key']
    if (key === undefined && target !== event.currentTarget) return
    const arrow = stepOf(event)
    const isMeant = arrow === null ? key !== undefined && press(key, event) : step(key ?? null, arrow)
    if (isMeant) event.preventDefault()
  }
}

/** Where an arrow key leads in a grid that is filled row by row; null when it leads nowhere. `at` is -1 before it. */
export function moveInGrid(
  key: string,
  at: number,
  columns: number,
  length: number,
  direction: string
): number | null {
  const forward = direction === 'rtl' ? -1 : 1
  const steps: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowDown: columns,
    ArrowUp: -columns
  }
  const step = steps[key]
  if (step === undefined) return null
  if (at < 0) return key === 'ArrowDown' && length > 0 ? 0 : null
  const next = at + step
  return next >= 0 && next < length ? next : null
}
