/** Whether the window has been on the screen. Who started the app may wait for a file that says so. */
import { writeFileSync } from 'node:fs'

const marker = process.env['PARLEY_WINDOW_SHOWN']
let shown = false

export function isShown(): boolean {
  return shown
}

/** Somebody waits, and goes on in the browser if the app ends before the window is shown. */
export function isWatched(): boolean {
  return marker !== undefined
}

export function noteShown(): void {
  if (shown) return
  shown = true
  if (marker === undefined) return
  try {
    writeFileSync(marker, '')
  } catch (error) {
    console.warn('nobody will know that the window was shown:', error)
  }
}
