/** The launcher may wait for a file that says that the window has been shown. */
import { writeFileSync } from 'node:fs'

const marker = process.env['PARLEY_WINDOW_SHOWN']
let shown = false

export function wasWindowShown(): boolean {
  return shown
}

/** It opens a browser if the app ends before the window is shown. */
export function isLauncherWaiting(): boolean {
  return marker !== undefined
}

export function markWindowShown(): void {
  if (shown) return
  shown = true
  if (marker === undefined) return
  try {
    writeFileSync(marker, '')
  } catch (error) {
    console.warn('the launcher cannot be told that the window was shown:', error)
  }
}
