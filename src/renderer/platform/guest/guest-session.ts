import type { Profile } from '#shared/bridge.ts'
import type { Greeting } from '#shared/protocol/hello.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import type { SessionDeps } from '#shared/session/deps.ts'
import { Session } from '#shared/session/session.ts'
import { systemClock } from '#shared/values/clock.ts'
import { guestCrypto, guestKeys, newIdentity } from './keys.ts'
import type { GuestRecord, GuestRecords } from './records.ts'

/** A guest in a space: the session that runs in the page, and what this browser remembers of it. */
export interface GuestSession {
  readonly session: Session
  /** From now on; the others hear of it at once, or when the host is there again. */
  rename(profile: Profile): void
  /** Nothing is remembered any more from here on. */
  forget(): void
}

export interface GuestSessionOptions {
  greeting: Greeting
  profile: Profile
  records: GuestRecords
  /** What the guest shows the host at the first entry. */
  shown: Pick<SessionDeps, 'invitation' | 'code'>
  dial: SessionDeps['dial']
}

/** A newcomer is remembered from the moment that the host lets it in. */
export async function openGuestSession({
  greeting,
  profile,
  records,
  shown,
  dial
}: GuestSessionOptions): Promise<GuestSession> {
  const { space, app } = greeting
  const known = records.read(space)
  const identity = known?.identity ?? (await newIdentity())
  let record: GuestRecord = { identity, profile, keepsake: known?.keepsake ?? null }
  let remembered = known !== null
  let forgotten = false
  const remember = (more: Partial<GuestRecord>): void => {
    record = { ...record, ...more }
    if (remembered && !forgotten) records.write(space, record)
  }
  remember({})
  const session = new Session({
    space,
    app,
    keys: await guestKeys(identity),
    crypto: guestCrypto,
    clock: systemClock,
    store: memoryStore(record.keepsake, (keepsake) => {
      remember({ keepsake })
    }),
    dial,
    profile: () => ({ ...record.profile, guest: true }),
    ...shown,
    replicate: false,
    onError: (fault) => {
      console.warn('in the session:', fault)
    }
  })
  session.on('connection:changed', ({ connection }) => {
    if (connection.state !== 'open') return
    remembered = true
    remember({})
  })
  return {
    session,
    rename: (renamed) => {
      remember({ profile: renamed })
      session.introduce()
    },
    forget: () => {
      forgotten = true
    }
  }
}
