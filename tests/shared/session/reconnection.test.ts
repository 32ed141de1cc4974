/** How a session looks for a host that is away. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { signClaim } from '#shared/log/claim.ts'
import { newId } from '#shared/log/event.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { Session } from '#shared/session/session.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { FalseHost } from '../../support/false-host.ts'
import { startSpace, type Person } from '../../support/chat.ts'
import { ScriptedClock } from '../../support/interface.ts'

/** ms that a session waits before each of its first attempts to reach a host that does not answer. */
function waitsOf(attempts: number): Promise<number[]> {
  const waits: number[] = []
  const { promise, resolve } = Promise.withResolvers<number[]>()
  const session = new Session({
    space: newId(nodeCrypto),
    keys: deviceKeysOf(newIdentityPem()),
    crypto: nodeCrypto,
    clock: {
      now: () => 0,
      after: (ms, call) => {
        waits.push(ms)
        if (waits.length === attempts) resolve(waits)
        else queueMicrotask(call)
        return () => undefined
      }
    },
    store: memoryStore(),
    dial: () => Promise.reject(new Error('nobody there')),
    app: 'test',
    profile: () => ({ name: 'Mina', colour: 1, guest: false }),
    replicate: false,
    onError: () => undefined
  })
  session.start()
  return promise
}

test('a host that comes back is found within little more than a second, however long it was away', async () => {
  const waits = await waitsOf(50)
  expect(waits[0]).toBeLessThan(250)
  expect(Math.max(...waits)).toBeLessThanOrEqual(1200)
  expect(Math.min(...waits.slice(5))).toBeGreaterThanOrEqual(1000)
})

test('while the host is away no member is shown as connected, and all are again when it is back', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  const omar = await space.join('Omar')
  await mina.sees('two people here', () => mina.session.view.here === 2)
  await space.stop()
  await mina.sees('nobody', () => mina.session.view.members.every(({ presence }) => presence === 'gone'))
  expect(mina.session.view.here).toBe(0)
  await space.restart()
  await mina.sees('Omar again', () => presenceOf(mina, omar) === 'here')
})

function presenceOf(viewer: Person, { session }: Person): string | undefined {
  return viewer.session.view.members.find(({ device }) => device === session.view.me)?.presence
}

/** Mina's session with a host, by how much she has written there; she is not in the lobby. */
function outsider(aseq: number, host = new FalseHost()): { host: FalseHost; session: Session } {
  const entry = host.entry()
  const rooms = entry.rooms.map((room) => ({ ...room, membership: 'none' }))
  const members = aseq === 0 ? entry.members.slice(0, 1) : entry.members
  const chain = { aseq, prev: 'A'.repeat(43) }
  host.answers['space:enter'] = () => ({ ...entry, rooms, members, chain, newcomer: aseq <= 1 })
  const { session } = host.session()
  onTestFinished(() => session.stop())
  session.start()
  return { host, session }
}

test('a newcomer whose entry was interrupted joins the lobby when the host is back', async () => {
  const { host } = outsider(1)
  await expect.poll(() => host.requested).toContain('room:join')
})

test('a newcomer joins the lobby without waiting for the answer to the introduction', async () => {
  const host = new FalseHost()
  host.silent.add('event:append')
  outsider(0, host)
  await expect.poll(() => host.requested).toContain('room:join')
  expect(host.requested.indexOf('room:join')).toBe(host.requested.indexOf('event:append') + 1)
})

test('a member who has left the lobby does not join it again', async () => {
  const { host, session } = outsider(3)
  await expect.poll(() => session.view.connection.state).toBe('open')
  // What the session writes by itself is on its way before this.
  await session.request('room:create', { name: 'Plans', access: 'open', invited: [] })
  expect(host.requested).toContain('room:create')
  expect(host.requested).not.toContain('room:join')
})

test('an entry that a busy host refused is tried again', async () => {
  const host = new FalseHost()
  const entry = host.entry()
  host.answers['space:enter'] = () => (host.dials < 3 ? { ok: false, code: 'too-many' } : entry)
  const { session } = host.session()
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.connection.state).toBe('open')
  expect(host.dials).toBe(3)
})

/** A session whose host refuses an entry with this code until the test allows it, by a clock that stands still. */
function refusedSession(code: string) {
  const host = new FalseHost()
  const clock = new ScriptedClock()
  const given = { refused: true }
  const entry = host.entry()
  host.answers['space:enter'] = () => (given.refused ? { ok: false, code } : entry)
  const { session } = host.session(undefined, { clock })
  onTestFinished(() => session.stop())
  session.start()
  const waits = (): Promise<void> =>
    expect.poll(() => session.view.connection).toMatchObject({ state: 'lost', closed: false, code })
  return { host, clock, session, given, waits }
}

test('a guest enters automatically when guests are allowed again, and retries at long intervals until then', async () => {
  const { host, clock, session, given, waits } = refusedSession('guests-off')
  await waits()
  clock.pass(4_900)
  expect(host.dials).toBe(1)
  given.refused = false
  clock.pass(1_100)
  await expect.poll(() => session.view.connection.state).toBe('open')
})

