import { onResize } from './resize.ts'

/** An attachment: while the element is there, the page knows by `--composer` how much of its end it takes. */
export function reserveBelow(element: HTMLElement): () => void {
  const { style } = document.documentElement
  const stop = onResize(() => {
    style.setProperty('--composer', `${String(element.offsetHeight)}px`)
  })(element)
  return () => {
    style.removeProperty('--composer')
    stop?.()
  }
}
