/** One device uses no number twice, and keeps what it has written: its host's data may be an older copy. */
import { setImmediate as turn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { LogEvent } from '#shared/log/event.ts'
import type { HostConnection, OutboxTurn, SessionStore } from '#shared/session/deps.ts'
import { Listeners } from '#shared/values/listeners.ts'
import type { Profile } from '#shared/values/profile.ts'
import { Refused } from '#shared/values/reply.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import type { Session } from '#shared/session/session.ts'
import { startSpace, type Person, type Space } from '../../support/chat.ts'
import { deviceKeysOf, newIdentityPem } from '../../../src/main/identity/crypto.ts'
import { saysAll } from '../../support/person.ts'
import { limits } from '#shared/values/limits.ts'
import { savedStore, type SavedState } from '../../support/saved-store.ts'
import { FalseHost } from '../../support/false-host.ts'

/** Numbers of all that a device has in the host's log, in the order of the log. */
function numbersOf(space: Space, { device }: Person): number[] {
  const rooms = [space.id, space.lobby]
  const placed = rooms.flatMap((room) => space.file.log.readAfter(space.id, room, 0, 1000))
  return placed.flatMap(({ event }) => (event.author === device ? [event.aseq] : []))
}

const isOpen = ({ session }: { session: Session }): boolean => session.view.connection.state === 'open'

test('an author goes on after its own last number where an older copy of the host’s data was put back', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  const old = space.copy()
  await mina.says('one')
  const { event: lost } = await mina.receives('one')
  await old.restore()
  await mina.sees('the host again', () => isOpen(mina))
  const omar = await space.join('Omar')
  await mina.says('two')
  const { event } = await omar.receives('two')
  expect(event.aseq).toBeGreaterThan(lost.aseq)
  const numbers = numbersOf(space, mina)
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('a number is stored before it is sent, also of what has no draft', async () => {
  const host = new FalseHost()
  const store = memoryStore()
  const stored: unknown[] = []
  const entry = host.entry()
  const rooms = entry.rooms.map((room) => ({ ...room, membership: 'none' }))
  host.answers['space:enter'] = () => ({ ...entry, rooms, members: entry.members.slice(0, 1) })
  host.answers['event:append'] = () => {
    stored.push(store.head()?.aseq)
    return { ok: false, code: 'offline' }
  }
  const { session } = host.session(store)
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => stored.length).toBeGreaterThan(0)
  expect(stored[0]).toBeGreaterThanOrEqual(1)
})

test('a session that starts again declares its last number, what it keeps of its own, and its admission', async () => {
  const host = new FalseHost()
  const store = memoryStore()
  const entered: Record<string, unknown>[] = []
  host.answers['space:enter'] = (payload) => {
    entered.push(payload)
    return host.entry()
  }
  let saved: string | null = null
  const admission = { saved: () => saved, save: (given: string) => void (saved = given) }
  const visit = async (text: string): Promise<void> => {
    const { session } = host.session(store, { admission })
    session.start()
    const body = { text }
    await expect.poll(() => session.view.connection.state).toBe('open')
    await session.request('event:write', { room: host.lobby, kind: 'message.posted', body })
    await expect.poll(() => session.view.outbox.map(({ state }) => state)).toContain('sent')
    await session.stop()
  }
  await visit('one')
  expect(entered[0]).toMatchObject({ settled: { aseq: 0 }, own: [] })
  expect(entered[0]).not.toHaveProperty('admission')
  const last = store.head()
  const own = store.ownEvents(host.device, 200)
  expect(own.map(({ event }) => event.aseq)).toContain(last?.aseq)
  await visit('two')
  expect(entered[1]).toMatchObject({ settled: last, own: own.map(({ id }) => id), admission: saved })
})

test('the number of a refused event is used: the next one skips it, and says so', async () => {
  const host = new FalseHost()
  const sent: { event: LogEvent; skips?: true }[] = []
  host.answers['event:append'] = (payload) => {
    const one = payload as { event: LogEvent; skips?: true }
    sent.push(one)
    const { text } = one.event.body
    if (text === 'never') return { ok: false, code: 'forbidden' }
    return { position: { epoch: 1, seq: sent.length } }
  }
  const { session } = host.session()
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.connection.state).toBe('open')
  const says = (text: string): Promise<unknown> =>
    session.request('event:write', { room: host.lobby, kind: 'message.posted', body: { text } })
  await says('never')
  await expect.poll(() => session.view.outbox.map(({ state }) => state)).toContain('failed')
  await says('later')
  await expect.poll(() => session.view.outbox.map(({ state }) => state)).toContain('sent')
  const [refused, next] = sent.slice(-2)
  expect(next?.event.aseq).toBe((refused?.event.aseq ?? 0) + 1)
  expect([refused?.skips, next?.skips]).toEqual([undefined, true])
})

