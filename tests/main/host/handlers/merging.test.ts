/** A host whose file is an older copy gets back from its members what it has lost. */
import { copyFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Claim } from '#shared/log/claim.ts'
import type { Digest } from '#shared/log/digest.ts'
import { eventId, newId, type LogEvent, type Placed } from '#shared/log/event.ts'
import { limits } from '#shared/values/limits.ts'
import { systemTime } from '../../../../src/main/host/time.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { startSpace, tempFolder, type Space } from '../../../support/chat.ts'
import {
  accepted,
  codeOf,
  enterAsMember,
  openClient,
  type ContractClient
} from '../../../support/contract-client.ts'

const idOf = (event: LogEvent): string => eventId(event, nodeCrypto.hash)

/** @returns puts the file back as it is now, starts the host on it, and tells it which claim its members have accepted */
async function copyOf(space: Space): Promise<() => Promise<void>> {
  await space.stop()
  const copy = `${tempFolder()}/copy.db`
  copyFileSync(space.path, copy)
  await space.restart()
  return async () => {
    const claim = space.host.claim()
    await space.stop()
    copyFileSync(copy, space.path)
    await space.restart()
    const member = await openClient(space)
    const greets = async (): Promise<string> =>
      codeOf(await member.request('space:greet', { v: limits.protocol, app: 'test', claim }))
    expect(await greets()).toBe('contested')
    await expect.poll(greets).toBe('ok')
  }
}

async function again(space: Space, { keys }: ContractClient): Promise<ContractClient> {
  const client = await openClient(space, { keys })
  accepted(await client.enter())
  return client
}

interface Held {
  placed: Placed[]
  digest: (seq: number) => Digest
}

/** What the host has of a room. */
function heldOf({ file, id }: Space, room: string): Held {
  const placed = file.log.readAfter(id, room, 0, 1000)
  const digests = [null, ...placed.map(({ position }) => file.log.digest(room, position.seq) ?? null)]
  return { placed, digest: (seq) => digests[seq] ?? null }
}

interface Scene {
  space: Space
  mina: ContractClient
  omar: ContractClient
  /** What Mina holds of the lobby. */
  held: Held
  /** Where the host's log of the lobby ends now. */
  end: number
}

/** Mina has written three messages, and the host’s file is one from before the last two. */
async function restored(): Promise<Scene> {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  accepted(await mina.joins(space.lobby))
  const omar = await enterAsMember(space, 'Omar')
  accepted(await omar.joins(space.lobby))
  accepted(await mina.posts(space.lobby, 'one'))
  const putBack = await copyOf(space)
  const later = await again(space, mina)
  accepted(await later.posts(space.lobby, 'two'))
  accepted(await later.posts(space.lobby, 'three'))
  const held = heldOf(space, space.lobby)
  await putBack()
  const end = held.placed.length - 2
  return { space, mina: await again(space, mina), omar: await again(space, omar), held, end }
}

function endOf({ space, held, end }: Scene): object {
  return { room: space.lobby, after: end, digest: held.digest(end), placed: held.placed.slice(end) }
}

function textsIn({ file, id, lobby }: Space): unknown[] {
  const posted = file.log.readAfter(id, lobby, 0, 1000).filter(({ event }) => event.kind === 'message.posted')
  return posted.map(({ event }) => event.body['text'])
}

test('the end of a log is adopted with its positions, and others see it at once', async () => {
  const scene = await restored()
  const { space, mina, omar, held, end } = scene
  const points = held.placed.map(({ position: { seq } }) => ({ seq, digest: held.digest(seq) }))
  expect(await mina.request('log:compare', { room: space.lobby, points })).toEqual({
    ok: true,
    seq: end,
    length: end,
    earlier: end
  })
  expect(await mina.request('log:adopt', endOf(scene))).toEqual({ ok: true, taken: true })
  await omar.catchesUp()
  expect(omar.all('log:appended')).toEqual([
    { room: space.lobby, after: end, placed: held.placed.slice(end) }
  ])
  expect(space.file.log.digest(space.lobby, end + 2)).toBe(held.digest(end + 2))
  // The chain of the author goes on behind it.
  expect(codeOf(await mina.posts(space.lobby, 'four'))).toBe('out-of-order')
  expect(codeOf(await (await again(space, mina)).posts(space.lobby, 'four'))).toBe('ok')
  expect(textsIn(space)).toEqual(['one', 'two', 'three', 'four'])
})

