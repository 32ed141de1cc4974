/** What a page may never do, whatever got into it: leave, open windows, embed others, use devices or the network. */
import { app, session, type Event, type WebContents } from 'electron'
import { isAtHome, isSamePage } from './interface-url.ts'

/** To notify, to copy, and to show an invitation large; each for the interface alone. */
const allowed: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write', 'fullscreen'])

/**
 * Before the app is ready. Chromium finds no address, not even one in figures, so that nothing of a page leaves this
 * computer: WebRTC asks relays over TCP, and for their names, whatever its policy and the page's are. The device's own
 * connections are Node's and not concerned.
 */
export function findNoAddress(): void {
  const development = app.isPackaged ? '' : ', EXCLUDE localhost, EXCLUDE 127.0.0.1'
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${development}`)
}

/** Before the first window is made. @param home where the interface is */
export function lockDown(home: string): void {
  app.on('web-contents-created', (_event, contents) => {
    keepInPlace(contents, home)
    // The page's own policy does not cover WebRTC, which sends packets to any address that it is given.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
  session.defaultSession.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !isLocal(url, home) })
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

/** Of the interface, or of no place at all. */
function isLocal(url: string, home: string): boolean {
  const { protocol, host } = new URL(url)
  if (protocol === 'blob:' || protocol === 'data:' || isAtHome(url, home)) return true
  if (app.isPackaged) return false
  // Vite announces changes over a WebSocket.
  return protocol === 'devtools:' || (protocol === 'ws:' && host === new URL(home).host)
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
