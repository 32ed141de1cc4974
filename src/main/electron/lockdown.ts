/** What a page may never do, whatever got into it: leave, open windows, embed others, use devices. */
import { app, session, type Event, type WebContents } from 'electron'
import { isAtHome, isSamePage } from './home.ts'

/** To notify, to copy, and to show an invitation large; each for the interface alone. */
const allowed: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write', 'fullscreen'])

/** Before the first window is made. @param home where the interface is */
export function lockDown(home: string): void {
  app.on('web-contents-created', (_event, contents) => {
    keepInPlace(contents, home)
  })
  // Chromium checks and requests separately: with only one of the two, the other stays open.
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin, { requestingUrl }) => {
    return allowed.has(permission) && isAtHome(requestingUrl ?? origin, home)
  })
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const { requestingUrl, isMainFrame } = details
    decide(allowed.has(permission) && isMainFrame && isAtHome(requestingUrl, home))
  })
  session.defaultSession.setDevicePermissionHandler(() => false)
}

/** The interface may load itself again, as Vite makes it do when its source changes; nothing else leads anywhere. */
function keepInPlace(contents: WebContents, home: string): void {
  const stay = (event: Event<{ url: string; isMainFrame: boolean }>): void => {
    if (!event.isMainFrame || !isSamePage(event.url, home)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  // Our own pages never redirect.
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
