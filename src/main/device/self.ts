/** Who this device is: its keys, its certificate, what its person is called. Made on first use. */
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import type { Profile } from '#shared/bridge.ts'
import { deviceIdOf } from '#shared/log/event.ts'
import { cleanName } from '#shared/protocol/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { isDueForRenewal, newCertificate, type Certificate } from '../identity/certificate.ts'
import { keysOf, newIdentity, nodeCrypto } from '../identity/crypto.ts'
import { DeviceFile } from '../store/device-file.ts'

export interface Self {
  file: DeviceFile
  keys: DeviceKeys
  device: string
  certificate: Certificate
  profile: Profile
}

/**
 * @param profileName what the person is called until they say otherwise
 * @throws StorageError when the folder cannot be used, or another Parley uses it
 */
export async function openSelf(dataDir: string, profileName: string): Promise<Self> {
  mkdirSync(dataDir, { recursive: true })
  // The identity is in there; other accounts of this computer have no business with it.
  if (process.platform !== 'win32') chmodSync(dataDir, 0o700)
  const file = new DeviceFile(join(dataDir, 'device.db'))
  const keys = keysOf(identityIn(file))
  return {
    file,
    keys,
    device: deviceIdOf(keys.publicKey, nodeCrypto.hash),
    certificate: await certificateIn(file),
    profile: profileIn(file, profileName)
  }
}

function identityIn(file: DeviceFile): string {
  const stored = file.get('identity')
  if (stored !== null) return stored
  const made = newIdentity()
  file.set('identity', made)
  return made
}

async function certificateIn(file: DeviceFile): Promise<Certificate> {
  const stored = file.get('certificate')
  if (stored && !isDueForRenewal(stored.certificate, Date.now())) return stored
  const made = await newCertificate(Date.now())
  file.set('certificate', made)
  return made
}

function profileIn(file: DeviceFile, profileName: string): Profile {
  const stored = file.get('profile')
  if (stored) return stored
  const colour = (nodeCrypto.random(1)[0] ?? 0) % limits.colours
  const made = { name: cleanName(profileName) || 'Parley', colour }
  file.set('profile', made)
  return made
}
