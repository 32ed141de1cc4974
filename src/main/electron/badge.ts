/** What is seen of the app while its window is not: a number at its icon, and a nudge when somebody is meant. */
import { app, type BrowserWindow } from 'electron'
import type { DevicePayload } from '#shared/bridge.ts'

/** @returns what to call whenever the page has counted again */
export function createAttention(): (counted: DevicePayload<'attention:set'>, window: BrowserWindow) => void {
  let before = 0
  return ({ unread, mentions }, window) => {
    const more = mentions > before
    before = mentions
    if (process.platform !== 'win32') app.setBadgeCount(unread) // Windows has no numbers at icons
    if (more && canFlash() && !window.isFocused()) window.flashFrame(true)
  }
}

/** A window that is looked at has got its attention. */
export function calmWhenSeen(window: BrowserWindow): void {
  window.on('focus', () => {
    if (canFlash()) window.flashFrame(false)
  })
}

/** On macOS the icon would jump, which is for emergencies there. */
function canFlash(): boolean {
  return process.platform !== 'darwin'
}
