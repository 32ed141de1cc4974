/** What was sent arrives, once, in order, whatever happens on the way. */
import { expect, test } from 'vitest'
import type { Code } from '#shared/values/reply.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { startSpace, tempFolder, type Person, type Space } from '../../support/chat.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { startProxy } from '../../support/proxy.ts'
import { lacks } from '../../support/systems.ts'
import { openSpaceFile } from '../../../src/main/store/space-file.ts'

const numbers = (count: number): string[] => Array.from({ length: count }, (_, n) => String(n))

const statesOf = (person: Person): string[] => person.session.view.outbox.map(({ state }) => state)

const allSent = (person: Person): Promise<void> =>
  person.sees('an empty outbox', () => person.session.view.outbox.length === 0)

test('a hundred messages without pause arrive once and in order', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  for (const text of numbers(100)) void mina.says(text)
  await omar.receives('99')
  await allSent(mina)
  expect(omar.texts()).toEqual(numbers(100))
  expect(mina.texts()).toEqual(numbers(100))
})

test('a message is waiting, then sent, then in the log, never in two of them', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  const seen: string[] = []
  mina.session.on('outbox:changed', ({ outbox }) => seen.push(outbox[0]?.state ?? 'in the log'))
  await mina.says('hello')
  await mina.receives('hello')
  await allSent(mina)
  expect(seen[0]).toBe('waiting')
  expect(seen.at(-1)).toBe('in the log')
  expect(mina.texts()).toEqual(['hello'])
})

/** Its host takes messages, but their answers and their way back are lost: `answers` says what comes instead. */
async function refusedThoughTaken(space: Space, answers: Partial<Record<string, Code>>): Promise<string[]> {
  const omar = await space.join('Omar')
  let isLost = false
  const mina = await space.join('Mina', {
    dial: async () => {
      isLost = false
      const connection = await space.dial()
      const request: typeof connection.request = async (name, payload) => {
        const reply = await connection.request(name, payload)
        const code = isLost ? answers[name] : undefined
        // The requests learn of a loss before the session does.
        if (code === 'offline') setImmediate(() => connection.close())
        return code ? { ok: false, code } : reply
      }
      const on: typeof connection.on = (name, listener) => {
        connection.on(name, (payload) => {
          if (!isLost || name !== 'log:appended') listener(payload)
        })
      }
      return { ...connection, request, on }
    }
  })
  const states: string[] = []
  mina.session.on('outbox:changed', ({ outbox }) => states.push(...outbox.map(({ state }) => state)))
  await omar.says('hello')
  await mina.receives('hello')
  isLost = true
  await mina.says('are you there?')
  await omar.receives('are you there?')
  await allSent(mina)
  for (const { texts } of [mina, omar]) expect(texts()).toEqual(['hello', 'are you there?'])
  return states
}

// As a tab gets it that was suspended, while another one has sent the same event.
test('a message that was refused has not failed if the log shows it', async () => {
  const states = await refusedThoughTaken(await startSpace(), { 'event:append': 'storage' })
  expect(states).not.toContain('failed')
})

test('a message that was refused has not failed before the log could be read', async () => {
  const answers = { 'event:append': 'storage', 'log:read': 'offline' } as const
  const states = await refusedThoughTaken(await startSpace(), answers)
  expect(states).not.toContain('failed')
})

test('messages written while the host is away arrive when it is back', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await mina.says('before')
  await omar.receives('before')
  await allSent(mina)
  await space.stop()
  await mina.sees('that the host is away', () => mina.session.view.connection.state === 'lost')
  for (const text of numbers(5)) await mina.says(text)
  expect(statesOf(mina)).toEqual(Array(5).fill('waiting'))
  await space.restart()
  await omar.receives('4')
  await allSent(mina)
  expect(omar.texts()).toEqual(['before', ...numbers(5)])
})

