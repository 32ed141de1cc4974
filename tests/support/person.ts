/** People with sessions, as the tests speak of them. */
import type { Profile } from '#shared/values/profile.ts'
import type { Placed } from '#shared/log/event.ts'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import type { RoomView } from '#shared/session/contract.ts'
import type { HostConnection, OutboxTurn, SessionDeps, SessionStore } from '#shared/session/deps.ts'
import type { Clock } from '#shared/values/clock.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { Session } from '#shared/session/session.ts'
import { unwrap, type Code } from '#shared/values/reply.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../src/main/identity/crypto.ts'
import { systemClock } from '#shared/values/clock.ts'
import { onCleanup } from './cleanup.ts'

export interface JoinOptions {
  keys: DeviceKeys
  store: SessionStore
  dial: () => Promise<HostConnection>
  guest: boolean
  /** Null: one that the fewest have. */
  colour: number | null
  /** The other fields of the profile, as they are when it is asked for. */
  profile: () => Omit<Profile, 'name' | 'colour'>
  clock: Clock
  invitation: string
  code: string
  replicate: boolean
  turn: OutboxTurn
  /** Waits until the person is in the lobby; true by default. */
  wait: boolean
}

/** A person with a session. */
export interface Person {
  name: string
  device: string
  keys: DeviceKeys
  session: Session
  errors: unknown[]
  /** In the order of arrival. */
  received: Placed[]
  room: (name: string) => RoomView
  says: (text: string, room?: string) => Promise<string>
  /** Rejects with what was received instead. */
  receives: (text: string) => Promise<Placed>
  /** Waits for a condition on this person's view of the space. */
  sees: (what: string, condition: () => boolean) => Promise<void>
  /** Waits for this number of people in a room. */
  counts: (people: number, room: string) => Promise<void>
  /** Messages received, oldest first. */
  texts: () => string[]
  /** Makes a room and waits until it is there; resolves with its id. */
  creates: (name: string, access: 'open' | 'private', invited?: Person[]) => Promise<string>
  joins: (room: string) => Promise<void>
  /** What the session answers to any request: `ok` or the code of the refusal. */
  requests: (...request: Parameters<Session['request']>) => Promise<Code | 'ok'>
  leave: () => Promise<void>
}

/** @param dial reaches the host unless the options say otherwise */
export async function joinSpace(
  space: { id: string; dial: () => Promise<HostConnection> },
  name: string,
  more: Partial<JoinOptions> = {}
): Promise<Person> {
  const keys = more.keys ?? deviceKeysOf(newIdentityPem())
  const errors: unknown[] = []
  const parts: SessionDeps = {
    space: space.id,
    keys,
    crypto: nodeCrypto,
    clock: more.clock ?? systemClock,
    store: more.store ?? memoryStore(),
    dial: more.dial ?? space.dial,
    app: 'test',
    profile: () => ({
      name,
      ...more.profile?.(),
      colour: more.colour === undefined ? 1 : more.colour,
      guest: more.guest ?? false
    }),
    replicate: more.replicate ?? false,
    onError: (error) => errors.push(error),
    ...(more.turn === undefined ? {} : { turn: more.turn }),
    ...(more.invitation === undefined ? {} : { invitation: more.invitation }),
    ...(more.code === undefined ? {} : { code: more.code })
  }
  const session = new Session(parts)
  const person = personOver(name, keys, session, errors)
  onCleanup(() => session.stop())
  session.start()
  if (more.wait ?? true) await person.sees('the lobby', () => person.room('Lobby').membership === 'joined')
  return person
}

function personOver(name: string, keys: DeviceKeys, session: Session, errors: unknown[]): Person {
  const received: Placed[] = []
  session.on('log:appended', ({ placed }) => received.push(...placed))
  const texts = (): string[] => received.flatMap(textOf)
  const sees = (what: string, condition: () => boolean): Promise<void> =>
    until(session, `${name} sees ${what}`, condition)
  const room = (called: string): RoomView => {
    const found = session.view.rooms.find((one) => one.name === called)
    if (!found) throw new Error(`${name} sees no room called ${called}`)
    return found
  }
  const isIn = (called: string): boolean => room(called).membership === 'joined'
  return {
    name,
    device: session.view.me,
    keys,
    session,
    errors,
    received,
    room,
    texts,
    sees,
    counts: (people, called) => sees(`${String(people)} in ${called}`, () => room(called).people === people),
    says: async (text, called = 'Lobby') =>
      unwrap(
        await session.request('event:write', {
          room: room(called).id,
          kind: 'message.posted',
          body: { text }
        })
      ).ticket,
    receives: async (text) => {
      const last = (): string => JSON.stringify(texts().slice(-5))
      await sees(`“${text}”, having heard ${last()}`, () => texts().includes(text))
      return received.find((placed) => textOf(placed)[0] === text) as Placed
    },
    creates: async (called, access, invited = []) => {
      const devices = invited.map(({ device }) => device)
      const made = unwrap(await session.request('room:create', { name: called, access, invited: devices }))
      await sees(called, () => isIn(called))
      return made.room
    },
    joins: async (called) => {
      unwrap(await session.request('event:send', { room: room(called).id, kind: 'member.joined', body: {} }))
      await sees(`themselves in ${called}`, () => isIn(called))
    },
    requests: async (...request) => {
      const reply = await session.request(...request)
      return reply.ok ? 'ok' : reply.code
    },
    leave: () => session.stop()
  }
}

function textOf({ event }: Placed): string[] {
  const text = event.kind === 'message.posted' ? event.body['text'] : undefined
  return typeof text === 'string' ? [text] : []
}

/** How long a test waits for what should come at once, ms: for a busy machine, and less than the test's own limit, which says nothing of it. */
const timeoutMs = 15_000

/** Resolves when the condition holds after a broadcast; no polling. */
function until(session: Session, what: string, condition: () => boolean): Promise<void> {
  const holds = (): boolean => {
    try {
      return condition()
    } catch {
      return false // a room that is not there yet
    }
  }
  if (holds()) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => {
      stop()
      reject(new Error(`waited in vain: ${what}; link ${JSON.stringify(session.view.connection)}`))
    }, timeoutMs)
    const stop = session.onAny(() => {
      if (!holds()) return
      clearTimeout(giveUp)
      stop()
      resolve()
    })
  })
}

/** In this order. Waits for each hundred, so that no wait grows with their number. */
export async function saysAll(person: Person, texts: readonly string[]): Promise<void> {
  for (let from = 0; from < texts.length; from += 100) {
    const some = texts.slice(from, from + 100)
    for (const text of some) await person.says(text)
    await person.receives(some.at(-1) ?? '')
  }
}
