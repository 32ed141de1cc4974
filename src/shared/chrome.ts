/** What a window leaves of its frame for the page to draw. */
export interface Chrome {
  /**
   * `none`: nothing, it has a frame or is a browser's. `overlay`: the page draws the strip at the top, the system
   * its buttons over it. `mac`: the same, with the system's lights at its left.
   */
  kind: 'none' | 'overlay' | 'mac'
  /** Of that strip, in pixels of the page. */
  height: number
}

export const noChrome: Chrome = { kind: 'none', height: 0 }

/** @param platform as Node names it */
export function chromeOn(platform: string): Chrome {
  return { kind: platform === 'darwin' ? 'mac' : 'overlay', height: 40 }
}
