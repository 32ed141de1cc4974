/** A host may lie. The session stops and says so; it neither shows a lie nor crashes on one. */
import { expect, onTestFinished, test } from 'vitest'
import { Refused } from '#shared/values/reply.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import type { Session } from '#shared/session/session.ts'
import { FalseHost } from '../../support/false-host.ts'

interface Victim {
  host: FalseHost
  session: Session
  shown: string[]
  errors: unknown[]
}

/** Mina is in the lobby of a host that has not lied yet. */
async function victim(host = new FalseHost()): Promise<Victim> {
  const { session, errors } = host.session()
  onTestFinished(() => session.stop())
  const shown: string[] = []
  session.on('log:appended', ({ placed }) =>
    shown.push(...placed.map(({ event }) => JSON.stringify(event.body)))
  )
  session.start()
  await expect.poll(() => host.requested).toContain('space:enter')
  return { host, session, shown, errors }
}

async function stops({ session, host }: Victim, code: string): Promise<void> {
  await expect.poll(() => session.view.connection).toMatchObject({ state: 'violation', code })
  session.retryNow()
  expect(host.dials).toBe(1)
}

test('an honest push is shown: those below fail only because they are dishonest', async () => {
  const mina = await victim()
  mina.host.push([await mina.host.says('hello')])
  await expect.poll(() => mina.shown).toEqual(['{"text":"hello"}'])
})

test('a push with a gap is honest: the missing events are requested first', async () => {
  const mina = await victim()
  mina.host.log.push(await mina.host.says('1'))
  mina.host.push([...mina.host.log])
  await expect.poll(() => mina.shown).toHaveLength(1)
  for (const text of ['2', '3', '4']) mina.host.log.push(await mina.host.says(text))
  mina.host.push(mina.host.log.slice(-1))
  await expect.poll(() => mina.shown).toEqual(['1', '2', '3', '4'].map((text) => JSON.stringify({ text })))
  expect(mina.session.view.connection.state).toBe('open')
})

test('a hint that there is more makes the session load it', async () => {
  const mina = await victim()
  mina.host.log.push(await mina.host.says('1'))
  mina.host.push([...mina.host.log])
  mina.host.log.push(await mina.host.says('2'))
  mina.host.emit('log:head', { room: mina.host.lobby, head: { epoch: 1, seq: 2 } })
  await expect.poll(() => mina.shown).toEqual(['{"text":"1"}', '{"text":"2"}'])
})

test('a hint about a room that is not followed loads nothing', async () => {
  const mina = await victim()
  mina.host.emit('log:head', { room: mina.host.space, head: { epoch: 1, seq: 2 } })
  mina.host.push([await mina.host.says('1')])
  await expect.poll(() => mina.shown).toHaveLength(1)
  expect(mina.host.requested.filter((name) => name === 'log:read')).toHaveLength(1)
})

test('with one event its author did not sign among a hundred valid ones, none is shown', async () => {
  const mina = await victim()
  const placed = []
  for (let count = 1; count <= 100; count += 1) placed.push(await mina.host.says(String(count)))
  const last = await mina.host.says('forged')
  placed.push({ ...last, event: { ...last.event, at: last.event.at + 1 } })
  mina.host.push(placed)
  await stops(mina, 'bad-signature')
  expect(mina.shown).toEqual([])
})

test('an event its author did not sign', async () => {
  const mina = await victim()
  mina.host.push([await mina.host.says('hello', { body: { text: 'I owe you' } })])
  await stops(mina, 'bad-signature')
  expect(mina.shown).toEqual([])
})

test('an event of another room', async () => {
  const mina = await victim()
  mina.host.push([await mina.host.says('hello', { room: mina.host.space })])
  await stops(mina, 'invalid')
})

test('the same event at two positions', async () => {
  const mina = await victim()
  const hello = await mina.host.says('hello')
  mina.host.push([hello])
  await expect.poll(() => mina.shown).toHaveLength(1)
  mina.host.push([{ ...hello, position: { epoch: 1, seq: 2 } }])
  await stops(mina, 'invalid')
  expect(mina.shown).toHaveLength(1)
})

test.each([0, 1])(
  'the same event at two positions, called moved, %i other event between them',
  async (between) => {
    const mina = await victim()
    const [hello, next] = [await mina.host.says('hello'), await mina.host.says('next')]
    const log = [hello, next].slice(0, 1 + between)
    const again = { ...hello, position: { epoch: 1, seq: log.length + 1 }, origin: hello.position }
    mina.host.push(log)
    await expect.poll(() => mina.shown).toHaveLength(log.length)
    mina.host.push([again])
    await stops(mina, 'invalid')
    expect(mina.shown).toHaveLength(log.length)
  }
)

test('the same event twice in one page, called moved', async () => {
  const mina = await victim()
  const hello = { ...(await mina.host.says('hello')), origin: { epoch: 1, seq: 1 } }
  mina.host.push([hello, { ...hello, position: { epoch: 1, seq: 2 } }])
  await stops(mina, 'invalid')
  expect(mina.shown).toEqual([])
})

test('events of one author in another order', async () => {
  const mina = await victim()
  const [first, second] = [await mina.host.says('yes?'), await mina.host.says('no')]
  mina.host.push([
    { ...second, position: first.position },
    { ...first, position: second.position }
  ])
  await stops(mina, 'invalid')
})

