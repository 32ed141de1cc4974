/** `app://parley/`: the window's own origin, answered from memory. No `file:` and no network. */
import { app, protocol } from 'electron'
import { openPages } from '../pages/pages.ts'

const scheme = 'app'
const host = 'parley'

/** Before the app is ready; Electron ignores it afterwards. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // codeCache: the interface is compiled once, not at every start.
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }
  ])
}

/**
 * @param root the built interface
 * @returns where the interface is: in a package always here, in development on Vite's server when it runs
 */
export function serveInterface(root: string): string {
  const development = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  if (development !== undefined) return development
  const pages = openPages(root)
  protocol.handle(scheme, (request) => {
    const url = new URL(request.url)
    const path = url.host === host && request.method === 'GET' ? url.pathname : 'nowhere'
    const { status, headers, body } = pages.get(path)
    return new Response(body, { status, headers })
  })
  return `${scheme}://${host}/`
}
