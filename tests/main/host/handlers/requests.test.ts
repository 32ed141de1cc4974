/** Each request: what it does, which field of a bad one is named, and who may not ask. */
import { describe, expect, test } from 'vitest'
import { newId } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { accepted, openClient, codeOf, enterAsMember } from '../../../support/contract-client.ts'
import { defaultAllowances } from '../../../../src/main/host/limits/allowances.ts'
import { startSpace } from '../../../support/chat.ts'

/** A detail begins with the path of the field it is about. */
const beginning = (field: string): unknown => expect.stringContaining(`${field}: `)

describe('space:greet', () => {
  test('reports its space and host, with a new nonce each time', async () => {
    const space = await startSpace()
    const mina = await openClient(space)
    const first = await mina.greet()
    const second = await mina.greet()
    expect(first.host).toMatch(/^[a-z2-7]{52}$/)
    expect(second.nonce).not.toBe(first.nonce)
  })

  test('names the field that is wrong', async () => {
    const mina = await openClient(await startSpace())
    expect(await mina.request('space:greet', { v: 2 })).toMatchObject({
      code: 'invalid',
      detail: beginning('app')
    })
    const long = await mina.request('space:greet', { v: 2, app: 'x'.repeat(33) })
    expect(long).toMatchObject({ code: 'too-large', detail: beginning('app') })
  })

  test.each([
    [1, 'member'],
    [3, 'host']
  ])('version %i is refused with who is older: the %s', async (v, older) => {
    const mina = await openClient(await startSpace())
    expect(await mina.request('space:greet', { v, app: 'test' })).toMatchObject({
      code: 'version',
      detail: older
    })
  })
})

describe('space:enter', () => {
  test('shows the space as the newcomer may see it, and where its own chain is', async () => {
    const space = await startSpace()
    const mina = await openClient(space)
    expect(accepted(await mina.enter())).toMatchObject({
      space: { id: space.id, name: 'Test space', lobby: space.lobby },
      chain: { aseq: 0, prev: null },
      rooms: [{ room: { name: 'Lobby', people: 1 }, membership: 'none' }],
      members: [{ name: 'Host', presence: 'gone' }],
      here: 1
    })
  })

  test('names the field that is wrong', async () => {
    const mina = await openClient(await startSpace())
    await mina.greet()
    expect(await mina.request('space:enter', { key: 'x', proof: 'y' })).toMatchObject({
      code: 'invalid',
      detail: beginning('key')
    })
  })

  test('needs a greeting first, a proof for this very nonce, and only one entry', async () => {
    const space = await startSpace()
    const mina = await openClient(space)
    const proof = `${'A'.repeat(85)}A`
    const key = 'A'.repeat(43)
    expect(codeOf(await mina.request('space:enter', { key, proof }))).toBe('not-entered')
    await mina.greet()
    expect(codeOf(await mina.request('space:enter', { key, proof }))).toBe('bad-signature')
    expect(codeOf(await mina.request('space:enter', { key, proof }))).toBe('not-entered')
    expect(codeOf(await mina.enter())).toBe('ok')
    expect(codeOf(await mina.request('space:enter', { key, proof }))).toBe('invalid')
    expect(codeOf(await mina.enter())).toBe('invalid')
    accepted(await mina.request('space:leave', {}))
    expect(codeOf(await mina.enter())).toBe('ok')
  })
})

describe('space:leave', () => {
  test('ends all but the connection: no more broadcasts or requests', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    const omar = await enterAsMember(space, 'Omar')
    await omar.joins(space.lobby)
    await mina.joins(space.lobby)
    expect(codeOf(await mina.request('space:leave', {}))).toBe('ok')
    const received = mina.received.length
    expect(codeOf(await omar.posts(space.lobby, 'is Mina there?'))).toBe('ok')
    expect(codeOf(await mina.request('member:list', { room: space.id }))).toBe('not-entered')
    expect(mina.received.slice(received)).toEqual([])
  })
})

describe('member:list', () => {
  test('lists the members of a room, and of the space', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    await mina.joins(space.lobby)
    const { members } = accepted(await mina.request('member:list', { room: space.lobby }))
    expect(members).toContain(mina.device)
    expect(accepted(await mina.request('member:list', { room: space.id }))['members']).toHaveLength(2)
  })

  test('names the wrong field, and answers outsiders nothing', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    expect(await mina.request('member:list', { room: 7 })).toMatchObject({
      code: 'invalid',
      detail: beginning('room')
    })
    expect(codeOf(await mina.request('member:list', { room: space.lobby }))).toBe('not-in-room')
    expect(codeOf(await mina.request('member:list', { room: newId(nodeCrypto) }))).toBe('not-in-room')
  })
})

