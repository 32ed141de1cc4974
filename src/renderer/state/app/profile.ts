import type { Profile } from '#shared/values/profile.ts'
import { cleanName, cleanStatus } from '#shared/values/ids.ts'
import { pictureUrl } from '../../text/picture-url.ts'
import type { Face } from '../space/face-loader.svelte.ts'
import type { App } from './app.svelte.ts'

/** A profile as it is edited: '' is none. */
export interface ProfileForm {
  name: string
  colour: number
  emoji: string
  picture: string
  status: string
}

/** Of this device, or as a guest of this space. Null before a guest has joined. */
export function profileIn({ device, space, platform }: App): Profile | null {
  if (device) return device.profile
  const me = space?.people.me
  if (!me) return null
  // The host has told the hash of the picture only.
  const { picture: _hash, ...seen } = me
  const saved = platform.guestEntry?.known(space.id)
  return profileOf({ ...formOf(saved ?? seen), name: me.name, colour: me.colour })
}

export async function setProfileIn({ device, platform }: App, profile: Profile): Promise<boolean> {
  if (device) return device.setProfile(profile)
  platform.guestEntry?.setProfile(profile)
  return true
}

export function formOf({
  name = '',
  colour,
  emoji = '',
  picture = '',
  status = ''
}: Partial<Omit<Profile, 'colour'> & { colour: number | null }>): ProfileForm {
  return { name, colour: colour ?? 0, emoji, picture, status }
}

/** Cleaned, as others receive it. */
export function profileOf({ name, colour, emoji, picture, status: typed }: ProfileForm): Profile {
  const status = cleanStatus(typed)
  return {
    name: cleanName(name),
    colour,
    ...(emoji ? { emoji } : {}),
    ...(picture ? { picture } : {}),
    ...(status ? { status } : {})
  }
}

export function faceOfProfile({ emoji = '', picture }: Pick<Profile, 'emoji' | 'picture'>): Face {
  return { emoji, url: picture ? pictureUrl(picture) : null }
}

export function isSameProfile(one: Profile, other: Profile): boolean {
  const [a, b] = [formOf(one), formOf(other)]
  return (Object.keys(a) as (keyof ProfileForm)[]).every((field) => a[field] === b[field])
}
