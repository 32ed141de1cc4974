/** A guest's keys: WebCrypto where the page is secure and the browser knows Ed25519, else pure JavaScript. */
import { sha256 } from '@noble/hashes/sha2.js'
import type { Crypto, DeviceKeys } from '#shared/log/crypto.ts'
import { fromBase64, toBase64 } from '#shared/values/ids.ts'
import { loadChunk } from '../../load-chunk.ts'
import type { Identity } from './records.ts'

type Bytes = Uint8Array<ArrayBuffer>

interface Ed25519 {
  publicKeyOf(secret: Bytes): Promise<Bytes>
  sign(bytes: Bytes, secret: Bytes): Promise<Bytes>
  verify(publicKey: Bytes, bytes: Bytes, signature: Bytes): Promise<boolean>
}

export const guestCrypto: Crypto = {
  hash: sha256,
  verify: async (publicKey, bytes, signature) => {
    const ed25519 = await chosen()
    return ed25519.verify(copied(publicKey), copied(bytes), copied(signature))
  },
  random: (length) => crypto.getRandomValues(new Uint8Array(length))
}

export async function newIdentity(): Promise<Identity> {
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const publicKey = await (await chosen()).publicKeyOf(secret)
  return { secret: toBase64(secret), publicKey: toBase64(publicKey) }
}

export async function guestKeys({ secret, publicKey }: Identity): Promise<DeviceKeys> {
  const ed25519 = await chosen()
  const secretBytes = copied(fromBase64(secret))
  return {
    publicKey: fromBase64(publicKey),
    sign: (bytes) => ed25519.sign(copied(bytes), secretBytes)
  }
}

/** Fetches what a newcomer's key needs while its person reads the first screen. */
export function prepareKeys(): void {
  chosen().catch((error: unknown) => {
    console.warn('no keys yet:', error)
  })
}

let choice: Promise<Ed25519> | null = null

function chosen(): Promise<Ed25519> {
  choice ??= choose().catch((error: unknown) => {
    choice = null // tried again the next time
    throw error
  })
  return choice
}

async function choose(): Promise<Ed25519> {
  // Pages without TLS have no `subtle` at all, though its type says so.
  const subtle = (crypto as Partial<typeof crypto>).subtle
  return subtle && (await knowsEd25519(subtle)) ? native(subtle) : pure()
}

async function knowsEd25519(subtle: SubtleCrypto): Promise<boolean> {
  try {
    await importSecret(subtle, new Uint8Array(32))
    return true
  } catch (error) {
    console.info('this browser has no Ed25519 of its own:', error)
    return false
  }
}

/** RFC 8410: the PKCS #8 header of the 32 secret bytes. */
const pkcs8Prefix = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]

function importSecret(subtle: SubtleCrypto, secret: Bytes): Promise<CryptoKey> {
  return subtle.importKey('pkcs8', new Uint8Array([...pkcs8Prefix, ...secret]), 'Ed25519', true, ['sign'])
}

function native(subtle: SubtleCrypto): Ed25519 {
  return {
    publicKeyOf: async (secret) => {
      const { x } = await subtle.exportKey('jwk', await importSecret(subtle, secret))
      if (x === undefined) throw new TypeError('the key has no public half')
      return copied(fromBase64(x))
    },
    sign: async (bytes, secret) =>
      new Uint8Array(await subtle.sign('Ed25519', await importSecret(subtle, secret), bytes)),
    verify: async (publicKey, bytes, signature) => {
      try {
        return await subtle.verify('Ed25519', await publicKeyIn(subtle, publicKey), signature, bytes)
      } catch (error) {
        console.warn('a malformed key:', error)
        return false
      }
    }
  }
}

const maxKeys = 256
const imported = new Map<string, Promise<CryptoKey>>()

/** A room has few authors and many events: each key is imported once. */
function publicKeyIn(subtle: SubtleCrypto, publicKey: Bytes): Promise<CryptoKey> {
  const name = toBase64(publicKey)
  const key = imported.get(name) ?? subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  if (imported.size >= maxKeys) imported.clear()
  imported.set(name, key)
  return key
}

async function pure(): Promise<Ed25519> {
  const ed25519 = await loadChunk(() => import('./ed25519.ts'))
  return {
    publicKeyOf: (secret) => Promise.resolve(copied(ed25519.getPublicKey(secret))),
    sign: (bytes, secret) => Promise.resolve(copied(ed25519.sign(bytes, secret))),
    verify: (publicKey, bytes, signature) => Promise.resolve(verified(ed25519, publicKey, bytes, signature))
  }
}

type Noble = typeof import('./ed25519.ts')

function verified(ed25519: Noble, publicKey: Bytes, bytes: Bytes, signature: Bytes): boolean {
  try {
    return ed25519.verify(signature, bytes, publicKey)
  } catch (error) {
    console.warn('a malformed key or signature:', error)
    return false
  }
}

/** WebCrypto takes only bytes that cannot be shared memory; a copy certainly is not. */
function copied(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}
