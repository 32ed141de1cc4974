import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  randomBytes,
  sign,
  verify,
  type KeyObject
} from 'node:crypto'
import type { Crypto, DeviceKeys } from '#shared/log/crypto.ts'

/** DER header of an Ed25519 public key; 32 bytes follow (RFC 8410, section 4). */
const publicKeyHeader = Buffer.from('302a300506032b6570032100', 'hex')

export const nodeCrypto: Crypto = {
  hash: (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')),
  random: (length) => new Uint8Array(randomBytes(length)),
  verify: (publicKey, bytes, signature) =>
    new Promise((resolve) => {
      if (publicKey.length !== 32 || signature.length !== 64) {
        resolve(false)
        return
      }
      verify(null, bytes, parsedKey(publicKey), signature, (error, valid) => {
        resolve(error === null && valid)
      })
    })
}

/** Parsing a key costs a third of a verification. */
const parsedKeys = new Map<string, KeyObject>()
const maxParsedKeys = 1024

function parsedKey(raw: Uint8Array): KeyObject {
  const der = Buffer.concat([publicKeyHeader, raw])
  const name = der.toString('latin1')
  const known = parsedKeys.get(name)
  if (known) return known
  const parsed = createPublicKey({ key: der, format: 'der', type: 'spki' })
  const [oldest] = parsedKeys.keys()
  if (oldest !== undefined && parsedKeys.size >= maxParsedKeys) parsedKeys.delete(oldest)
  parsedKeys.set(name, parsed)
  return parsed
}

export function newIdentityPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** @throws when `pem` is not a private Ed25519 key */
export function deviceKeysOf(pem: string): DeviceKeys {
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('an identity is an Ed25519 key')
  return { publicKey: rawPublicKey(privateKey), sign: (bytes) => signWith(privateKey, bytes) }
}

function rawPublicKey(privateKey: KeyObject): Uint8Array {
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return new Uint8Array(der.subarray(publicKeyHeader.length))
}

function signWith(key: KeyObject, bytes: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    sign(null, bytes, key, (error, signature) => {
      if (error) reject(error)
      else resolve(new Uint8Array(signature))
    })
  })
}
