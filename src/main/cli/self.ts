/**
 * Who the command line is, and whom it knows: small files of its own beside the app's, which the app keeps
 * locked while it runs. They are opened for a moment only, so that any number of commands can run at once.
 */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Impostor } from '#shared/session/parts.ts'
import { keysOf, newIdentity } from '../identity/crypto.ts'
import { ownerName } from '../owner.ts'
import { StorageError } from '../store/database.ts'
import { DeviceFile, type StoredSpace } from '../store/device-file.ts'

export interface CliSelf {
  keys: DeviceKeys
  name: string
  colour: number
}

/**
 * A name of its own is a member of its own, known again next time; else two commands would rename each other.
 * @throws StorageError
 */
export async function openCliSelf(dataDir: string, name: string | undefined): Promise<CliSelf> {
  const folder = name === undefined ? cliFolder(dataDir) : join(cliFolder(dataDir), 'names', hashOf(name))
  const keys = keysOf(await withFile(folder, identityIn))
  const colour = (keys.publicKey[0] ?? 0) % limits.colours
  return { keys, name: name ?? `${ownerName()} (cli)`, colour }
}

/** The spaces that were met before. @throws StorageError */
export function knownSpaces(dataDir: string): Promise<StoredSpace[]> {
  return withFile(cliFolder(dataDir), (file) => file.spaces())
}

/**
 * Remembers who hosts a space: from the first meeting on, nobody else is believed.
 * @throws Impostor when another host is known for it; StorageError
 */
export function remember(dataDir: string, met: StoredSpace): Promise<void> {
  return withFile(cliFolder(dataDir), (file) => {
    const known = file.spaces().find(({ space }) => space === met.space)
    if (known && known.host !== met.host) throw new Impostor(met.host)
    if (JSON.stringify(known) !== JSON.stringify(met)) file.saveSpace(met)
  })
}

function cliFolder(dataDir: string): string {
  return join(dataDir, 'cli')
}

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16)
}

function identityIn(file: DeviceFile): string {
  const stored = file.get('identity')
  if (stored !== null) return stored
  const made = newIdentity()
  file.set('identity', made)
  return made
}

/** Another command may have the file at this moment; it will not need it for long. */
const attempts = 20

async function withFile<T>(folder: string, work: (file: DeviceFile) => T): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (let attempt = 1; ; attempt += 1) {
    try {
      return useFile(join(folder, 'device.db'), work)
    } catch (fault) {
      if (!(fault instanceof StorageError && fault.fault === 'locked') || attempt === attempts) throw fault
      await wait(20 + Math.random() * 80)
    }
  }
}

function useFile<T>(path: string, work: (file: DeviceFile) => T): T {
  const file = new DeviceFile(path)
  try {
    return work(file)
  } finally {
    file.close()
  }
}