test('a device that was removed asks more and more seldom, and is back once it is let in again', async () => {
  const { clock, session, given } = refusedSession('removed')
  const waits = vi.spyOn(clock, 'after')
  await expect.poll(() => session.view.connection).toEqual({ state: 'refused', code: 'removed' })
  const changes = vi.fn()
  session.on('connection:changed', changes)
  for (const [attempts, seconds] of [5, 10, 20, 40, 80, 160, 300, 300].entries()) {
    await expect.poll(() => waits.mock.calls.length).toBe(attempts + 1)
    const [ms = 0] = waits.mock.lastCall ?? []
    expect(ms).toBeGreaterThanOrEqual(seconds * 1000)
    expect(ms).toBeLessThanOrEqual(seconds * 1200)
    if (attempts === 7) given.refused = false
    else expect(changes).not.toHaveBeenCalled()
    clock.pass(ms)
  }
  await expect.poll(() => session.view.connection.state).toBe('open')
})

test('a person can retry at once', async () => {
  const { session, given, waits } = refusedSession('guests-off')
  await waits()
  given.refused = false
  await session.request('connection:retry', {})
  await expect.poll(() => session.view.connection.state).toBe('open')
})

test('a host that refuses is not closed, and an unreachable one refuses nothing', async () => {
  const { host, clock, session, given, waits } = refusedSession('guests-off')
  given.refused = false
  clock.pass(6_000)
  await expect.poll(() => session.view.connection.state).toBe('open')
  given.refused = true
  host.emit('space:closed', {})
  host.hangUp()
  expect(session.view.connection).toMatchObject({ state: 'lost', closed: true })
  clock.pass(1_000)
  await waits()
  host.answers['space:greet'] = () => ({ ok: false, code: 'timeout' })
  clock.pass(6_000)
  await expect.poll(() => session.view.connection).toMatchObject({ state: 'lost', code: undefined })
})

test('lists in pages are complete before anything is shown, also from a host that limits requests', async () => {
  const host = new FalseHost()
  const entry = host.entry()
  const [omar, mina] = entry.members
  host.answers['space:enter'] = () => ({ ...entry, members: [omar], next: { rooms: null, members: 1 } })
  let requested = 0
  host.answers['space:members'] = ({ from }) => {
    requested += 1
    return requested === 1
      ? { ok: false, code: 'too-many' }
      : { members: from === 1 ? [mina] : [], next: null }
  }
  const { session } = host.session()
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.connection.state).toBe('open')
  expect(session.view.members).toHaveLength(2)
})

test.each([
  ['goes round in a circle', () => 5],
  ['never ends', (from: number) => from + 1]
])('the session disconnects from a host whose list %s', async (_, nextOf) => {
  const host = new FalseHost()
  host.answers['space:enter'] = () => ({ ...host.entry(), next: { rooms: null, members: 5 } })
  host.answers['space:members'] = ({ from }) => ({ members: [], next: nextOf(Number(from)) })
  const { session } = host.session()
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.connection).toMatchObject({ state: 'refused', code: 'invalid' })
})

test('the session disconnects from a host that sends too much before the entry', async () => {
  const host = new FalseHost()
  host.answers['space:enter'] = () => ({ ...host.entry(), next: { rooms: null, members: 1 } })
  host.answers['space:members'] = ({ from }) => {
    if (from === 1) {
      const changes = [{ device: 'a'.repeat(52), presence: 'here' as const }]
      for (let n = 0; n < 10_001; n += 1) host.emit('presence:changed', { changes, here: 3 })
    }
    return { members: [], next: null }
  }
  const { session } = host.session()
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.connection).toMatchObject({ state: 'violation', code: 'invalid' })
})

test('a host that has an older copy and claims nothing higher is given nothing, and the person is told', async () => {
  const host = new FalseHost()
  const store = memoryStore()
  store.acceptClaim(await signClaim(host.space, 2, 1, host.omar, nodeCrypto.hash))
  const { session } = host.session(store)
  onTestFinished(() => session.stop())
  session.start()
  await expect
    .poll(() => session.view.connection, { timeout: 10_000 })
    .toMatchObject({ state: 'lost', code: 'contested' })
  expect(host.requested).not.toContain('space:enter')
})

test('what waits is sent over another connection when the store could not be read at first', async () => {
  const space = await startSpace()
  const store = memoryStore()
  let isBroken = false
  const strays: typeof store.strays = () => {
    if (!isBroken) return store.strays()
    isBroken = false
    throw new Error('disk I/O error')
  }
  const mina = await space.join('Mina', { store: { ...store, strays } })
  const omar = await space.join('Omar')
  isBroken = true
  await space.restart()
  await mina.sees('the disk', () => mina.errors.length > 0)
  await mina.says('hello')
  await omar.receives('hello')
})
