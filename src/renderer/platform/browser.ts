import * as v from 'valibot'
import type { Profile } from '#shared/bridge.ts'
import { noChrome } from '#shared/chrome.ts'
import { Greeting, greetingPath } from '#shared/protocol/hello.ts'
import { Bytes32 } from '#shared/protocol/ids.ts'
import type { SpaceApi } from '#shared/session/contract.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import type { SessionParts } from '#shared/session/parts.ts'
import { Session } from '#shared/session/session.ts'
import { copyText } from './clipboard.ts'
import { browserClock } from './clock.ts'
import { admission } from './guest/admission.ts'
import { guestCrypto, guestKeys, newIdentity } from './guest/keys.ts'
import { dialOrigin } from './guest/link.ts'
import { guestRecords, type GuestRecord, type GuestRecords } from './guest/records.ts'
import { keepIn } from './keep.ts'
import type { GuestDoor, Platform } from './platform.ts'

/** A guest's browser: the session itself runs in the page. */
export function openBrowser(token: string | null): Platform {
  const invitation = v.is(Bytes32, token) ? token : null
  const keep = keepIn(() => localStorage, 'parley/')
  const room = new Waiting()
  return {
    chrome: noChrome,
    space: room,
    device: null,
    door: openDoor(invitation, guestRecords(keep), room),
    keep,
    tab: keepIn(() => sessionStorage, 'parley/'),
    openLink: null,
    copy: copyText,
    // The session says itself when it loses its host.
    onGone: () => undefined
  }
}

/** The one session of the page, once the guest has given a name. */
class Waiting implements SpaceApi {
  #session: { space: string; session: Session } | null = null

  begin(space: string, session: Session): void {
    this.#session = { space, session }
    session.start()
    addEventListener('pagehide', () => void session.stop())
    // A page that comes back from the browser's memory finds its session stopped.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) location.reload()
    })
  }

  request: SpaceApi['request'] = (space, name, payload) => {
    const session = this.#in(space)
    return session ? session.request(name, payload) : Promise.resolve({ ok: false, code: 'not-found' })
  }

  on: SpaceApi['on'] = (space, name, listener) => this.#in(space)?.on(name, listener) ?? (() => undefined)

  #in(space: string): Session | null {
    return this.#session?.space === space ? this.#session.session : null
  }
}

function openDoor(invitation: string | null, records: GuestRecords, room: Waiting): GuestDoor {
  return {
    meet,
    invited: invitation !== null,
    known: (space) => records.read(space)?.profile ?? null,
    enter: async (greeting, profile, code) => {
      const shown = code === undefined ? (invitation === null ? {} : { invitation }) : { code }
      const isKnown = records.read(greeting.space) !== null
      const session = await sessionOf(greeting, profile, records, shown)
      // Whoever was here before needs no invitation, and may read while nobody answers.
      const refused = isKnown ? null : await admission(session)
      if (refused) await session.stop()
      else room.begin(greeting.space, session)
      return refused
    }
  }
}

/** A newcomer is remembered from the moment that the host lets it in. */
async function sessionOf(
  { space, app }: Greeting,
  profile: Profile,
  records: GuestRecords,
  shown: Pick<SessionParts, 'invitation' | 'code'>
): Promise<Session> {
  const known = records.read(space)
  const identity = known?.identity ?? (await newIdentity())
  let record: GuestRecord = { identity, profile, keepsake: known?.keepsake ?? null }
  let remembered = known !== null
  const remember = (): void => {
    if (remembered) records.write(space, record)
  }
  remember()
  const session = new Session({
    space,
    app,
    keys: await guestKeys(record.identity),
    crypto: guestCrypto,
    clock: browserClock,
    store: memoryStore(record.keepsake, (keepsake) => {
      record = { ...record, keepsake }
      remember()
    }),
    dial: dialOrigin,
    profile: () => ({ ...profile, guest: true }),
    ...shown,
    replicate: false,
    onFault: (fault) => {
      console.warn('in the session:', fault)
    }
  })
  session.on('link:changed', ({ link }) => {
    if (link.state !== 'open') return
    remembered = true
    remember()
  })
  return session
}

async function meet(): Promise<Greeting | null> {
  try {
    const response = await fetch(greetingPath, { cache: 'no-store' })
    return v.parse(Greeting, await response.json())
  } catch (error) {
    console.warn('no greeting:', error)
    return null
  }
}
