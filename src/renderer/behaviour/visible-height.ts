/** On iOS the keyboard covers the page instead of making it smaller; only the visual viewport knows. */

type View = Pick<VisualViewport, 'height' | 'scale' | 'addEventListener' | 'removeEventListener'>

interface ViewportSource {
  innerHeight: number
  visualViewport: View | null
  scrollTo: (x: number, y: number) => void
}

/** CSS pixels: above the keyboard of a small phone there is space for the composer and a few messages. */
const shortHeight = 320

/** CSS pixels; null where the page has this height already, and during a pinch zoom. */
export function visibleHeight({ innerHeight, visualViewport }: ViewportSource): number | null {
  if (!visualViewport || visualViewport.scale !== 1) return null
  return innerHeight - visualViewport.height > 1 ? visualViewport.height : null
}

/** An attachment: sets the element's `--visible` to the visible height, and marks it with `data-short` when that is little. */
export function fitsVisible(target: ViewportSource = window): (element: HTMLElement) => () => void {
  return (element) => {
    const view = target.visualViewport
    const fit = (): void => {
      const height = visibleHeight(target)
      element.toggleAttribute('data-short', (height ?? target.innerHeight) < shortHeight)
      if (height === null) element.style.removeProperty('--visible')
      else {
        element.style.setProperty('--visible', `${String(height)}px`)
        // The browser has scrolled the whole page to show the field.
        target.scrollTo(0, 0)
      }
    }
    view?.addEventListener('resize', fit)
    fit()
    return () => {
      view?.removeEventListener('resize', fit)
    }
  }
}
