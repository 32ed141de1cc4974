/** Cheap, deterministic cryptography. No one forges in a simulation, so a signature is a hash. */
import { hash as nodeHash } from 'node:crypto'
import type { Crypto, DeviceKeys } from '#shared/log/crypto.ts'
import type { Random } from './random.ts'

const hash = (bytes: Uint8Array): Uint8Array => new Uint8Array(nodeHash('sha256', bytes, 'buffer'))

function signature(publicKey: Uint8Array, bytes: Uint8Array): Uint8Array {
  const half = hash(Buffer.concat([publicKey, bytes]))
  return new Uint8Array(Buffer.concat([half, half]))
}

export function cheapCrypto(random: Random): Crypto {
  return {
    hash,
    random: random.bytes,
    verify: (publicKey, bytes, signed) =>
      Promise.resolve(Buffer.compare(signature(publicKey, bytes), signed) === 0)
  }
}

export function newKeys(random: Random): DeviceKeys {
  const publicKey = random.bytes(32)
  return { publicKey, sign: (bytes) => Promise.resolve(signature(publicKey, bytes)) }
}
