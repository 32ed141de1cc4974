/** "Values", "Canonical bytes": how bytes, keys and signed data are written. */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

const digits = 'abcdefghijklmnopqrstuvwxyz234567'
/** What PKCS #8 puts before the 32 bytes of an Ed25519 seed (RFC 8410). */
export const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** What a device signs with. */
export interface Keys {
  /** The public key, base64url. */
  key: string
  device: string
  /** Base64url of the signature. */
  sign: (bytes: Uint8Array) => string
}

export function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

/** Lower case, without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => digits.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('')
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

export function canonical(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, its]) => `${JSON.stringify(name)}:${canonical(its)}`).join(',')}}`
}

export function canonicalBytes(value: Json): Buffer {
  return Buffer.from(canonical(value))
}

/** @param seed 32 bytes, to be kept secret. */
export function keysOf(seed: Uint8Array): Keys {
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const key = createPublicKey(secret).export({ format: 'jwk' }).x ?? ''
  return { key, device: deviceOf(key), sign: (bytes) => base64url(sign(null, bytes, secret)) }
}

export function deviceOf(key: string): string {
  return base32(sha256(Buffer.from(key, 'base64url')))
}

export function isSigned(bytes: Uint8Array, signature: string, key: string): boolean {
  const its = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
  return verify(null, bytes, its, Buffer.from(signature, 'base64url'))
}

// Array.isArray does not tell read-only lists from objects.
function isList(value: readonly Json[] | { readonly [name: string]: Json }): value is readonly Json[] {
  return Array.isArray(value)
}
