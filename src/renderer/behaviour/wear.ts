import type { Chrome } from '#shared/chrome.ts'
import type { Look } from '../state/appearance.svelte.ts'

/** Makes the page look like this, by the attributes that the styles go by. */
export function wear(page: HTMLElement, look: Look): void {
  page.dataset['theme'] = look.scheme
  page.dataset['accent'] = look.accent
  page.dataset['density'] = look.density
  page.dataset['contrast'] = look.contrast ? 'more' : 'normal'
  page.style.fontSize = look.textSize === '100' ? '' : `${look.textSize}%`
}

/** Tells whether the system asks for more contrast: now, and whenever that changes. */
export function watchContrast(window: Window, listener: (more: boolean) => void): void {
  const asked = window.matchMedia('(prefers-contrast: more)')
  asked.addEventListener('change', () => {
    listener(asked.matches)
  })
  listener(asked.matches)
}

/** Leaves room for what the window has no frame for. */
export function leaveRoom(page: HTMLElement, { height }: Chrome): void {
  if (height > 0) page.style.setProperty('--titlebar', `${String(height)}px`)
}
