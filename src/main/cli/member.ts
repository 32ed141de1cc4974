/** Enters a space as a member that stores only its key, and which host it has followed. */
import { memoryStore } from '#shared/session/memory-store.ts'
import { Session } from '#shared/session/session.ts'
import { cleanName } from '#shared/values/ids.ts'
import { Refused } from '#shared/values/reply.ts'
import { Impostor, type SessionStore } from '#shared/session/deps.ts'
import { systemClock } from '#shared/values/clock.ts'
import { dialHost } from '../device/dial-host.ts'
import { nodeCrypto } from '../identity/crypto.ts'
import type { ProbeResult } from '../identity/probe-result.ts'
import { UsageError } from './command.ts'
import { findSpace, type FoundSpace } from './find-space.ts'
import { untilEntered } from './connection-state.ts'
import {
  acceptedClaims,
  knownSpaces,
  openCliIdentity,
  rememberSpace,
  type CliIdentity,
  type KnownSpace
} from './cli-identity.ts'
import { printError } from './terminal.ts'
import { errorText } from './error-text.ts'

export interface CliMember {
  session: Session

  leave: () => Promise<void>
}

export interface EnterOptions {
  dataDir: string
  space: string | undefined
  name: string | undefined
  version: string
}

/** @throws CommandError, Impostor, Refused, StorageError */
export async function enterSpace({ dataDir, space, name, version }: EnterOptions): Promise<CliMember> {
  const known = knownSpaces(dataDir)
  const self = openCliIdentity(dataDir, name)
  const found = await findSpace(space, known)
  const { claims, failed } = watched(acceptedClaims(dataDir, found.probe.greeting.space))
  const member = memberOf(found, self, claims, version)
  try {
    checkHost(found.probe, known)
    member.session.start()
    await Promise.race([untilEntered(member.session), failed])
    failed.catch(printProblem)
    rememberSpace(dataDir, asKnown(found.probe))
    return member
  } catch (error) {
    await member.leave()
    throw error
  }
}

type Claims = Pick<SessionStore, 'claim' | 'acceptClaim'>

/** A session takes an error of its store for a lost connection, and tries again. @returns also a promise that rejects with it */
function watched({ claim, acceptClaim }: Claims): { claims: Claims; failed: Promise<never> } {
  const { promise: failed, reject } = Promise.withResolvers<never>()
  const accept: Claims['acceptClaim'] = (next) => {
    try {
      acceptClaim(next)
    } catch (error) {
      reject(error)
      throw error
    }
  }
  return { claims: { claim, acceptClaim: accept }, failed }
}

/** @throws Impostor when the host is not the known one */
function checkHost({ greeting, fingerprint }: ProbeResult, known: readonly KnownSpace[]): void {
  const before = known.find(({ space }) => space === greeting.space)
  if (before && before.host !== greeting.host) throw new Impostor(greeting.host)
  if (before) return
  const [name, hostName] = [cleanName(greeting.name), cleanName(greeting.hostName)]
  printError(`First visit to “${name}”, hosted by ${hostName}. Its fingerprint is ${fingerprint}`)
}

function memberOf(
  { probe, browser }: FoundSpace,
  self: CliIdentity,
  claims: Claims,
  version: string
): CliMember {
  const { space, host } = probe.greeting
  const session = new Session({
    space,
    keys: self.keys,
    crypto: nodeCrypto,
    clock: systemClock,
    store: { ...memoryStore(), ...claims },
    dial: async () => {
      const nearby = browser?.list().map((one) => one.probe) ?? []
      // Without a log it does not know who may host.
      const never = (): Promise<boolean> => Promise.resolve(false)
      return (await dialHost({ space, host, address: probe.address }, nearby, never)).connection
    },
    app: version,
    profile: () => ({ name: self.name, colour: null, guest: false }),
    replicate: false,
    onError: (error) => {
      if (!isHarmless(error)) printProblem(error)
    }
  })
  browser?.onChange(() => {
    session.retryNow()
  })
  return {
    session,
    leave: async () => {
      await session.stop()
      await browser?.stop()
    }
  }
}

function printProblem(error: unknown): void {
  printError(`Problem: ${errorText(error)}`)
}

/** The session joins the lobby by itself, which fails when the command has joined it already. */
function isHarmless(error: unknown): boolean {
  return error instanceof Refused && ['exists', 'offline', 'timeout'].includes(error.code)
}

function asKnown({ greeting: { space, name, host }, address }: ProbeResult): KnownSpace {
  return { space, name, host, address }
}

export function memberName(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined
  const name = cleanName(typed)
  if (name === '') throw new UsageError('a name needs at least one visible character')
  return name
}
