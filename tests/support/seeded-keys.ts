import { createPrivateKey } from 'node:crypto'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { deviceKeysOf } from '../../src/main/identity/crypto.ts'

/** DER header of an Ed25519 private key; the 32 bytes of the seed follow (RFC 8410, section 7). */
const header = '302e020100300506032b657004220420'

/** @param seed hex; the same keys, and the same signatures, each time */
export function seededKeys(seed: string): DeviceKeys {
  const key = createPrivateKey({ key: Buffer.from(header + seed, 'hex'), format: 'der', type: 'pkcs8' })
  return deviceKeysOf(key.export({ type: 'pkcs8', format: 'pem' }).toString())
}
