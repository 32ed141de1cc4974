import type { Profile } from '#shared/bridge.ts'
import type { App } from './app.svelte.ts'

/** Who I am here: on this device, or as a guest in this space. Null before a guest has come in. */
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