test('what the host has placed itself stays: the end comes behind it, and says where it was', async () => {
  const scene = await restored()
  const { space, mina, omar, held, end } = scene
  accepted(await omar.posts(space.lobby, 'meanwhile'))
  expect(await mina.request('log:adopt', endOf(scene))).toEqual({ ok: true, taken: false })
  const points = [{ seq: end, digest: held.digest(end) }]
  const compared = await mina.request('log:compare', { room: space.lobby, points })
  expect(compared).toEqual({ ok: true, seq: end, length: end + 1, earlier: end })
  expect(space.file.log.head(space.lobby)?.seq).toBe(end + 1)
  const lost = held.placed.slice(end)
  const events = lost.map(({ event, position }) => ({ event, origin: position }))
  const ids = lost.map(({ event }) => idOf(event))
  const brought = await mina.request('log:bring', { events })
  expect(brought).toEqual({ ok: true, placed: ids, refused: [] })
  await omar.catchesUp()
  expect(omar.all('log:appended').at(-1)).toMatchObject({
    after: end + 1,
    placed: lost.map(({ position }) => ({ origin: position }))
  })
  expect(await mina.request('log:bring', { events })).toEqual(brought)
  expect(textsIn(space)).toEqual(['one', 'meanwhile', 'two', 'three'])
})

test('a room that the host does not know comes with its creation, and its members are in it', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  const omar = await enterAsMember(space, 'Omar')
  const putBack = await copyOf(space)
  const earlier = await again(space, mina)
  const room = await earlier.creates('Plans', 'private', [omar.device])
  accepted(await earlier.posts(room, 'secret'))
  accepted(await (await again(space, omar)).joins(room))
  const { placed } = heldOf(space, room)
  await putBack()
  const [later, other] = [await again(space, mina), await again(space, omar)]
  expect(await other.request('log:adopt', { room, after: 0, digest: null, placed })).toMatchObject({
    taken: true
  })
  await later.catchesUp()
  expect(later.all('membership:changed')).toMatchObject([{ room, membership: 'joined' }])
  expect(accepted(await later.request('log:read', { room, after: 0, limit: 9 }))['placed']).toEqual(placed)
  expect(codeOf(await other.request('log:read', { room, after: 0, limit: 9 }))).toBe('ok')
})

