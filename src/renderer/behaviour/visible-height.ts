/** On iOS the keyboard covers the page instead of making it smaller; only the visual viewport knows. */

type View = Pick<VisualViewport, 'height' | 'scale' | 'addEventListener' | 'removeEventListener'>

interface ViewportSource {
  innerHeight: number
  visualViewport: View | null
  scrollTo: (x: number, y: number) => void
}

/** The height that can be seen, CSS pixels; null where the page has it already, and while somebody zooms with two fingers. */
export function visibleHeight({ innerHeight, visualViewport }: ViewportSource): number | null {
  if (!visualViewport || visualViewport.scale !== 1) return null
  return innerHeight - visualViewport.height > 1 ? visualViewport.height : null
}

/** An attachment: the element is told in `--visible` how high it may be. */
export function fitsVisible(target: ViewportSource = window): (element: HTMLElement) => () => void {
  return (element) => {
    const view = target.visualViewport
    const fit = (): void => {
      const height = visibleHeight(target)
      if (height === null) element.style.removeProperty('--visible')
      else {
        element.style.setProperty('--visible', `${String(height)}px`)
        // The browser has scrolled the field into sight by moving the whole page.
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
