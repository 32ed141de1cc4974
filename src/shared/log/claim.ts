/** A device's signed statement that it hosts a space from an epoch on. */
import * as v from 'valibot'
import { Bytes32, Count, DeviceId, fromBase64, Signature, Time, toBase64 } from '../values/ids.ts'
import { canonicalBytes } from './canonical.ts'
import type { Crypto, DeviceKeys } from './crypto.ts'
import { deviceIdOf } from './event.ts'

/** `at` only tells claims of one device and epoch apart: clocks decide nothing. */
export const Claim = v.object({
  epoch: v.pipe(Count, v.minValue(1)),
  host: DeviceId,
  key: Bytes32,
  at: Time,
  sig: Signature
})
export type Claim = v.InferOutput<typeof Claim>

function claimBytes(space: string, { epoch, host, at }: Omit<Claim, 'sig'>): Uint8Array {
  return canonicalBytes(['parley claim 1', space, epoch, host, at])
}

/** @param at ms since 1970 */
export async function signClaim(
  space: string,
  epoch: number,
  at: number,
  keys: DeviceKeys,
  hash: Crypto['hash']
): Promise<Claim> {
  const claim = { epoch, host: deviceIdOf(keys.publicKey, hash), key: toBase64(keys.publicKey), at }
  return { ...claim, sig: toBase64(await keys.sign(claimBytes(space, claim))) }
}

/** Whether the claim's key belongs to its host and signed it for this space. */
export async function isClaimSigned(space: string, claim: Claim, crypto: Crypto): Promise<boolean> {
  const key = fromBase64(claim.key)
  if (deviceIdOf(key, crypto.hash) !== claim.host) return false
  return crypto.verify(key, claimBytes(space, claim), fromBase64(claim.sig))
}

/** What a host signs when it meets another one: bound to the other one's nonce. */
export function meetingProof(
  space: string,
  { epoch, host, at }: Claim,
  nonce: string,
  people: number
): Uint8Array {
  return canonicalBytes(['parley meet 1', space, epoch, host, at, nonce, people])
}

/** Negative when the first is lower. Different claims are never equal: two copies of a device may claim one epoch. */
export function compareClaims(one: Claim, other: Claim): number {
  if (one.epoch !== other.epoch) return one.epoch - other.epoch
  if (one.host !== other.host) return one.host < other.host ? -1 : 1
  return one.at - other.at || (one.sig < other.sig ? -1 : one.sig === other.sig ? 0 : 1)
}
