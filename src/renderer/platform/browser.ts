import { run } from '../run.ts'
import { io } from 'socket.io-client'
import * as v from 'valibot'
import { noChrome } from '#shared/chrome.ts'
import { clientHeader, Greeting, greetingPath } from '#shared/protocol/hello.ts'
import { Bytes32 } from '#shared/values/ids.ts'
import { Listeners } from '#shared/values/listeners.ts'
import { limits } from '#shared/values/limits.ts'
import type { SpaceApi } from '#shared/session/contract.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import type { Session } from '#shared/session/session.ts'
import { connectionOver } from '#shared/session/socket-connection.ts'
import { systemClock } from '#shared/values/clock.ts'
import { copyText } from './clipboard.ts'
import { requestFirst } from './guest/request-first.ts'
import { EarlyTransport } from './guest/early-transport.ts'
import { EarlyConnection } from './guest/early-connection.ts'
import { admission } from './guest/admission.ts'
import { prepareKeys } from './guest/keys.ts'
import type { TabChannel } from './guest/tab-channel.ts'
import { sharedStore } from './guest/shared-store.ts'
import { guestRecords, type GuestRecords } from './guest/records.ts'
import { openGuestSession, type GuestSession, type GuestSessionOptions } from './guest/guest-session.ts'
import { clearStore, openStore } from './key-value-store.ts'
import { requestOwnServer, takeEarly } from './own-server.ts'
import type { GuestEntry, KeyValueStore, TabPlatform } from './platform.ts'

const prefix = 'parley/'

/** A guest's browser: the session itself runs in the page. */
export function openBrowser(token: string | null, dial = dialOrigin): TabPlatform {
  const invitation = v.is(Bytes32, token) ? token : null
  const store = openStore(() => localStorage, prefix)
  const pageSession = new PageSession()
  const connection = new EarlyConnection({ dial: requestFirst(dial, fetchFromHost), clock: systemClock })
  connection.begin()
  prepareKeys()
  return {
    chrome: noChrome,
    space: pageSession,
    device: null,
    guestEntry: openGuestEntry(invitation, store, pageSession, connection),
    openLink: null,
    origin: location.origin,
    copy: copyText,
    // The session itself reports a lost host.
    onGone: () => undefined,
    onReturn: (listener) => {
      pageSession.returned.add(listener)
    }
  }
}

/** The page's session, once the guest has a name. */
class PageSession implements SpaceApi {
  readonly returned = new Listeners<[]>()
  #session: { space: string; session: Session } | null = null

  begin(space: string, guest: GuestSession): void {
    const { session } = guest
    this.#session = { space, session }
    this.#noticeReturn(session)
    session.start()
    addEventListener('pagehide', () => {
      guest.passTurn()
      run(session.stop())
    })
    // A page restored from the back/forward cache has a stopped session.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) location.reload()
    })
  }

  request: SpaceApi['request'] = (space, name, payload) => {
    const session = this.#in(space)
    return session ? session.request(name, payload) : Promise.resolve({ ok: false, code: 'not-found' })
  }

  on: SpaceApi['on'] = (space, name, listener) => this.#in(space)?.on(name, listener) ?? (() => undefined)

  #noticeReturn(session: Session): void {
    let wasLost = false
    session.on('connection:changed', ({ connection: { state } }) => {
      const hasReturned = wasLost && state !== 'lost' && state !== 'connecting'
      wasLost = state === 'lost' || (wasLost && !hasReturned)
      if (hasReturned) this.returned.emit()
    })
  }

  #in(space: string): Session | null {
    return this.#session?.space === space ? this.#session.session : null
  }
}

function openGuestEntry(
  invitation: string | null,
  store: KeyValueStore,
  pageSession: PageSession,
  connection: EarlyConnection
): GuestEntry {
  const records = guestRecords(store)
  const invited = invitation === null ? {} : { invitation }
  const open = openerOf(store, connection)
  let inside: GuestSession | null = null
  return {
    fetchGreeting: () => fetchGreetingAndGreet(connection, store),
    invited: invitation !== null,
    known: (space) => records.read(space)?.profile ?? null,
    damage: (space) => records.damage(space),
    enter: async (greeting, profile, code) => {
      const { space } = greeting
      const isKnown = records.read(space) !== null
      const visitor = await open({ greeting, profile, shown: code === undefined ? invited : { code } })
      // Known devices need no invitation, and may read while the host is away.
      const refused = isKnown ? null : await admission(visitor.session)
      if (refused) await leave(visitor)
      else {
        inside = visitor
        pageSession.begin(space, visitor)
        reloadWhenForgotten(records, space, visitor)
      }
      return refused
    },
    setProfile: (profile) => {
      inside?.setProfile(profile)
    },
    forget: async () => {
      inside?.forget()
      if (inside) await leave(inside)
      eraseAll()
      location.reload()
    }
  }
}

type Visit = Pick<GuestSessionOptions, 'greeting' | 'profile' | 'shown'>

function openerOf(store: KeyValueStore, { take }: EarlyConnection): (visit: Visit) => Promise<GuestSession> {
  return (visit) =>
    openGuestSession({ ...visit, store, channel: openChannel(prefix + visit.greeting.space), dial: take })
}

function reloadWhenForgotten(records: GuestRecords, space: string, guest: GuestSession): void {
  records.onForgotten(space, () => {
    guest.forget()
    location.reload()
  })
}

function eraseAll(): void {
  clearStore(() => localStorage, prefix)
  clearStore(() => sessionStorage, prefix)
}

async function leave(guest: GuestSession): Promise<void> {
  guest.passTurn()
  await guest.session.stop()
}

function openChannel(name: string): TabChannel {
  const channel = new BroadcastChannel(name)
  return {
    post: (message) => {
      channel.postMessage(message)
    },
    listen: (listener) => {
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        listener(data)
      })
    },
    close: () => {
      channel.close()
    }
  }
}

/** ms between attempts: a network that changes is usable again after a second or two. */
const pausesMs = [300, 1_000, 2_000]
const answerTimeoutMs = 5_000

async function fetchGreetingAndGreet(
  connection: EarlyConnection,
  store: KeyValueStore
): Promise<Greeting | null> {
  connection.begin()
  const greeting = await fetchGreeting()
  if (greeting) connection.greet(greeting.app, sharedStore(store, greeting.space, systemClock))
  return greeting
}

async function fetchGreeting(): Promise<Greeting | null> {
  for (let tries = 0; ; tries += 1) {
    try {
      return v.parse(Greeting, await (takeEarly('greeting') ?? requestGreeting()))
    } catch (error) {
      console.warn('no greeting:', error)
    }
    const pauseMs = pausesMs[tries]
    if (pauseMs === undefined) return null
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

async function requestGreeting(): Promise<unknown> {
  const response = await fetchFromHost()
  return response.json()
}

function fetchFromHost(): Promise<Response> {
  const headers = { [clientHeader]: String(limits.protocol) }
  return requestOwnServer(greetingPath, AbortSignal.timeout(answerTimeoutMs), headers)
}

/** Connects to the host that served this page. @throws when it cannot be reached */
function dialOrigin(): Promise<HostConnection> {
  const socket = io(location.origin, {
    transports: [EarlyTransport],
    reconnection: false,
    forceNew: true
  })
  return connectionOver(socket, systemClock)
}
