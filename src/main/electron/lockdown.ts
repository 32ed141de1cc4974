/** What a page may never do, whatever got into it: leave, open windows, embed others, use devices. */
import { app, session, type WebContents } from 'electron'

const allowed: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write', 'fullscreen'])

/** Before the first window is made. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    keepInPlace(contents)
  })
  // Chromium checks and requests separately: with only one of the two, the other stays open.
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => allowed.has(permission))
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(allowed.has(permission))
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
