/** Enters a space as a member that keeps nothing but its key. */
import { memoryStore } from '#shared/session/memory-store.ts'
import { Session } from '#shared/session/session.ts'
import { cleanName } from '#shared/values/ids.ts'
import { Refused } from '#shared/values/reply.ts'
import { Impostor } from '#shared/session/parts.ts'
import { systemClock } from '#shared/values/clock.ts'
import { dialHost } from '../device/finder.ts'
import { nodeCrypto } from '../identity/crypto.ts'
import type { ProbeResult } from '../identity/probe-result.ts'
import { UsageError } from './command.ts'
import { findSpace, type FoundSpace } from './find-space.ts'
import { whenEntered } from './connection-state.ts'
import { knownSpaces, openCliSelf, remember, type CliSelf, type KnownSpace } from './cli-identity.ts'
import { say } from './terminal.ts'
import { inWords } from './error-text.ts'

export interface Member {
  session: Session
  /** Says goodbye. */
  leave: () => Promise<void>
}

export interface Entering {
  dataDir: string
  /** A name or an address; the only space nearby by default. */
  space: string | undefined
  /** What the member is called, if not as usual. */
  name: string | undefined
  version: string
}

/** @throws Failure, Impostor, Refused, StorageError */
export async function enterSpace({ dataDir, space, name, version }: Entering): Promise<Member> {
  const known = knownSpaces(dataDir)
  const self = openCliSelf(dataDir, name)
  const found = await findSpace(space, known)
  const member = memberOf(found, self, version)
  try {
    greet(found.met, known)
    member.session.start()
    await whenEntered(member.session)
    remember(dataDir, asKnown(found.met))
    return member
  } catch (fault) {
    await member.leave()
    throw fault
  }
}

/** @throws Impostor when the host is another one than the last time */
function greet({ greeting, fingerprint }: ProbeResult, known: readonly KnownSpace[]): void {
  const before = known.find(({ space }) => space === greeting.space)
  if (before && before.host !== greeting.host) throw new Impostor(greeting.host)
  if (before) return
  const [name, hostName] = [cleanName(greeting.name), cleanName(greeting.hostName)]
  say(`First visit to “${name}”, hosted by ${hostName}. Its fingerprint is ${fingerprint}`)
}

function memberOf({ met, browsing }: FoundSpace, self: CliSelf, version: string): Member {
  const { space, host } = met.greeting
  const session = new Session({
    space,
    keys: self.keys,
    crypto: nodeCrypto,
    clock: systemClock,
    store: memoryStore(),
    dial: async () => {
      const nearby = browsing?.list().map((one) => one.probe) ?? []
      return (await dialHost({ space, host, address: met.address }, nearby)).link
    },
    app: version,
    profile: () => ({ name: self.name, colour: self.colour, guest: false }),
    replicate: false,
    onFault: (fault) => {
      if (!isHarmless(fault)) say(`Trouble: ${inWords(fault)}`)
    }
  })
  browsing?.onChange(() => {
    session.nudge()
  })
  return {
    session,
    leave: async () => {
      await session.stop()
      await browsing?.stop()
    }
  }
}

/** A newcomer is brought into the lobby; one who asked for the lobby is there already. */
function isHarmless(fault: unknown): boolean {
  return fault instanceof Refused && ['exists', 'offline', 'timeout'].includes(fault.code)
}

function asKnown({ greeting: { space, name, host }, address }: ProbeResult): KnownSpace {
  return { space, name, host, address }
}

/** @throws UsageError for what cannot be a name */
export function memberName(given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const name = cleanName(given)
  if (name === '') throw new UsageError('a name needs at least one visible character')
  return name
}
