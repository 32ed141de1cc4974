import { onResize } from './resize.ts'

/** An attachment: while the element is shown, the page knows by `--content-start` where it begins, below all headers and banners. */
export function contentStart(element: HTMLElement): () => void {
  const { style } = document.documentElement
  const forget = (): void => {
    style.removeProperty('--content-start')
  }
  const stop = onResize(() => {
    const { top, height } = element.getBoundingClientRect()
    if (height > 0) style.setProperty('--content-start', `${String(top)}px`)
    else forget()
  })(element)
  return () => {
    forget()
    stop?.()
  }
}