test('two signed events of one author at the same place in the chain', async () => {
  const mina = await victim()
  const yes = await mina.host.says('yes')
  const no = await mina.host.says('no', {}, { aseq: yes.event.aseq })
  mina.host.push([yes, no])
  await stops(mina, 'invalid')
  expect(mina.shown).toEqual([])
})

test('a page with a gap', async () => {
  const mina = await victim()
  const [first, , third] = [await mina.host.says('1'), await mina.host.says('2'), await mina.host.says('3')]
  mina.host.push([first, third])
  await stops(mina, 'invalid')
})

test('a newest page that does not reach the head', async () => {
  const host = new FalseHost()
  host.log.push(await host.says('1'), await host.says('2'))
  host.answers['log:read'] = () => ({ placed: host.log.slice(0, 1), head: { epoch: 1, seq: 2 } })
  const mina = await victim(host)
  await stops(mina, 'invalid')
})

test('older events that are withheld, found by scrolling back', async () => {
  const host = new FalseHost()
  for (let n = 0; n < 3; n += 1) host.log.push(await host.says(String(n)))
  host.answers['log:read'] = ({ before, after }) =>
    Number(before) > 3
      ? { placed: host.log.slice(-1), head: host.log[2]?.position }
      : { placed: [], head: null, after }
  const mina = await victim(host)
  await expect.poll(() => mina.shown).toHaveLength(1)
  const page = await mina.session.request('log:read', { room: host.lobby, limit: 50 })
  expect(page).toMatchObject({ ok: true, more: true })
  await stops(mina, 'invalid')
})

test('a member with another person’s key, on entering', async () => {
  const host = new FalseHost()
  const entry = host.entry()
  const [omar, mina] = entry.members as { key: string }[]
  if (omar && mina) omar.key = mina.key
  host.answers['space:enter'] = () => entry
  const { session } = await victim(host)
  await expect.poll(() => session.view.connection).toMatchObject({ state: 'refused', code: 'bad-signature' })
  expect(session.view.members).toEqual([])
})

test('a member with another person’s key, later on, causes no crash', async () => {
  const mina = await victim()
  const [omar, self] = mina.session.view.members
  if (!omar || !self) throw new Error('nobody is there')
  expect(() => mina.host.emit('member:changed', { member: { ...omar, key: self.key } })).not.toThrow()
  await stops(mina, 'bad-signature')
})

test('a host that requests a proof for another host does not get one', async () => {
  const host = new FalseHost()
  host.pinned = 'b'.repeat(52)
  const { session } = host.session()
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.connection).toMatchObject({ state: 'refused', code: 'bad-signature' })
  expect(host.requested).toEqual(['space:greet'])
})

test('a broadcast that does not match its schema', async () => {
  const mina = await victim()
  await expect.poll(() => mina.session.view.connection.state).toBe('open')
  mina.host.hangUp(new Refused('invalid', 'the host’s room:changed is malformed'))
  await stops(mina, 'invalid')
})

test('a broadcast during the entry is not undone by the answer of the entry', async () => {
  const host = new FalseHost()
  const stale = host.entry()
  const { session } = host.session()
  onTestFinished(() => session.stop())
  host.answers['space:enter'] = () => {
    const [{ room }] = stale.rooms as [{ room: { people: number } }]
    host.emit('room:changed', { room: { ...room, people: 7 } as never })
    return stale
  }
  session.start()
  await expect.poll(() => session.view.rooms[0]?.people).toBe(7)
})

test('a connection that ends while entering does not count as open', async () => {
  const host = new FalseHost()
  const { session } = host.session()
  onTestFinished(() => session.stop())
  host.answers['space:enter'] = () => {
    host.answers['space:enter'] = () => host.entry()
    queueMicrotask(() => host.hangUp())
    return host.entry()
  }
  session.start()
  await expect.poll(() => host.dials).toBe(2)
  await expect.poll(() => session.view.connection.state).toBe('open')
})

test('a host that says later that another device started the space, which might then host it', async () => {
  const mina = await victim()
  await expect.poll(() => mina.session.view.connection.state).toBe('open')
  const { space } = mina.session.view
  mina.host.emit('space:changed', { space: { ...space, name: 'Renamed' } })
  expect(mina.session.view.space.name).toBe('Renamed')
  mina.host.emit('space:changed', { space: { ...space, by: 'b'.repeat(52) } })
  await stops(mina, 'invalid')
  expect(mina.session.view.space.by).toBe(space.by)
})

test('a host that says so when it is entered again', async () => {
  const host = new FalseHost()
  const store = memoryStore()
  const enter = async (): Promise<Session> => {
    const { session } = host.session(store)
    onTestFinished(() => session.stop())
    session.start()
    await expect.poll(() => session.view.connection.state).not.toBe('connecting')
    return session
  }
  const first = await enter()
  expect(first.view.connection.state).toBe('open')
  await first.stop()
  const entry = host.entry()
  host.answers['space:enter'] = () => ({ ...entry, space: { ...first.view.space, by: 'b'.repeat(52) } })
  expect((await enter()).view.connection).toMatchObject({ state: 'refused', code: 'invalid' })
})
