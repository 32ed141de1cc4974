/** Fills the screen, or the window where that is not allowed. @param onleave the person left full screen, such as with Escape */
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

/** Refused by the browser: the content fills the window. */
function stayInWindow(error: unknown): void {
  console.warn('no full screen:', error)
}
