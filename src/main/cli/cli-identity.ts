/** Who the command line is, and which spaces it knows: files of its own, as the app keeps its locked while it runs. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { DeviceId, readAs, SpaceId } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { Impostor } from '#shared/session/parts.ts'
import { keysOf, newIdentity } from '../identity/crypto.ts'
import { ownerName } from '../owner.ts'
import { keep, keepFirst, makeFolder, readKept } from './json-file.ts'

export interface CliSelf {
  keys: DeviceKeys
  name: string
  colour: number
}

/** PKCS #8 PEM of the Ed25519 key. */
const Identity = v.object({ identity: v.string() })

/** A space that was met, and the one device that is believed to be its host. */
const KnownSpace = v.object({ space: SpaceId, name: readAs.Name, host: DeviceId, address: v.string() })
export type KnownSpace = v.InferOutput<typeof KnownSpace>

/**
 * A name of its own is a member of its own, known again next time; else two commands would rename each other.
 * @throws StorageError when the file is damaged, or the system's error
 */
export function openCliSelf(dataDir: string, name: string | undefined): CliSelf {
  makeFolder(dataDir)
  const file = name === undefined ? 'identity.json' : join('names', `${hashOf(name)}.json`)
  const path = join(cliFolder(dataDir), file)
  const kept = readKept(path, Identity) ?? keepFirst(path, Identity, { identity: newIdentity() })
  const keys = keysOf(kept.identity)
  const colour = (keys.publicKey[0] ?? 0) % limits.colours
  return { keys, name: name ?? `${ownerName()} (cli)`, colour }
}

/** The spaces that were met before. @throws StorageError when a file is damaged, or the system's error */
export function knownSpaces(dataDir: string): KnownSpace[] {
  return namesIn(spacesFolder(dataDir)).flatMap(
    (name) => readKept(join(spacesFolder(dataDir), name), KnownSpace) ?? []
  )
}

/**
 * Remembers who hosts a space: from the first meeting on, nobody else is believed.
 * @throws Impostor when another host is known for it; StorageError, or the system's error
 */
export function remember(dataDir: string, met: KnownSpace): void {
  const path = join(spacesFolder(dataDir), `${met.space}.json`)
  const known = keepFirst(path, KnownSpace, met)
  if (known.host !== met.host) throw new Impostor(met.host)
  if (known.name !== met.name || known.address !== met.address) keep(path, met)
}

function cliFolder(dataDir: string): string {
  return join(dataDir, 'cli')
}

function spacesFolder(dataDir: string): string {
  return join(cliFolder(dataDir), 'spaces')
}

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16)
}

/** Files that are still being written have a longer ending. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return [] // nothing was met yet
    throw fault
  }
}
