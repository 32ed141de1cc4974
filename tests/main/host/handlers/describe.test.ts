/** room:describe — what a room is called and what it is about. */
import { describe, expect, test } from 'vitest'
import { directRoomId } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import {
  accepted,
  codeOf,
  enterAsMember,
  type ClientReply,
  type ContractClient
} from '../../../support/contract-client.ts'
import { startSpace } from '../../../support/chat.ts'

const describes = (by: ContractClient, room: string, body: Record<string, string>): Promise<ClientReply> =>
  by.write('room:describe', room, 'room.described', body)

/** What a caller was told about a room last. */
const emittedTo = (caller: ContractClient, room: string): unknown =>
  caller
    .all('room:changed')
    .map((payload) => payload['room'] as { id: string })
    .findLast(({ id }) => id === room)

const plans = { name: 'Plans', topic: 'What we do next' }

describe('describing a room', () => {
  test('is sent to all who see the room, and known to later members', async () => {
    const space = await startSpace()
    const [mina, omar] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Omar')]
    await mina.joins(space.lobby)
    accepted(await describes(mina, space.lobby, plans))
    await omar.catchesUp()
    expect(emittedTo(omar, space.lobby)).toMatchObject(plans)
    await space.restart()
    const noor = await space.join('Noor', { wait: false })
    await noor.sees('the topic', () => noor.room('Plans').topic === plans.topic)
  })

  test('is not sent to those who do not see the room', async () => {
    const space = await startSpace()
    const [mina, omar, noor] = [
      await enterAsMember(space, 'Mina'),
      await enterAsMember(space, 'Omar'),
      await enterAsMember(space, 'Noor')
    ]
    const room = await mina.creates('Surprise', 'private', [omar.device])
    accepted(await describes(mina, room, plans))
    await Promise.all([omar.catchesUp(), noor.catchesUp()])
    expect(emittedTo(omar, room)).toMatchObject(plans)
    expect(JSON.stringify(noor.received)).not.toContain(plans.topic)
  })

  test('is for those inside, and never for direct rooms', async () => {
    const space = await startSpace()
    const [mina, omar] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Omar')]
    expect(codeOf(await describes(mina, space.lobby, plans))).toBe('not-in-room')
    const club = await mina.creates('Club', 'private')
    expect(codeOf(await describes(omar, club, plans))).toBe('not-found')
    const direct = directRoomId(space.id, [omar.device, mina.device], nodeCrypto.hash)
    const two = { name: 'Direct', access: 'direct', invited: [omar.device] }
    accepted(await mina.write('room:create', direct, 'room.created', two))
    expect(codeOf(await describes(mina, direct, plans))).toBe('forbidden')
  })

  test('names the field that is wrong', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    await mina.joins(space.lobby)
    const why = async (body: Record<string, string>): Promise<unknown> => {
      const reply = await describes(mina, space.lobby, body)
      return reply.ok ? 'ok' : [reply.code, reply.detail?.split(':')[0]]
    }
    expect(await why({ name: '', topic: '' })).toEqual(['invalid', 'name'])
    expect(await why({ name: 'Plans' })).toEqual(['invalid', 'topic'])
    expect(await why({ name: 'Plans', topic: 'x'.repeat(251) })).toEqual(['too-large', 'topic'])
    expect(await why({ name: 'Plans', topic: 'two\nlines' })).toEqual(['invalid', 'topic'])
    expect(await why({ name: 'Plans', topic: '' })).toBe('ok')
  })
})

describe('a session describes a room', () => {
  test('and everyone’s view follows; of two changes at once the last one counts for all', async () => {
    const space = await startSpace()
    const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
    const room = space.lobby
    const topics = ['Mina’s', 'Omar’s']
    const requested = [mina, omar].map((one, at) =>
      one.requests('event:send', {
        room,
        kind: 'room.described',
        body: { name: 'Lobby', topic: topics[at] ?? '' }
      })
    )
    expect(await Promise.all(requested)).toEqual(['ok', 'ok'])
    const last = space.file.log.readBefore(space.id, room, 99, 1)[0]?.event.body['topic']
    for (const one of [mina, omar]) await one.sees('the last', () => one.room('Lobby').topic === last)
  })

  test('as it is already, and writes nothing', async () => {
    const space = await startSpace()
    const mina = await space.join('Mina')
    const head = space.file.log.head(space.lobby)
    const same = { room: space.lobby, kind: 'room.described' } as const
    expect(await mina.requests('event:send', { ...same, body: { name: 'Lobby', topic: '' } })).toBe('ok')
    expect(space.file.log.head(space.lobby)).toEqual(head)
    expect(await mina.requests('event:send', { ...same, body: { name: ' ', topic: '' } })).toBe('invalid')
  })
})