test.skipIf(lacks('IPv6'))('an acknowledgement that is lost makes nothing appear twice', async () => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const proxy = await startProxy(space.host.port)
  const mina = await space.join('Mina', { dial: () => space.dialAt(proxy.address) })
  proxy.muteHost()
  await mina.says('once')
  await mina.says('and no more')
  await omar.receives('and no more') // the host has it on disk, and Mina does not know
  expect(statesOf(mina)).toEqual(['waiting', 'waiting'])
  proxy.cut()
  await mina.receives('and no more')
  await allSent(mina)
  expect(mina.texts()).toEqual(['once', 'and no more'])
  expect(omar.texts()).toEqual(['once', 'and no more'])
})

test.skipIf(lacks('IPv6'))(
  'what is done at once is answered truly, although its acknowledgement is lost',
  async () => {
    const space = await startSpace()
    const omar = await space.join('Omar')
    const proxy = await startProxy(space.host.port)
    const mina = await space.join('Mina', { dial: () => space.dialAt(proxy.address) })
    proxy.muteHost()
    const creation = mina.session.request('room:create', { name: 'Kitchen', access: 'open', invited: [] })
    await omar.sees('the room', () => omar.session.view.rooms.some(({ name }) => name === 'Kitchen'))
    proxy.cut()
    expect(await creation).toMatchObject({ ok: true })
    await mina.sees(
      'the room',
      () => mina.session.view.rooms.filter(({ name }) => name === 'Kitchen').length === 1
    )
  }
)

test.skipIf(lacks('IPv6'))(
  'what is done at once has an answer also when the host never comes back',
  async () => {
    const space = await startSpace()
    const clock = new ManualClock()
    const proxy = await startProxy(space.host.port)
    const mina = await space.join('Mina', { dial: () => space.dialAt(proxy.address), clock })
    proxy.muteHost()
    const creation = mina.requests('room:create', { name: 'Kitchen', access: 'open', invited: [] })
    await space.stop()
    await mina.sees('that the host is away', () => mina.session.view.connection.state === 'lost')
    clock.pass(10_000)
    expect(await creation).toBe('timeout')
    expect(await mina.requests('room:create', { name: 'Kitchen', access: 'open', invited: [] })).toBe(
      'offline'
    )
  }
)

test.skipIf(lacks('IPv6'))(
  'a room that was not answered in time, and is tried again, is made once',
  async () => {
    const space = await startSpace()
    const clock = new ManualClock()
    const proxy = await startProxy(space.host.port)
    const omar = await space.join('Omar')
    const mina = await space.join('Mina', { dial: () => space.dialAt(proxy.address), clock })
    const wanted = { name: 'Kitchen', access: 'private', invited: [omar.device] } as const
    proxy.muteHost()
    const creation = mina.requests('room:create', wanted)
    await omar.sees('the room', () => omar.session.view.rooms.some(({ name }) => name === 'Kitchen'))
    proxy.cut()
    await mina.sees('that the host is away', () => mina.session.view.connection.state === 'lost')
    clock.pass(10_000)
    expect(await creation).toBe('timeout')
    await mina.sees('the host again', () => mina.session.view.connection.state === 'open')
    expect(await mina.requests('room:create', wanted)).toBe('ok')
    const kitchens = () => omar.session.view.rooms.filter(({ name }) => name === 'Kitchen').length
    expect(kitchens()).toBe(1)
    expect(await mina.requests('room:create', wanted)).toBe('ok')
    await omar.sees('another one that is wanted later', () => kitchens() === 2)
  }
)

test.skipIf(lacks('IPv6'))('messages of others from that time are loaded, once and in order', async () => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const proxy = await startProxy(space.host.port)
  const mina = await space.join('Mina', { dial: () => space.dialAt(proxy.address) })
  await omar.says('0')
  await mina.receives('0')
  proxy.muteHost()
  for (const text of numbers(300).slice(1)) void omar.says(text)
  await omar.receives('299')
  proxy.cut()
  await mina.receives('299')
  expect(mina.texts()).toEqual(numbers(300))
})

