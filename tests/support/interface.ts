/** A scripted space and device for tests of the interface's state. */
import type { Bridge } from '#shared/bridge.ts'
import { noChrome } from '#shared/chrome.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { eventId, type LogEvent, type Placed } from '#shared/log/event.ts'
import { isMessage } from '#shared/log/kinds.ts'
import type { Greeting } from '#shared/protocol/hello.ts'
import type { Code, Reply } from '#shared/values/reply.ts'
import type { Located, Member, Sought } from '#shared/protocol/shapes.ts'
import type { RoomView, SpaceView } from '#shared/session/contract.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { KeyValueStore } from '../../src/renderer/platform/platform.ts'
import { storesOfWindows } from './windows.ts'
import { Preferences } from '../../src/renderer/state/settings/preferences.ts'
import { Appearance } from '../../src/renderer/state/settings/appearance.svelte.ts'

type Answer = (payload: never) => Promise<Reply<object>> | Reply<object>

/** A bridge with a table of answers. Without one a request succeeds with an empty answer. */
export class ScriptedBridge implements Bridge {
  readonly chrome = noChrome
  readonly requested: { name: string; payload: unknown }[] = []
  readonly answers: Record<string, Answer> = {}
  readonly #listeners = new Set<{ space: string | null; name: string; listener: (payload: never) => void }>()

  readonly space: Bridge['space'] = {
    request: (_space, name, payload) => this.#answer(name, payload),
    on: (space, name, listener) => this.#listen(space, name, listener)
  }

  readonly device: Bridge['device'] = {
    request: (name, payload) => this.#answer(name, payload),
    on: (name, listener) => this.#listen(null, name, listener)
  }

  /** @param space absent: to the listeners of every space */
  emit(name: string, payload: object, space?: string): void {
    for (const each of this.#listeners) {
      if (each.name === name && (space === undefined || each.space === space)) each.listener(payload as never)
    }
  }

  requestsOf(name: string): unknown[] {
    return this.requested.filter((request) => request.name === name).map(({ payload }) => payload)
  }

  refuse(name: string, code: Code): void {
    this.answers[name] = () => ({ ok: false, code })
  }

  async #answer(name: string, payload: unknown): Promise<never> {
    this.requested.push({ name, payload })
    return (await (this.answers[name]?.(payload as never) ?? { ok: true })) as never
  }

  #listen(space: string | null, name: string, listener: (payload: never) => void): () => void {
    const entry = { space, name, listener }
    this.#listeners.add(entry)
    return () => void this.#listeners.delete(entry)
  }
}

/** A clock that a test advances. */
export class ScriptedClock implements Clock {
  #now = 1_000_000
  readonly #waiting = new Set<{ at: number; call: () => void }>()

  now(): number {
    return this.#now
  }

  after(ms: number, call: () => void): () => void {
    const entry = { at: this.#now + ms, call }
    this.#waiting.add(entry)
    return () => void this.#waiting.delete(entry)
  }

  /** Somebody corrects it; what waits is due after the same time as before. */
  setBack(ms: number): void {
    this.#now -= ms
    for (const entry of this.#waiting) entry.at -= ms
  }

  pass(ms: number): void {
    this.#now += ms
    const due = [...this.#waiting].filter(({ at }) => at <= this.#now).toSorted((a, b) => a.at - b.at)
    for (const entry of due) {
      if (this.#waiting.delete(entry)) entry.call()
    }
  }
}

export function memoryStore(): KeyValueStore {
  return storesOfWindows()()
}

/** Preferences in memory; `device` and `tab` may hold something already. */
export function memoryPreferences(device = memoryStore(), tab = memoryStore()): Preferences {
  return new Preferences({ device, tab })
}

/** Default choices, on a hidden page. */
export function plainAppearance(): Appearance {
  return new Appearance({
    preferences: memoryPreferences(),
    apply: () => undefined,
    watchContrast: () => undefined
  })
}

/** Ids of the right shape, the same for the same letter. */
export const ids = {
  space: 's'.repeat(26),
  lobby: 'l'.repeat(26),
  room: (letter: string): string => letter.repeat(26),
  device: (letter: string): string => letter.repeat(52),
  event: (n: number): string => `${String(n)}${'A'.repeat(42)}`
}

export const mina = ids.device('m')
export const ravi = ids.device('r')

/** Of Ravi's host. */
export const greeting: Greeting = {
  v: 1,
  app: '1',
  space: ids.space,
  name: 'Office',
  epoch: 1,
  host: ravi,
  hostName: 'Ravi',
  key: '',
  proof: '',
  people: 2,
  guests: 'https'
}

export function member(name: string, device: string, more: Partial<Member> = {}): Member {
  return {
    device,
    key: 'A'.repeat(43),
    name,
    colour: 1,
    guest: false,
    removed: false,
    presence: 'here',
    ...more
  }
}

export function room(name: string, id: string, more: Partial<RoomView> = {}): RoomView {
  const head = { epoch: 1, seq: 1 }
  return {
    id,
    name,
    topic: '',
    access: 'open',
    pair: [],
    archived: false,
    people: 2,
    invited: 0,
    head,
    membership: 'joined',
    unread: 0,
    mentions: 0,
    ...more
  }
}

export function spaceView(more: Partial<SpaceView> = {}): SpaceView {
  return {
    space: { id: ids.space, name: 'Office', by: mina, lobby: ids.lobby },
    me: mina,
    host: ravi,
    connection: { state: 'open' },
    here: 2,
    rooms: [room('Lobby', ids.lobby)],
    members: [member('Mina', mina), member('Ravi', ravi)],
    outbox: [],
    ...more
  }
}

/** The `seq`th event of a room: a message, unless `kind` is given. */
export function placed(seq: number, author: string, text: string, more: Partial<LogEvent> = {}): Placed {
  const event: LogEvent = {
    v: 1,
    space: ids.space,
    room: ids.lobby,
    author,
    aseq: seq,
    prev: null,
    kind: 'message.posted',
    body: more.kind === undefined ? { text } : {},
    at: 1_000_000 + seq * 1_000,
    sig: '',
    ...more
  }
  return { position: { epoch: 1, seq }, event }
}

/** Messages by Ravi from `from` to `to`. */
export function messages(from: number, to: number): Placed[] {
  return Array.from({ length: to - from + 1 }, (_, index) =>
    placed(from + index, ravi, `message ${String(from + index)}`)
  )
}

/** Answers `log:read` from this log, as a session does. */
export function readsFrom(
  log: readonly Placed[]
): (read: { before?: number; limit: number }) => Reply<{ placed: Placed[]; more: boolean }> {
  return ({ before, limit }) => {
    const end = before === undefined ? log.length : Math.min(log.length, before - 1)
    const start = Math.max(0, end - limit)
    return { ok: true, placed: log.slice(start, end), more: start > 0 }
  }
}

/** Answers `log:locate` from this log, as a session does. */
export function locatesIn(
  log: readonly Placed[]
): (asked: { sought: Sought }) => Reply<{ located: Located | null }> {
  return ({ sought }) => {
    const found = log.find(({ event }) =>
      'message' in sought
        ? eventId(event, sha256) === sought.message
        : isMessage(event) && event.at >= sought.at
    )
    const located = found && {
      message: eventId(found.event, sha256),
      seq: found.position.seq,
      at: found.event.at
    }
    return { ok: true, located: located ?? null }
  }
}

/** Runs all pending microtasks. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}
