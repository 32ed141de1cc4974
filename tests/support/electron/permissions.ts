/** The permissions that the app's handlers grant, given to Chromium in advance; it refuses all others. */
import type { BrowserContext } from 'playwright-core'
import { toLoadable } from './chromium.ts'
import { permissions } from './modules.ts'

/** Electron's name for each permission that Chromium can be given from outside. */
const names: Readonly<Record<string, string>> = {
  camera: 'media',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  geolocation: 'geolocation',
  'local-network-access': 'local-network-access',
  microphone: 'media',
  midi: 'midi',
  notifications: 'notifications'
}

/** @param url the page that is about to load; no other gets permissions */
export async function grantPermissions(context: BrowserContext, url: string): Promise<void> {
  const granted = Object.keys(names).filter((name) => isGranted(names[name] ?? name, url))
  await context.grantPermissions(granted, { origin: new URL(toLoadable(url)).origin })
}

function isGranted(permission: string, url: string): boolean {
  const { check, request } = permissions
  // Without a handler, Electron grants.
  let requested = request === null
  const decide = (granted: boolean): void => {
    requested = granted
  }
  request?.({}, permission, decide, { isMainFrame: true, requestingUrl: url })
  return (
    requested && (check === null || check(null, permission, url, { isMainFrame: true, requestingUrl: url }))
  )
}
