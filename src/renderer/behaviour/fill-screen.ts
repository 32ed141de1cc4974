import { onResize } from './resize.ts'

/**
 * An attachment for the first row of a list: while all rows fit on the screen, it takes the height that the others
 * leave, so that what is in it can stand in the middle of that.
 */
export function fillScreen(row: HTMLElement): () => void {
  const scroller = row.closest<HTMLElement>('[role=log]')
  const list = row.parentElement?.parentElement
  if (!scroller || !list) return () => undefined
  const fit = (): void => {
    const padding = Number.parseFloat(getComputedStyle(scroller).paddingBlockEnd)
    // Not the height of the list, which still has the old height of this row. In a longer list those that are drawn fill the screen.
    const others = [...list.children]
      .filter((one) => !one.contains(row))
      .reduce((sum, one) => sum + one.getBoundingClientRect().height, 0)
    row.style.minBlockSize = `${String(Math.max(0, Math.floor(scroller.clientHeight - padding - others)))}px`
  }
  const stops = [scroller, list].map((element) => onResize(fit)(element))
  return () => {
    for (const stop of stops) stop?.()
    row.style.removeProperty('min-block-size')
  }
}
