/**
 * Attached to what should fill the whole screen. Where that is not allowed, filling the window is nearly as good.
 *
 * @param onleave called when the person leaves the full screen by its own means, such as Escape
 */
export function fullScreen(onleave: () => void): (node: HTMLElement) => () => void {
  return () => {
    let entered = false
    const changed = (): void => {
      if (document.fullscreenElement) entered = true
      else if (entered) onleave()
    }
    document.addEventListener('fullscreenchange', changed)
    document.documentElement.requestFullscreen().catch(stayInWindow)
    return () => {
      document.removeEventListener('fullscreenchange', changed)
      if (document.fullscreenElement) document.exitFullscreen().catch(stayInWindow)
    }
  }
}

/** The browser said no; the person sees the same, only smaller. */
function stayInWindow(error: unknown): void {
  console.warn('no full screen:', error)
}
