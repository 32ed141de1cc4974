import * as v from 'valibot'
import type { Profile } from '#shared/values/profile.ts'
import type { Greeting } from '#shared/protocol/hello.ts'
import type { SessionDeps, SessionStore } from '#shared/session/deps.ts'
import { Session } from '#shared/session/session.ts'
import { systemClock } from '#shared/values/clock.ts'
import { Signature } from '#shared/values/ids.ts'
import { guestCrypto, guestKeys, newIdentity } from './keys.ts'
import { joinIdentity, type JoinedIdentity } from './join-identity.ts'
import { LastingStore } from './lasting-store.ts'
import { TabTurn } from './outbox-turn.ts'
import type { TabChannel } from './tab-channel.ts'
import { guestRecords, type GuestRecord, type GuestRecords } from './records.ts'
import { adoptOlderRecord } from './shared-store.ts'
import { guestStore } from './guest-store.ts'
import { newId } from '#shared/log/event.ts'
import type { GuestProfile, KeyValueStore } from '../platform.ts'

/** A guest's session, and what this browser stores of it. */
export interface GuestSession {
  readonly session: Session
  /** Sent at once, or when the host is back. */
  setProfile(profile: Profile): void
  /** Deletes the record and stops storing. */
  forget(): void
  /** Before the page closes: another tab of this browser sends what waits. */
  passTurn(): void
}

export interface GuestSessionOptions {
  greeting: Greeting
  profile: GuestProfile
  /** Of this browser, for all its tabs. */
  store: KeyValueStore
  channel: TabChannel
  /** For the first entry. */
  shown: Pick<SessionDeps, 'invitation' | 'code'>
  dial: SessionDeps['dial']
}

/** A newcomer is stored from the moment that the host admits it. */
export async function openGuestSession(options: GuestSessionOptions): Promise<GuestSession> {
  const { greeting, profile, shown, dial } = options
  const { space } = greeting
  const store = new LastingStore({ store: options.store, clock: systemClock, mainKey: `guest/${space}` })
  const records = guestRecords(store)
  const sessionStore = sessionStoreIn(store, space)
  const { identity, isNew } = await identityIn(records, space)
  const saved = records.read(space)
  const memory = new GuestMemory(records, space, { identity, profile }, saved !== null)
  const keys = await guestKeys(identity)
  const turn = turnOf({ ...options, store }, isNew)
  const session = new Session({
    space,
    name: greeting.name,
    app: greeting.app,
    keys,
    crypto: guestCrypto,
    clock: systemClock,
    store: sessionStore,
    turn,
    dial,
    profile: () => ({ ...memory.profile, guest: true }),
    ...shown,
    admission: admissionIn(store, space),
    replicate: false,
    onError: warn
  })
  session.on('connection:changed', ({ connection }) => {
    if (connection.state === 'open') memory.begin()
  })
  return guestSessionOf({ session, memory, store, turn })
}

interface GuestSessionDeps {
  session: Session
  memory: GuestMemory
  store: LastingStore
  turn: TabTurn
}

function guestSessionOf({ session, memory, store, turn }: GuestSessionDeps): GuestSession {
  return {
    session,
    setProfile: (chosen) => {
      memory.setProfile(chosen)
      session.introduce()
    },
    forget: () => {
      memory.end()
      store.end()
    },
    passTurn: () => {
      turn.end()
      store.end()
    }
  }
}

function identityIn(records: GuestRecords, space: string): Promise<JoinedIdentity> {
  return joinIdentity({
    records,
    space,
    create: newIdentity,
    clock: systemClock,
    exclusively: exclusively(`parley/${space}/newcomer`)
  })
}

/** Before the record is written again, which older versions stored more in. */
function sessionStoreIn(store: KeyValueStore, space: string): SessionStore {
  const sessionStore = guestStore(store, space, systemClock)
  adoptOlderRecord(store.get(`guest/${space}`), sessionStore)
  return sessionStore
}

function admissionIn(store: KeyValueStore, space: string): NonNullable<SessionDeps['admission']> {
  const key = `guest/${space}/admission`
  return {
    saved: () => {
      const saved = store.get(key)
      return v.is(Signature, saved) ? saved : null
    },
    save: (admission) => {
      if (store.get(key) !== admission) store.set(key, admission)
    }
  }
}

function warn(error: unknown): void {
  console.warn('in the session:', error)
}

function turnOf({ greeting: { space }, store, channel }: GuestSessionOptions, isFirst: boolean): TabTurn {
  return new TabTurn({
    isFirst,
    store,
    channel,
    space,
    tab: newId(guestCrypto),
    clock: systemClock,
    exclusively: exclusively(`parley/${space}`) ?? ((work) => work())
  })
}

/** A page over plain HTTP has no `navigator.locks`, though its type says so. */
function exclusively(name: string): ((work: () => Promise<void>) => Promise<void>) | null {
  const locks = (navigator as Partial<Navigator>).locks
  return locks ? (work) => locks.request(name, work) : null
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
    this.#write()
  }

  /** Another tab may have changed it. */
  get profile(): GuestProfile {
    return (this.#begun ? this.#records.read(this.#space) : null)?.profile ?? this.#record.profile
  }

  setProfile(profile: Profile): void {
    this.#record = { ...this.#record, profile }
    this.#write()
  }

  begin(): void {
    if (this.#begun) return
    this.#begun = true
    this.#write()
  }

  end(): void {
    this.#ended = true
  }

  #write(): void {
    if (this.#begun && !this.#ended) this.#records.write(this.#space, this.#record)
  }
}