test('a refused message in the middle neither blocks nor repeats those behind it', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await mina.creates('Plans', 'open')
  await mina.says('1')
  // The room is left behind the message's back, so the host refuses it when it comes.
  const leaving = mina.session.request('event:send', {
    room: mina.room('Plans').id,
    kind: 'member.left',
    body: {}
  })
  const refused = mina.says('2', 'Plans')
  void mina.says('3')
  await Promise.all([leaving, refused, mina.says('4')])
  await omar.receives('4')
  await mina.sees('the failed one alone', () => mina.session.view.outbox.length === 1)
  expect(mina.session.view.outbox).toMatchObject([
    { body: { text: '2' }, state: 'failed', code: 'not-in-room' }
  ])
  expect(omar.texts()).toEqual(['1', '3', '4'])
})

test('a failed message can be sent again or discarded', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  await mina.creates('Plans', 'open')
  const leaving = mina.session.request('event:send', {
    room: mina.room('Plans').id,
    kind: 'member.left',
    body: {}
  })
  const [first, second] = [await mina.says('again', 'Plans'), await mina.says('never mind', 'Plans')]
  await leaving
  await mina.sees('both failed', () => statesOf(mina).every((state) => state === 'failed'))
  await mina.joins('Plans')
  expect(await mina.requests('outbox:discard', { ticket: second })).toBe('ok')
  expect(await mina.requests('outbox:retry', { ticket: first })).toBe('ok')
  await mina.receives('again')
  await allSent(mina)
  expect(await mina.requests('outbox:retry', { ticket: first })).toBe('not-found')
  expect(await mina.requests('outbox:discard', { ticket: second })).toBe('not-found')
})

test('a text that is too large or empty is refused before it is sent', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  const post = (text: string): Promise<string> =>
    mina.requests('event:write', { room: space.lobby, kind: 'message.posted', body: { text } })
  expect(await post('x'.repeat(16_385))).toBe('too-large')
  expect(await post('a' + '\u0001'.repeat(16_383))).toBe('too-large') // six bytes each on the wire
  expect(await post(' ')).toBe('invalid')
  expect(await post('"'.repeat(16_384))).toBe('ok')
  await mina.receives('"'.repeat(16_384))
})

test('a member that restarts sends its outbox, and shows each message once', async () => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const keys = deviceKeysOf(newIdentityPem())
  const path = `${tempFolder()}/mina.db`
  const start = async (): Promise<{ mina: Person; stop: () => Promise<void> }> => {
    const file = openSpaceFile(path)
    const store = file.replica.session(space.id, nodeCrypto.hash)
    const mina = await space.join('Mina', { keys, store, replicate: true })
    return { mina, stop: () => mina.leave().then(() => file.close()) }
  }
  const first = await start()
  await space.stop()
  await first.mina.sees('that the host is away', () => first.mina.session.view.connection.state === 'lost')
  for (const text of numbers(3)) await first.mina.says(text)
  await first.stop()
  await space.restart()
  const second = await start()
  await omar.receives('2')
  await allSent(second.mina)
  expect(omar.texts()).toEqual(numbers(3))
  expect(second.mina.texts()).toEqual(numbers(3))
  await second.stop()
})

test('after a crash, a draft whose event is in the log is not shown beside it', async () => {
  const space = await startSpace()
  const keys = deviceKeysOf(newIdentityPem())
  const store = memoryStore()
  const crashed = { ...store, dropDraft: () => undefined } // the crash comes before the draft is dropped
  const mina = await space.join('Mina', { keys, store: crashed })
  await mina.says('hello')
  await mina.receives('hello')
  await mina.leave()
  expect(store.outbox()).toHaveLength(1)
  const again = await space.join('Mina', { keys, store })
  await allSent(again)
  expect(space.file.log.head(space.lobby)?.seq).toBe(3)
})