test('a device that starts again goes on above its own last number, though neither its host nor itself has that event', async () => {
  const host = new FalseHost()
  const store = memoryStore()
  const last = { aseq: 7, prev: 'e'.repeat(42) + 'A' }
  store.saveHead(last)
  let settled: unknown
  host.answers['space:enter'] = (payload) => {
    settled = payload['settled']
    return host.entry()
  }
  const { session } = host.session(store)
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.connection.state).toBe('open')
  await session.request('event:write', { room: host.lobby, kind: 'message.posted', body: { text: 'next' } })
  await expect.poll(() => host.written).not.toHaveLength(0)
  expect(settled).toEqual(last)
  expect(host.written[0]).toMatchObject({ aseq: 8, prev: last.prev })
})

test('a number that another copy of the device has used is gone on from, over the same connection', async () => {
  const host = new FalseHost()
  const other = 'o'.repeat(42) + 'A'
  let taken = { aseq: 0, prev: other }
  host.answers['event:append'] = (payload) => {
    const { event } = payload as { event: LogEvent }
    if (event.body['text'] !== 'mine') return { position: { epoch: 1, seq: 1 } }
    if (taken.aseq === 0) taken = { aseq: event.aseq, prev: other }
    const follows = event.aseq === taken.aseq + 1 && event.prev === taken.prev
    return follows ? { position: { epoch: 1, seq: 2 } } : { ok: false, code: 'out-of-order', head: taken }
  }
  const { session } = host.session()
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.connection.state).toBe('open')
  const says = { room: host.lobby, kind: 'message.posted', body: { text: 'mine' } } as const
  await session.request('event:write', says)
  await expect.poll(() => session.view.outbox.map(({ state }) => state)).toEqual(['sent'])
  expect(host.dials).toBe(1)
})

test('what is contested is sent again as it is, with all that is behind it, in order', async () => {
  const host = new FalseHost()
  const sent: LogEvent[] = []
  let isContested = true
  host.answers['event:append'] = ({ event }) => {
    sent.push(event as LogEvent)
    return isContested ? { ok: false, code: 'contested' } : { position: { epoch: 1, seq: sent.length } }
  }
  const { session } = host.session()
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.connection.state).toBe('open')
  for (const text of ['one', 'two', 'three'])
    void session.request('event:write', { room: host.lobby, kind: 'message.posted', body: { text } })
  await expect.poll(() => sent.length).toBeGreaterThanOrEqual(2)
  isContested = false
  await expect.poll(() => session.view.outbox.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
  expect(new Set(sent.map(({ sig }) => sig)).size).toBe(3)
  const [first] = sent
  expect(sent.slice(-3).map(({ body }) => body['text'])).toEqual(['one', 'two', 'three'])
  expect(sent.slice(-3).map(({ aseq }) => aseq - (first?.aseq ?? 0))).toEqual([0, 1, 2])
})

test('what is written later stays behind what gets another number', async () => {
  const host = new FalseHost()
  const sent: LogEvent[] = []
  let isSilent = true
  host.answers['event:append'] = async ({ event }) => {
    sent.push(event as LogEvent)
    if (isSilent) return new Promise(() => undefined)
    await turn() // meanwhile the session would sign the second
    const { aseq } = event as LogEvent
    const head = { aseq: last, prev: 'A'.repeat(43) }
    return aseq <= last
      ? { ok: false, code: 'out-of-order', head }
      : { position: { epoch: 1, seq: sent.length } }
  }
  const keys = { ...host.mina, sign: () => Promise.resolve(new Uint8Array(64)) }
  const { session } = host.session(undefined, { keys })
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.connection.state).toBe('open')
  const says = (text: string): Promise<unknown> =>
    session.request('event:write', { room: host.lobby, kind: 'message.posted', body: { text } })
  const hasSent = (text: string): boolean => sent.some(({ body }) => body['text'] === text)
  await says('first')
  await expect.poll(() => hasSent('first')).toBe(true)
  // A copy of this device uses its number meanwhile.
  const last = (sent.at(-1)?.aseq ?? 0) + 1
  host.answers['space:enter'] = () => ({ ...host.entry(), chain: { aseq: last, prev: 'A'.repeat(43) } })
  isSilent = false
  host.hangUp()
  await says('second')
  await expect.poll(() => session.view.outbox.map(({ state }) => state)).toEqual(['sent', 'sent'])
  const taken = sent.filter(({ aseq, kind }) => aseq > last && kind === 'message.posted')
  expect(taken.map(({ body }) => body['text'])).toEqual(['first', 'second'])
})

