import type { Profile } from '#shared/bridge.ts'
import type { Greeting } from '#shared/protocol/hello.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import type { SessionDeps } from '#shared/session/deps.ts'
import { Session } from '#shared/session/session.ts'
import { systemClock } from '#shared/values/clock.ts'
import { guestCrypto, guestKeys, newIdentity } from './keys.ts'
import type { GuestRecord, GuestRecords } from './records.ts'

/** A guest's session, and what this browser stores of it. */
export interface GuestSession {
  readonly session: Session
  /** Sent at once, or when the host is back. */
  rename(profile: Profile): void
  /** Deletes the record and stops storing. */
  forget(): void
}

export interface GuestSessionOptions {
  greeting: Greeting
  profile: Profile
  records: GuestRecords
  /** For the first entry. */
  shown: Pick<SessionDeps, 'invitation' | 'code'>
  dial: SessionDeps['dial']
}

/** A newcomer is stored from the moment that the host admits it. */
export async function openGuestSession(options: GuestSessionOptions): Promise<GuestSession> {
  const { greeting, records, shown, dial } = options
  const { space, app } = greeting
  const saved = records.read(space)
  const identity = saved?.identity ?? (await newIdentity())
  const record = { identity, profile: options.profile, keepsake: saved?.keepsake ?? null }
  const memory = new GuestMemory(records, space, record, saved !== null)
  const session = new Session({
    space,
    app,
    keys: await guestKeys(identity),
    crypto: guestCrypto,
    clock: systemClock,
    store: memoryStore(record.keepsake, (keepsake) => {
      memory.change({ keepsake })
    }),
    dial,
    profile: () => ({ ...memory.record.profile, guest: true }),
    ...shown,
    replicate: false,
    onError: (error) => {
      console.warn('in the session:', error)
    }
  })
  session.on('connection:changed', ({ connection }) => {
    if (connection.state === 'open') memory.begin()
  })
  return {
    session,
    rename: (profile) => {
      memory.change({ profile })
      session.introduce()
    },
    forget: () => {
      memory.end()
    }
  }
}

class GuestMemory {
  readonly #records: GuestRecords
  readonly #space: string
  #record: GuestRecord
  #begun: boolean
  #ended = false

  constructor(records: GuestRecords, space: string, record: GuestRecord, begun: boolean) {
    this.#records = records
    this.#space = space
    this.#record = record
    this.#begun = begun
    this.change({})
  }

  get record(): GuestRecord {
    return this.#record
  }

  change(changed: Partial<GuestRecord>): void {
    this.#record = { ...this.#record, ...changed }
    if (this.#begun && !this.#ended) this.#records.write(this.#space, this.#record)
  }

  begin(): void {
    this.#begun = true
    this.change({})
  }

  end(): void {
    this.#ended = true
  }
}
