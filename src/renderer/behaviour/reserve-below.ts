import { onResize } from './resize.ts'

/** An attachment: while the element is there, the page knows by `--composer` how much of its end it takes. */
export function reserveBelow(element: HTMLElement): () => void {
  const { style } = document.documentElement
  const stop = onResize(() => {
    const margin = Number.parseFloat(getComputedStyle(element).marginBlockEnd)
    style.setProperty('--composer', `${String(element.offsetHeight + margin)}px`)
  })(element)
  return () => {
    style.removeProperty('--composer')
    stop?.()
  }
}
