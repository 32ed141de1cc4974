/** What the app's permission handlers grant, told to Chromium beforehand; it refuses everything else. */
import type { BrowserContext } from 'playwright-core'
import { permissions } from './modules.ts'

/** Electron's name for each permission that Chromium can be told about from outside. */
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

export async function grantPermissions(context: BrowserContext): Promise<void> {
  await context.grantPermissions(Object.keys(names).filter((name) => isGranted(names[name] ?? name)))
}

function isGranted(permission: string): boolean {
  const { check, request } = permissions
  // Without a handler, Electron grants.
  let requested = request === null
  request?.({}, permission, (granted) => (requested = granted))
  return requested && (check === null || check(null, permission))
}
