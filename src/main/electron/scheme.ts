/** `app://parley/`: the window's own origin, answered from memory. No `file:` and no network. */
import { app, protocol } from 'electron'
import { openPages } from '../pages/pages.ts'

const scheme = 'app'
const host = 'parley'

/** Before the app is ready; Electron ignores it afterwards. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }
  ])
}

/** Where the interface is: in a package always our own scheme, in development Vite's server when it runs. */
export function homePage(): string {
  const development = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  return development ?? `${scheme}://${host}/`
}

/** @param root the built interface */
export function servePages(root: string): void {
  const pages = openPages(root)
  protocol.handle(scheme, (request) => {
    const url = new URL(request.url)
    const path = url.host === host && request.method === 'GET' ? url.pathname : 'nowhere'
    const { status, headers, body } = pages.get(path)
    return new Response(body, { status, headers })
  })
}
