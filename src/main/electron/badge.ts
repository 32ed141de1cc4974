import { app, type BrowserWindow } from 'electron'
import type { DevicePayload } from '#shared/bridge.ts'

export function createBadge(): (counted: DevicePayload<'attention:set'>, window: BrowserWindow) => void {
  let before = 0
  return ({ unread, mentions }, window) => {
    const more = mentions > before
    before = mentions
    if (process.platform !== 'win32') app.setBadgeCount(unread) // Windows has no numbers at icons
    if (more && canFlash() && !window.isFocused()) window.flashFrame(true)
  }
}

export function stopFlashOnFocus(window: BrowserWindow): void {
  window.on('focus', () => {
    if (canFlash()) window.flashFrame(false)
  })
}

/** On macOS the icon would bounce, which is for emergencies. */
function canFlash(): boolean {
  return process.platform !== 'darwin'
}
