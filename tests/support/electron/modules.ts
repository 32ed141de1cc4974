/** The smaller modules of Electron, as far as the app uses them. */
import type { Privileges } from 'electron'
import { theApp } from './app.ts'
import { strict, assertKnown } from './strict.ts'

type Handler = (event: object, ...args: unknown[]) => unknown
type PermissionCheck = (
  contents: object | null,
  permission: string,
  origin: string,
  details: { isMainFrame: boolean; requestingUrl?: string }
) => boolean
type PermissionRequest = (
  contents: object,
  permission: string,
  decide: (granted: boolean) => void,
  details: { isMainFrame: boolean; requestingUrl: string }
) => void

export const ipcHandlers = new Map<string, Handler>()
export const ipcMain = strict('ipcMain', {
  handle(channel: string, handler: Handler): void {
    if (ipcHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    ipcHandlers.set(channel, handler)
  }
})

const schemes = new Map<string, Privileges>()
export const schemeHandlers = new Map<string, (request: Request) => Response | Promise<Response>>()
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list: { scheme: string; privileges: Privileges }[]): void {
    theApp.mustNotBeReady('protocol.registerSchemesAsPrivileged')
    for (const { scheme, privileges } of list) {
      assertKnown('the privileges', privileges, ['standard', 'secure', 'supportFetchAPI', 'codeCache'])
      if (privileges.codeCache && !privileges.standard) throw new Error('codeCache needs a standard scheme')
      schemes.set(scheme, privileges)
    }
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    const { standard, secure } = schemes.get(scheme) ?? {}
    if (!standard || !secure) throw new Error(`${scheme}: would not be a secure origin of its own`)
    schemeHandlers.set(scheme, handler)
  }
})

export const permissions: { check: PermissionCheck | null; request: PermissionRequest | null } = {
  check: null,
  request: null
}
type Decide = (answer: { cancel?: boolean }) => void
type BeforeRequest = (details: { url: string }, decide: Decide) => void

let beforeRequest: BeforeRequest | null = null

/** Whether the app allows a page's request. */
export function mayRequest(url: string): boolean {
  let cancelled = false
  beforeRequest?.({ url }, ({ cancel }) => (cancelled = cancel === true))
  return !cancelled
}

export const session = strict('session', {
  defaultSession: strict('session.defaultSession', {
    webRequest: strict('session.webRequest', {
      /** Electron uses the last listener only. */
      onBeforeRequest(listener: BeforeRequest): void {
        theApp.mustBeReady('session.webRequest')
        if (beforeRequest) throw new Error('an earlier listener of onBeforeRequest would be gone')
        beforeRequest = listener
      }
    }),
    setPermissionCheckHandler(handler: PermissionCheck): void {
      permissions.check = handler
    },
    setPermissionRequestHandler(handler: PermissionRequest): void {
      permissions.request = handler
    },
    setDevicePermissionHandler(handler: () => boolean): void {
      if (handler()) throw new Error('the Electron stand-in has no devices to give')
    }
  })
})

export const shell = strict('shell', {
  openExternal(url: string): Promise<void> {
    return Promise.reject(new Error(`a test tried to open ${url} outside`))
  }
})
