/** Even a compromised page cannot navigate, open windows, embed pages, or use devices or the network. */
import { app, session, type Event, type WebContents } from 'electron'
import { hasInterfaceOrigin, isInterfaceUrl } from './interface-url.ts'

const allowedPermissions: ReadonlySet<string> = new Set([
  'notifications',
  'clipboard-sanitized-write',
  'fullscreen'
])

/** Before the app is ready. WebRTC resolves names of relays under any policy. The device uses Node's network. */
export function disableDns(): void {
  const development = app.isPackaged ? '' : ', EXCLUDE localhost, EXCLUDE 127.0.0.1'
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${development}`)
}

export function lockDown(interfaceUrl: string): void {
  app.on('web-contents-created', (_event, contents) => {
    preventNavigation(contents, interfaceUrl)
    // The page's Content-Security-Policy does not cover WebRTC.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
  session.defaultSession.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !isLocal(url, interfaceUrl) })
  })
  // Chromium uses the two handlers in different cases, so both are needed.
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin, { requestingUrl }) => {
    return allowedPermissions.has(permission) && hasInterfaceOrigin(requestingUrl ?? origin, interfaceUrl)
  })
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const { requestingUrl, isMainFrame } = details
    decide(
      allowedPermissions.has(permission) && isMainFrame && hasInterfaceOrigin(requestingUrl, interfaceUrl)
    )
  })
  session.defaultSession.setDevicePermissionHandler(() => false)
}

function isLocal(url: string, interfaceUrl: string): boolean {
  const { protocol, host } = new URL(url)
  if (protocol === 'blob:' || protocol === 'data:' || hasInterfaceOrigin(url, interfaceUrl)) return true
  if (app.isPackaged) return false
  // Vite announces changes over a WebSocket.
  return protocol === 'devtools:' || (protocol === 'ws:' && host === new URL(interfaceUrl).host)
}

/** The interface may reload itself, as Vite does when its source changes. */
function preventNavigation(contents: WebContents, interfaceUrl: string): void {
  const preventUnlessReload = (event: Event<{ url: string; isMainFrame: boolean }>): void => {
    if (!event.isMainFrame || !isInterfaceUrl(event.url, interfaceUrl)) event.preventDefault()
  }
  contents.on('will-navigate', preventUnlessReload)
  contents.on('will-frame-navigate', preventUnlessReload)
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