/** What a device has stored, and its first copy with a message that waits and is not signed yet. */
class Device {
  readonly keys = deviceKeysOf(newIdentityPem())
  old: SavedState | null = null

  open(space: Space, from: SavedState | null): Promise<Person> {
    const store = savedStore(from, (state) => {
      const isWaiting = state.outbox.some(({ draft, event }) => draft.kind === 'message.posted' && !event)
      if (isWaiting) this.old ??= structuredClone(state)
    })
    return space.join('Mina', { keys: this.keys, store })
  }

  /** Its author revises the message after the copy was made. */
  get oldWithAnotherText(): SavedState | null {
    const { old } = this
    if (!old) return null
    const outbox = old.outbox.map(({ event, draft }) =>
      draft.kind === 'message.posted'
        ? { event, draft: { ...draft, body: { ...draft.body, text: 'not revised yet' } } }
        : { event, draft }
    )
    return { ...old, outbox }
  }
}

/** Mina has sent a message and left; her device has a copy from before that. */
async function sentOnce(): Promise<{ space: Space; omar: Person; mina: Person; device: Device }> {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const device = new Device()
  const mina = await device.open(space, null)
  await mina.says('once')
  await mina.receives('once')
  await mina.leave()
  return { space, omar, mina, device }
}

test.each(['as it was', 'revised since'])(
  'what a device has sent, %s, is not sent again when an older copy of its own data was put back',
  async (text) => {
    const { space, omar, device, mina } = await sentOnce()
    const again = await device.open(space, text === 'as it was' ? device.old : device.oldWithAnotherText)
    await again.says('and later')
    await omar.receives('and later')
    expect(omar.texts()).toEqual(['once', 'and later'])
    await again.sees('an empty outbox', () => again.session.view.outbox.length === 0)
    const numbers = numbersOf(space, mina)
    expect(new Set(numbers).size).toBe(numbers.length)
  }
)

/** More than the host sends in one page, and more than a session reads of a room that it enters. */
const longAgo = [
  Array.from({ length: 12 }, (_, at) => String(at).padEnd(limits.textBytes, '.')),
  Array.from({ length: limits.page + 1 }, (_, at) => String(at))
]

test.each(longAgo.map((since) => [since.length, since] as const))(
  'what a device has sent %i messages ago is not sent again when an older copy of its own data was put back',
  async (_, since) => {
    const { space, omar, device } = await sentOnce()
    await saysAll(omar, since)
    const again = await device.open(space, device.old)
    await again.says('and later')
    await omar.receives('and later')
    expect(omar.texts()).toEqual(['once', ...since, 'and later'])
  }
)

test('what is being signed while an earlier message is refused for a moment waits for that one', async () => {
  const host = new FalseHost()
  const texts: unknown[] = []
  const refused = Promise.withResolvers<object>()
  host.answers['event:append'] = ({ event }) => {
    const { body, aseq: seq } = event as LogEvent
    texts.push(body['text'])
    return texts.length === 1 ? refused.promise : { position: { epoch: 1, seq } }
  }
  const signing = Promise.withResolvers<undefined>()
  const signed = Promise.withResolvers<undefined>()
  const sign: typeof host.mina.sign = async (bytes) => {
    if (texts.length > 0) {
      signing.resolve(undefined)
      await signed.promise
    }
    return host.mina.sign(bytes)
  }
  const { session } = host.session(memoryStore(), { keys: { publicKey: host.mina.publicKey, sign } })
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.connection.state).toBe('open')
  const say = (text: string): Promise<unknown> =>
    session.request('event:write', { room: host.lobby, kind: 'message.posted', body: { text } })
  await say('one')
  await expect.poll(() => texts).toEqual(['one'])
  await say('two')
  await signing.promise
  refused.resolve({ ok: false, code: 'too-many' })
  await turn() // the session has the answer
  signed.resolve(undefined)
  await expect.poll(() => texts.slice(1)).toEqual(['one', 'two'])
})

test('a device whose disk is full while it looks for what it has sent sends all the rest later', async () => {
  const { space, omar, device } = await sentOnce()
  const store = savedStore(device.old, () => undefined)
  let kept = 0
  // Both its events are kept when the room is read, and again when they are compared with what waits.
  const keepOwn: SessionStore['keepOwn'] = (id, event) => {
    if ((kept += 1) === 3) throw new Refused('storage')
    store.keepOwn(id, event)
  }
  const again = await space.join('Mina', { keys: device.keys, store: { ...store, keepOwn } })
  await again.says('and later')
  await omar.receives('and later')
  expect(omar.texts()).toEqual(['once', 'and later'])
})

