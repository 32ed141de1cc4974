/** What a page notifies of, in place of the system: a browser without a window denies it. */
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    notified: string[]
    sounds: number
  }
}

/** From the next load of the page on. @param permission before the person is asked, who then allows it */
export async function logNotifications(page: Page, permission: 'default' | 'granted'): Promise<void> {
  await page.addInitScript((initial) => {
    window.notified = []
    window.sounds = 0
    class LoggedNotification extends EventTarget {
      static permission: NotificationPermission = initial
      static requestPermission(): Promise<NotificationPermission> {
        LoggedNotification.permission = 'granted'
        return Promise.resolve('granted')
      }
      constructor(_title: string, { body = '' }: NotificationOptions) {
        super()
        window.notified.push(body)
      }
      close(): void {
        // The log keeps it.
      }
    }
    class CountedAudioContext extends AudioContext {
      override createOscillator(): OscillatorNode {
        window.sounds += 1
        return super.createOscillator()
      }
    }
    Object.assign(window, { Notification: LoggedNotification, AudioContext: CountedAudioContext })
  }, permission)
}

export const notified = (page: Page): Promise<string[]> => page.evaluate(() => window.notified)
export const sounds = (page: Page): Promise<number> => page.evaluate(() => window.sounds)
