/** What a page may never do, whatever got into it: leave, open windows, embed others, use devices. */
import { app, session, type WebContents } from 'electron'
import { isAtHome } from './home.ts'

/** To notify, to copy, and to show an invitation large; each for the interface alone. */
const allowed: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write', 'fullscreen'])

/** Before the first window is made. @param home where the interface is */
export function lockDown(home: string): void {
  app.on('web-contents-created', (_event, contents) => {
    keepInPlace(contents)
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

function keepInPlace(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