test('what a copy of this device has sent is not sent again, though the first connection since is lost', async () => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const links: HostConnection[] = []
  let isAway = false
  let losesNext = false
  const dial = async (): Promise<HostConnection> => {
    if (isAway) throw new Error('the host is away')
    const link = await space.dial()
    const request: HostConnection['request'] = async (name, payload) => {
      if (!losesNext || !name.startsWith('log:')) return link.request(name, payload)
      losesNext = false
      link.close()
      return { ok: false, code: 'offline' }
    }
    links.push(link)
    return { ...link, request }
  }
  const [store, copy] = [memoryStore(), memoryStore()]
  const mina = await space.join('Mina', { dial, store })
  isAway = true
  for (const link of links) link.close()
  await mina.sees('the loss', () => !isOpen(mina))
  await mina.says('waits')
  copy.saveHead(store.head() ?? expect.fail())
  for (const stored of store.outbox()) copy.saveDraft(stored)
  const other = await space.join('Mina', { keys: mina.keys, store: copy })
  await omar.receives('waits')
  await other.leave()
  losesNext = true
  isAway = false
  await mina.says('after')
  await omar.receives('after')
  expect([losesNext, omar.texts()]).toEqual([false, ['waits', 'after']])
})

/** The turn of a tab while another one has it. */
class TurnElsewhere implements OutboxTurn {
  isMine = false
  readonly #changed = new Listeners<['outbox' | 'marks']>()
  readonly #asked = Promise.withResolvers<void>()
  #taken = Promise.withResolvers<void>()

  /** Resolves when it is to be taken. */
  get asked(): Promise<void> {
    return this.#asked.promise
  }

  take(): Promise<void> {
    this.#asked.resolve()
    return this.#taken.promise
  }

  pass(isMine: boolean): void {
    this.isMine = isMine
    if (isMine) this.#taken.resolve()
    else this.#taken = Promise.withResolvers()
    this.#changed.emit('outbox')
  }

  onChange(listener: (what: 'outbox' | 'marks') => void): void {
    this.#changed.add(listener)
  }

  onGive(): void {
    // It is taken away.
  }
}

const isInLobby = (person: Person): Promise<void> =>
  person.sees('the lobby', () => person.room('Lobby').membership === 'joined')

test('a newcomer’s tab signs nothing while another tab has the turn', async () => {
  const space = await startSpace()
  const tabTurn = new TurnElsewhere()
  const mina = await space.join('Mina', { turn: tabTurn, wait: false })
  await tabTurn.asked
  await space.join('Omar') // takes longer than a newcomer without a wait
  expect(numbersOf(space, mina)).toEqual([])
  tabTurn.pass(true)
  await isInLobby(mina)
  expect(numbersOf(space, mina)).toEqual([1, 2])
})

test('a tab that waited for the turn does not write again what another tab has written meanwhile', async () => {
  const space = await startSpace()
  const [keys, store, tabTurn] = [deviceKeysOf(newIdentityPem()), memoryStore(), new TurnElsewhere()]
  const late = await space.join('Mina', { keys, store, turn: tabTurn, wait: false })
  await tabTurn.asked
  await space.join('Mina', { keys, store })
  await isInLobby(late)
  tabTurn.pass(true)
  await late.says('one')
  await late.receives('one')
  await late.says('two')
  await late.receives('two')
  expect(numbersOf(space, late)).toEqual([1, 2, 3, 4])
})

test('what a tab has not signed when it loses the turn is signed when it has the turn again', async () => {
  const space = await startSpace()
  const [keys, tabTurn, lost] = [
    deviceKeysOf(newIdentityPem()),
    new TurnElsewhere(),
    Promise.withResolvers<void>()
  ]
  let loseTurn = (): void => undefined
  const sign: typeof keys.sign = (bytes) => {
    loseTurn()
    return keys.sign(bytes)
  }
  let shown: Pick<Profile, 'status'> = {}
  const mina = await space.join('Mina', {
    keys: { ...keys, sign },
    turn: tabTurn,
    profile: () => shown,
    wait: false
  })
  tabTurn.pass(true)
  await isInLobby(mina)
  loseTurn = () => {
    loseTurn = () => undefined
    tabTurn.pass(false)
    lost.resolve()
  }
  shown = { status: 'at lunch' }
  mina.session.introduce()
  await lost.promise
  await space.join('Omar')
  expect(numbersOf(space, mina)).toEqual([1, 2])
  tabTurn.pass(true)
  await mina.sees('the status', () => mina.session.view.members.some(({ status }) => status === shown.status))
  expect(numbersOf(space, mina)).toHaveLength(3)
})
