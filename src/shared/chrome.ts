/** The parts of the window's frame that the page draws. */
export interface Chrome {
  /** `overlay`: the page draws the title bar, the system its buttons over it; `mac`: with buttons on the left. */
  kind: 'none' | 'overlay' | 'mac'
  height: number
}

export const noChrome: Chrome = { kind: 'none', height: 0 }

export function chromeOn(platform: string): Chrome {
  return { kind: platform === 'darwin' ? 'mac' : 'overlay', height: 40 }
}
