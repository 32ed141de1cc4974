/** A real host on a free port, and people who join it. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { deviceIdOf, newId } from '#shared/log/event.ts'
import { asKnown } from '#shared/log/kinds.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { createSpace } from '../../src/main/host/log/create-space.ts'
import { startHost } from '../../src/main/host/host.ts'
import type { Host, HostOptions } from '../../src/main/host/options.ts'
import {
  fingerprintOf,
  derOf,
  newCertificate,
  type DeviceCertificate
} from '../../src/main/identity/certificate.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../src/main/identity/crypto.ts'
import { connect } from '../../src/main/connection/pinned-connection.ts'
import type { AllowanceOptions } from '../../src/main/host/limits/allowances.ts'
import { databaseFiles } from '../../src/main/store/database.ts'
import { openSpaceFile, type SpaceFile } from '../../src/main/store/space-file.ts'
import { onCleanup } from './cleanup.ts'
import { joinSpace, type JoinOptions, type Person } from './person.ts'

export type { JoinOptions, Person }

const certificate: Promise<DeviceCertificate> = newCertificate(Date.now())

/** A folder that is removed after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(joinPath(tmpdir(), 'parley-test-'))
  onCleanup(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

export interface Space {
  id: string
  host: Host
  file: SpaceFile
  keys: DeviceKeys
  problems: string[]
  /** The file of the space, and the folder that holds nothing else. */
  path: string
  /** PEM of the host's certificate. */
  certificate: string
  lobby: string
  /** A desktop's TLS connection that has not entered. */
  dial: () => Promise<HostConnection>
  /** The same by another way, through a proxy say. */
  dialAt: (address: string) => Promise<HostConnection>
  join: (name: string, more?: Partial<JoinOptions>) => Promise<Person>
  /** Stops the host and starts it again on the same file and port. */
  restart: () => Promise<void>
  stop: () => Promise<void>
  /** A copy of the file as it is now. @returns puts it back, while the host is stopped */
  copy: () => Copy
}

export interface Copy {
  restore: () => Promise<void>
}

const unlimited = { perSecond: 1e6, atOnce: 1e6 }
const share = { device: unlimited, address: unlimited }

/** For stories of many messages that are not about the limits of a host: writing them would take seconds. */
export const noLimits: AllowanceOptions = {
  packets: { connection: unlimited, address: unlimited },
  requests: share,
  messages: share,
  changes: share,
  typing: share,
  pictures: share,
  merging: share,
  work: share
}

/** A real host of a new space, with SQLite in a temporary folder or the one given. */
export async function startSpace(options: Partial<HostOptions> = {}, folder = tempFolder()): Promise<Space> {
  const tls = await certificate
  const keys = deviceKeysOf(newIdentityPem())
  const path = joinPath(folder, 'space.db')
  const id = newId(nodeCrypto)
  const problems: string[] = []
  let file = openSpaceFile(path)
  const profile = { name: 'Host', colour: 0 }
  await createSpace(
    file.log,
    { space: id, name: 'Test space', lobby: 'Lobby', profile, at: Date.now() },
    keys,
    nodeCrypto
  )
  const start = (port: number): Promise<Host> =>
    startHost({
      space: id,
      log: file.log,
      keys,
      crypto: nodeCrypto,
      hostName: () => 'Host',
      tls,
      app: 'test',
      port,
      address: '127.0.0.1',
      guests: 'off',
      pages: null,
      graceMs: 50,
      onProblem: (about, detail) => problems.push(`${about}: ${detail}`),
      ...options
    })
  let running = true
  const space: Space = {
    id,
    host: await start(options.port ?? 0),
    file,
    keys,
    problems,
    path,
    certificate: tls.certificate,
    lobby: lobbyOf(file, id),
    dial: () => space.dialAt(`127.0.0.1:${String(space.host.port)}`),
    dialAt: (address) =>
      connect({
        address,
        fingerprint: fingerprintOf(derOf(tls.certificate)),
        host: deviceIdOf(keys.publicKey, nodeCrypto.hash)
      }),
    join: (name, more) => joinSpace(space, name, more),
    copy: () => {
      const copied = joinPath(tempFolder(), 'space.db')
      copyDatabase(path, copied)
      return {
        restore: async () => {
          await space.stop()
          copyDatabase(copied, path)
          await space.restart()
        }
      }
    },
    restart: async () => {
      await space.stop()
      file = openSpaceFile(path)
      space.file = file
      space.host = await start(space.host.port)
      running = true
    },
    stop: async () => {
      if (!running) return
      running = false
      await space.host.close()
      file.close()
    }
  }
  onCleanup(() => space.stop())
  return space
}

/** With what SQLite has not moved into the file itself yet. */
function copyDatabase(from: string, to: string): void {
  for (const file of databaseFiles(to)) rmSync(file, { force: true })
  for (const [at, file] of databaseFiles(from).entries())
    if (existsSync(file) && !file.endsWith('-shm')) copyFileSync(file, databaseFiles(to)[at] ?? '')
}

function lobbyOf(file: SpaceFile, id: string): string {
  for (const event of file.log.stateEvents(id)) {
    const known = asKnown(event)
    if (known?.kind === 'space.created') return known.body.lobby
  }
  throw new Error('the space has no beginning')
}
