import { createChime } from './chime.ts'

/** `default`: not asked for yet. */
export type NotifierPermission = 'granted' | 'denied' | 'default' | 'unsupported'

export interface MessageNotification {
  title: string
  text: string
  /** A newer one replaces an older one of the same tag. */
  tag: string
  onclick: () => void
}

export interface Notifier {
  permission(): NotifierPermission
  requestPermission(): Promise<NotifierPermission>
  /** @returns takes it away again */
  show(notice: MessageNotification): () => void
  playSound(): void
  /** Whether the page is visible and focused. */
  isWatched(): boolean
}

/** The system's notifications, as the page may show them. A page without TLS may not, and on Android only a service worker could, which a page with a certificate made on the spot cannot have. */
export function createNotifier(window: Window): Notifier {
  const supported =
    'Notification' in window && window.isSecureContext && !/Android/.test(window.navigator.userAgent)
  const permission = (): NotifierPermission => (supported ? Notification.permission : 'unsupported')
  return {
    permission,
    playSound: createChime(window),
    isWatched: () => window.document.visibilityState === 'visible' && window.document.hasFocus(),
    requestPermission: async () => (supported ? Notification.requestPermission() : 'unsupported'),
    show: ({ title, text, tag, onclick }) => {
      const notice = new Notification(title, { body: text, tag })
      // macOS shows none for unsigned programs; the badge and the page still show them.
      notice.addEventListener('error', () => {
        console.warn('the system did not show a notice')
      })
      notice.addEventListener('click', () => {
        window.focus()
        notice.close()
        onclick()
      })
      return () => {
        notice.close()
      }
    }
  }
}
