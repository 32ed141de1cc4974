/** The interface at `app://parley/`, from memory: no `file:` and no network. */
import { app, protocol } from 'electron'
import { openPages } from '../pages/pages.ts'

const scheme = 'app'
const host = 'parley'

/** Before the app is ready; Electron ignores it afterwards. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // codeCache: compiles the interface once, not at every start.
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }
  ])
}

/** @returns the address of the interface: in development that of Vite's server when it runs */
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
