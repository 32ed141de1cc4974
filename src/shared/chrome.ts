/** What a window leaves of its frame for the page to draw. */
export interface Chrome {
  /** `overlay`: the page draws the strip at the top, the system its buttons over it; `mac`: with buttons at its left. */
  kind: 'none' | 'overlay' | 'mac'
  height: number
}

export const noChrome: Chrome = { kind: 'none', height: 0 }

export function chromeOn(platform: string): Chrome {
  return { kind: platform === 'darwin' ? 'mac' : 'overlay', height: 40 }
}
