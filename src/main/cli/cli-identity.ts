/** In files of its own: the app locks its files while it runs. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { Claim, compareClaims } from '#shared/log/claim.ts'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { DeviceId, readAs, SpaceId } from '#shared/values/ids.ts'
import { Impostor, type SessionStore } from '#shared/session/deps.ts'
import { deviceKeysOf, newIdentityPem } from '../identity/crypto.ts'
import { ownerName } from '../owner.ts'
import { writeJsonFile, createJsonFile, makePrivateFolder, readJsonFile } from './json-file.ts'

export interface CliIdentity {
  keys: DeviceKeys
  name: string
}

const Identity = v.object({ identity: v.string() })

const KnownSpace = v.object({ space: SpaceId, name: readAs.Name, host: DeviceId, address: v.string() })
export type KnownSpace = v.InferOutput<typeof KnownSpace>

/** Each name has its own, else two commands would rename each other. @throws StorageError, or the system's error */
export function openCliIdentity(dataDir: string, name: string | undefined): CliIdentity {
  makePrivateFolder(dataDir)
  const file = name === undefined ? 'identity.json' : join('names', `${hashOf(name)}.json`)
  const path = join(cliFolder(dataDir), file)
  const saved = readJsonFile(path, Identity) ?? createJsonFile(path, Identity, { identity: newIdentityPem() })
  const keys = deviceKeysOf(saved.identity)
  return { keys, name: name ?? `${ownerName()} (cli)` }
}

/** @throws StorageError when a file is damaged, or the system's error */
export function knownSpaces(dataDir: string): KnownSpace[] {
  return namesIn(spacesFolder(dataDir)).flatMap(
    (name) => readJsonFile(join(spacesFolder(dataDir), name), KnownSpace) ?? []
  )
}

/** Trust on first use. @throws Impostor when another host is known; StorageError, or the system's error */
export function rememberSpace(dataDir: string, entered: KnownSpace): void {
  const path = join(spacesFolder(dataDir), `${entered.space}.json`)
  const known = createJsonFile(path, KnownSpace, entered)
  if (known.host !== entered.host) throw new Impostor(entered.host)
  if (known.name !== entered.name || known.address !== entered.address) writeJsonFile(path, entered)
}

/** What this device and its commands have followed, so that the next command follows no host that was replaced. @throws StorageError when the file is damaged, or the system's error */
export function acceptedClaims(dataDir: string, space: string): Pick<SessionStore, 'claim' | 'acceptClaim'> {
  const path = join(cliFolder(dataDir), 'claims', `${space}.json`)
  const claim = (): Claim | null => readJsonFile(path, Claim)
  claim() // before anybody connects
  return {
    claim,
    acceptClaim: (next) => {
      const accepted = claim() // perhaps by another command
      if (!accepted || compareClaims(accepted, next) < 0) writeJsonFile(path, next)
    }
  }
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

/** Files that are still being written do not end in .json. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [] // no space was entered yet
    throw error
  }
}