describe('refused is', () => {
  test('what its author has not signed, and the others are placed', async () => {
    const { space, mina, held, end } = await restored()
    const [two, three] = held.placed.slice(end).map(({ event }) => event)
    if (!two || !three) throw new Error('two messages are lost')
    const forged = { ...two, body: { text: 'forged' } }
    const events = [{ event: forged }, { event: two }, { event: three }]
    expect(await mina.request('log:bring', { events })).toMatchObject({
      placed: [idOf(two), idOf(three)],
      refused: [{ id: idOf(forged), code: 'bad-signature' }]
    })
    expect(textsIn(space)).toEqual(['one', 'two', 'three'])
  })

  test('an author that nobody has introduced', async () => {
    const { space, mina } = await restored()
    const stranger = await openClient(space)
    accepted(await stranger.enter())
    const event = await stranger.sign(space.lobby, 'message.posted', { text: 'hello' })
    expect(await mina.request('log:bring', { events: [{ event }] })).toMatchObject({
      placed: [],
      refused: [{ code: 'forbidden' }]
    })
  })

  test('an event before the last one of its author in the room, unless a log had it', async () => {
    const { space, mina, held, end } = await restored()
    const [two, three] = held.placed.slice(end)
    if (!two || !three) throw new Error('two messages are lost')
    accepted(await mina.request('log:bring', { events: [{ event: three.event }] }))
    expect(await mina.request('log:bring', { events: [{ event: two.event }] })).toMatchObject({
      placed: [],
      refused: [{ code: 'out-of-order' }]
    })
    const events = [{ event: two.event, origin: two.position }]
    expect(await mina.request('log:bring', { events })).toMatchObject({ refused: [] })
    expect(textsIn(space)).toEqual(['one', 'three', 'two'])
  })

  test('an end that does not begin where the host’s log ends', async () => {
    const scene = await restored()
    const { space, mina, held, end } = scene
    const [two, three] = held.placed.slice(end)
    if (!two || !three) throw new Error('two messages are lost')
    const current = space.host.claim().epoch
    const ends = [
      { digest: held.digest(end - 1) },
      { after: end - 1, digest: held.digest(end - 1) },
      { placed: [three] },
      { placed: [{ ...two, position: { ...two.position, epoch: current } }] },
      { placed: [two, two] }
    ]
    for (const change of ends)
      expect(await mina.request('log:adopt', { ...endOf(scene), ...change })).toMatchObject({ taken: false })
  })

  test.each(['log:bring', 'log:adopt'] as const)(
    'one who sends by %s what nobody has signed, for a while: each signature costs the host time',
    async (name) => {
      const space = await startSpace({ time: { ...systemTime, ticks: () => 0 } })
      const mallory = await enterAsMember(space, 'Mallory')
      const signed = await mallory.sign(newId(nodeCrypto), 'room.created', {
        name: 'Mine',
        access: 'open',
        invited: []
      })
      const forged = Array.from({ length: 40 }, (_, at) => ({ ...signed, at }))
      const payload =
        name === 'log:bring'
          ? { events: forged.map((event) => ({ event })) }
          : {
              room: signed.room,
              after: 0,
              digest: null,
              placed: forged.map((event, at) => ({ event, position: { epoch: 1, seq: at + 1 } }))
            }
      const sent = [await mallory.request(name, payload), await mallory.request(name, payload)]
      expect(sent.map(codeOf)).toEqual(['ok', 'too-many'])
    }
  )

  test('more than a member may bring in a while', async () => {
    const scene = await restored()
    const { mina, held } = scene
    const events = Array.from({ length: 150 }, () => ({ event: held.placed[0]?.event }))
    const codes = new Set<string>()
    for (let n = 0; n < 80 && !codes.has('too-many'); n += 1)
      codes.add(codeOf(await mina.request('log:bring', { events })))
    expect([...codes]).toEqual(['ok', 'too-many'])
  })
})

test('of a room that it may not see, a member learns no more than which digests are equal', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  const omar = await enterAsMember(space, 'Omar')
  const room = await mina.creates('Plans', 'private')
  accepted(await mina.posts(room, 'secret'))
  const digest = heldOf(space, room).digest(1)
  const compare = (client: ContractClient, points: object[]): Promise<unknown> =>
    client.request('log:compare', { room, points })
  expect(await compare(mina, [{ seq: 1, digest }])).toMatchObject({ seq: 1, length: 2 })
  expect(await compare(omar, [{ seq: 1, digest }])).toMatchObject({ seq: 1, length: 1 })
  expect(
    await compare(omar, [{ seq: 1, digest: idOf(await omar.sign(room, 'message.posted', {})) }])
  ).toEqual(await omar.request('log:compare', { room: 'a'.repeat(26), points: [{ seq: 1, digest }] }))
  await space.restart()
  const [member, other] = [await again(space, mina), await again(space, omar)]
  const both = { ok: true, seq: 1, length: 2, earlier: 2 }
  expect(await compare(member, [{ seq: 1, digest }])).toEqual(both)
  expect(await compare(other, [{ seq: 1, digest }])).toEqual({ ...both, length: 1, earlier: 1 })
})

test('what the host’s own file has lost from its log is placed before anybody can write', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  accepted(await mina.joins(space.lobby))
  accepted(await mina.posts(space.lobby, 'one'))
  space.file.log.truncate(space.lobby, 2, space.id)
  expect(textsIn(space)).toEqual([])
  await space.restart()
  expect(space.file.log.strays()).toEqual([])
  expect(textsIn(space)).toEqual(['one'])
  const later = await again(space, mina)
  expect(codeOf(await later.posts(space.lobby, 'two'))).toBe('ok')
  expect(textsIn(space)).toEqual(['one', 'two'])
})

test('each start of a host is a claim above the last, and what it places says so', async () => {
  const space = await startSpace()
  const before = space.host.claim()
  await space.restart()
  const claim: Claim = space.host.claim()
  expect(claim).toMatchObject({ epoch: before.epoch + 1, host: before.host })
  const mina = await enterAsMember(space, 'Mina')
  expect(accepted(await mina.joins(space.lobby))['position']).toEqual({ epoch: claim.epoch, seq: 2 })
})
