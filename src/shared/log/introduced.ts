import { fromBase64, toBase64 } from '../values/ids.ts'
import type { Profile } from '../values/profile.ts'
import type { Crypto } from './crypto.ts'
import type { BodyOf } from './kinds.ts'

export function hashOfPicture(data: string, hash: Crypto['hash']): string {
  return toBase64(hash(fromBase64(data)))
}

/** The body of an introduction, which names the picture by its hash. */
export function introductionOf(
  { name, colour, emoji, picture, status }: Profile,
  key: Uint8Array,
  guest: boolean,
  hash: Crypto['hash']
): BodyOf<'member.introduced'> {
  return {
    key: toBase64(key),
    name,
    colour,
    guest,
    ...(emoji ? { emoji } : {}),
    ...(picture ? { picture: hashOfPicture(picture, hash) } : {}),
    ...(status ? { status } : {})
  }
}
