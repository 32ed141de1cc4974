import type { Chrome } from '#shared/chrome.ts'

export interface AppliedAppearance {
  scheme: 'system' | 'light' | 'dark'
  accent: string
  density: string
  contrast: boolean
  textSize: string
}

/** The interface's ground, which a phone's browser paints around the page; the same values as its tokens. */
export const ground = { light: '#faf6ef', dark: '#191714' }

export function applyAppearance(page: HTMLElement, look: AppliedAppearance): void {
  page.dataset['theme'] = look.scheme
  page.dataset['accent'] = look.accent
  page.dataset['density'] = look.density
  page.dataset['contrast'] = look.contrast ? 'more' : 'normal'
  for (const bar of page.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const system = bar.media.includes('dark') ? 'dark' : 'light'
    bar.content = ground[look.scheme === 'system' ? system : look.scheme]
  }
  page.style.fontSize = look.textSize === '100' ? '' : `${look.textSize}%`
}

/** Reports whether the system asks for more contrast: now, and on each change. */
export function watchContrast(window: Window, listener: (more: boolean) => void): void {
  const preference = window.matchMedia('(prefers-contrast: more)')
  preference.addEventListener('change', () => {
    listener(preference.matches)
  })
  listener(preference.matches)
}

/** Leaves space for the title bar that the page draws itself. */
export function reserveTitleBar(page: HTMLElement, { height }: Chrome): void {
  if (height > 0) page.style.setProperty('--titlebar', `${String(height)}px`)
}