describe('log:read', () => {
  test('reads forwards and backwards', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    await mina.joins(space.lobby)
    for (const text of ['one', 'two', 'three']) accepted(await mina.posts(space.lobby, text))
    const seqs = async (payload: object): Promise<number[]> => {
      const { placed } = accepted(await mina.request('log:read', { room: space.lobby, ...payload }))
      return (placed as { position: { seq: number } }[]).map(({ position }) => position.seq)
    }
    expect(await seqs({ after: 0, limit: 2 })).toEqual([1, 2])
    expect(await seqs({ after: 3, limit: 200 })).toEqual([4, 5])
    expect(await seqs({ before: 5, limit: 2 })).toEqual([3, 4])
    expect(await seqs({ before: 1, limit: 2 })).toEqual([])
  })

  test('a page ends early when its messages are large', async () => {
    const share = { perSecond: 1000, atOnce: 1000 }
    const messages = { device: share, address: share }
    const space = await startSpace({ allowances: { ...defaultAllowances, messages } })
    const mina = await enterAsMember(space, 'Mina')
    await mina.joins(space.lobby)
    for (let n = 0; n < 40; n += 1) accepted(await mina.posts(space.lobby, 'x'.repeat(16_000)))
    const page = async (payload: object): Promise<unknown[]> =>
      accepted(await mina.request('log:read', { room: space.lobby, limit: 200, ...payload }))[
        'placed'
      ] as unknown[]
    const forwards = await page({ after: 2 })
    expect(forwards).toHaveLength(8)
    expect(forwards[0]).toMatchObject({ position: { seq: 3 } })
    expect((await page({ before: 43 })).at(-1)).toMatchObject({ position: { seq: 42 } })
  })

  test('names the field that is wrong, and reads nothing to outsiders', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    const room = space.lobby
    expect(codeOf(await mina.request('log:read', { room, after: 0, limit: 1 }))).toBe('not-in-room')
    await mina.joins(room)
    expect(await mina.request('log:read', { room, after: 0, limit: 201 })).toMatchObject({
      code: 'invalid',
      detail: beginning('limit')
    })
    expect(codeOf(await mina.request('log:read', { room, limit: 1 }))).toBe('invalid')
    expect(codeOf(await mina.request('log:read', { room, before: 1, after: 1, limit: 1 }))).toBe('invalid')
  })
})

describe('log:locate', () => {
  test('finds a message by its id or by a time, and nothing for outsiders or about other rooms', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    const room = space.lobby
    const locate = (about: object) => mina.request('log:locate', { room, ...about })
    expect(codeOf(await locate({ at: 0 }))).toBe('not-in-room')
    await mina.joins(room)
    expect(await locate({ at: 0 })).toEqual({ ok: true, located: null })
    for (const text of ['one', 'two']) accepted(await mina.posts(room, text))
    const located = accepted(await locate({ at: 0 }))['located'] as { message: string }
    expect(located).toMatchObject({ seq: 3 })
    expect(await locate({ message: located.message })).toEqual({ ok: true, located })
    expect(await locate({ message: 'A'.repeat(43) })).toEqual({ ok: true, located: null })
    expect(codeOf(await locate({}))).toBe('invalid')
    expect(codeOf(await locate({ at: 0, message: located.message }))).toBe('invalid')
  })
})

describe('log:search', () => {
  test('finds what the caller may read, and takes no query that says nothing', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    await mina.joins(space.lobby)
    accepted(await mina.posts(space.lobby, 'soup *'))
    const search = (about: object) => mina.request('log:search', { text: '', limit: 9, ...about })
    for (const some of [{ text: 'so' }, { from: mina.device }, { room: space.lobby }, { after: 0 }])
      expect(accepted(await search(some))['found']).toMatchObject([{ text: 'soup *' }])
    for (const none of [{}, { below: 5 }, { text: '*' }, { text: ' … ', room: space.lobby }])
      expect(codeOf(await search(none)), JSON.stringify(none)).toBe('invalid')
    const omar = await enterAsMember(space, 'Omar')
    expect(await omar.request('log:search', { text: 'so', limit: 9 })).toMatchObject({ found: [] })
  })
})

describe('typing:set', () => {
  test('is sent only to the others in the room', async () => {
    const space = await startSpace()
    const [mina, omar, noor] = await Promise.all(
      ['Mina', 'Omar', 'Noor'].map((name) => enterAsMember(space, name))
    )
    if (!mina || !omar || !noor) throw new Error('nobody came')
    await mina.joins(space.lobby)
    await omar.joins(space.lobby)
    accepted(await mina.request('typing:set', { room: space.lobby, typing: true }))
    await Promise.all([mina.catchesUp(), omar.catchesUp(), noor.catchesUp()])
    expect(omar.all('typing:changed')).toEqual([{ room: space.lobby, device: mina.device, typing: true }])
    expect(mina.all('typing:changed')).toEqual([])
    expect(noor.all('typing:changed')).toEqual([])
    expect(codeOf(await noor.request('typing:set', { room: space.lobby, typing: true }))).toBe('not-in-room')
    expect(await mina.request('typing:set', { room: space.lobby })).toMatchObject({
      detail: beginning('typing')
    })
  })
})

describe('signal:send', () => {
  test('is sent to one member, if connected', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    const omar = await enterAsMember(space, 'Omar')
    const noor = await enterAsMember(space, 'Noor')
    accepted(await mina.request('signal:send', { to: omar.device, data: 'offer' }))
    await Promise.all([omar.catchesUp(), noor.catchesUp()])
    expect(omar.all('signal:received')).toEqual([{ from: mina.device, data: 'offer' }])
    expect(noor.all('signal:received')).toEqual([])
    const absent = { to: 'a'.repeat(52), data: 'offer' }
    expect(codeOf(await mina.request('signal:send', absent))).toBe('not-found')
  })

  test('names the field that is wrong', async () => {
    const mina = await enterAsMember(await startSpace(), 'Mina')
    const large = await mina.request('signal:send', { to: mina.device, data: 'x'.repeat(16_385) })
    expect(large).toMatchObject({ code: 'too-large', detail: beginning('data') })
  })
})
