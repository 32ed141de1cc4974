/** This device's keys, certificate and profile, made on first use. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import type { Profile } from '#shared/values/profile.ts'
import { deviceIdOf } from '#shared/log/event.ts'
import { cleanName } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { isDueForRenewal, newCertificate, type DeviceCertificate } from '../identity/certificate.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../identity/crypto.ts'
import { privateFolder } from '../private.ts'
import { asStorageError, folderError, StorageError } from '../store/database.ts'
import { DeviceFile } from '../store/device-file.ts'

export interface Self {
  file: DeviceFile
  keys: DeviceKeys
  device: string
  certificate: DeviceCertificate
  profile: Profile
  /** Nobody has chosen the colour of the profile. */
  anyColour: boolean
}

/** @throws StorageError when the folder is unusable, another Parley uses it, or the device's file is damaged */
export async function openSelf(dataDir: string, profileName: string): Promise<Self> {
  makeFolder(dataDir)
  const path = join(dataDir, 'device.db')
  mustNotBeEmptied(path, dataDir)
  const file = new DeviceFile(path)
  try {
    return await readSelf(file, profileName)
  } catch (error) {
    file.close()
    throw error
  }
}

async function readSelf(file: DeviceFile, profileName: string): Promise<Self> {
  const identity = identityIn(file)
  const keys = file.read(() => deviceKeysOf(identity))
  file.spaces() // fails now if it is damaged
  return {
    file,
    keys,
    device: deviceIdOf(keys.publicKey, nodeCrypto.hash),
    certificate: await certificateIn(file),
    profile: profileIn(file, profileName),
    anyColour: file.get('anyColour') ?? false
  }
}

function makeFolder(dataDir: string): void {
  try {
    privateFolder(dataDir)
  } catch (error) {
    throw folderError(error, dataDir)
  }
}

/** SQLite accepts an empty file as a new one, with which the owner would lose their identity. */
function mustNotBeEmptied(path: string, dataDir: string): void {
  const spaces = join(dataDir, 'spaces')
  if (sizeOf(path) !== 0 || !existsSync(spaces)) return
  if (readdirSync(spaces).length > 0) throw new StorageError('corrupt', path)
}

function identityIn(file: DeviceFile): string {
  const stored = file.get('identity')
  if (stored !== null) return stored
  const made = newIdentityPem()
  file.set('identity', made)
  return made
}

async function certificateIn(file: DeviceFile): Promise<DeviceCertificate> {
  const stored = file.get('certificate')
  if (stored && !file.read(() => isDueForRenewal(stored.certificate, Date.now()))) return stored
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
  file.set('anyColour', true)
  return made
}

/** Its colour is from now on that of every space. */
export function setProfile(self: Self, profile: Profile): void {
  self.file.set('profile', profile)
  self.file.set('anyColour', false)
  self.profile = profile
  self.anyColour = false
}

function sizeOf(path: string): number | null {
  try {
    return statSync(path, { throwIfNoEntry: false })?.size ?? null
  } catch (error) {
    throw asStorageError(error, path)
  }
}
