import type { Profile } from '#shared/bridge.ts'
import type { App } from './app.svelte.ts'

/** Of this device, or as a guest of this space. Null before a guest has joined. */
export function profileIn({ device, space }: App): Profile | null {
  if (device) return device.profile
  const me = space?.people.me
  return me ? { name: me.name, colour: me.colour } : null
}

export async function renameIn({ device, platform }: App, profile: Profile): Promise<boolean> {
  if (device) return device.rename(profile)
  platform.guestEntry?.rename(profile)
  return true
}
