/** A direct room is created with its first message. */
import { expect, test } from 'vitest'
import { directRoomId } from '#shared/log/event.ts'
import type { RoomView } from '#shared/session/contract.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { unwrap } from '#shared/values/reply.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { startSpace, type Person, type Space } from '../../support/chat.ts'
import { startProxy } from '../../support/proxy.ts'
import { lacks } from '../../support/systems.ts'

const idOf = (space: Space, one: Person, other: Person): string =>
  directRoomId(space.id, [one.device, other.device], nodeCrypto.hash)

const roomsOf = (person: Person): RoomView[] =>
  person.session.view.rooms.filter(({ access }) => access === 'direct')

const knows = (person: Person, other: Person): Promise<void> =>
  person.sees(other.name, () => person.session.view.members.some(({ name }) => name === other.name))

async function writes(person: Person, room: string, text: string): Promise<void> {
  unwrap(await person.session.request('event:write', { room, kind: 'message.posted', body: { text } }))
}

const allSent = (person: Person): Promise<void> =>
  person.sees('an empty outbox', () => person.session.view.outbox.length === 0)

async function two(): Promise<{ space: Space; mina: Person; omar: Person; room: string }> {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await knows(mina, omar)
  return { space, mina, omar, room: idOf(space, mina, omar) }
}

test('the first message creates the room, and the other person has it unread', async () => {
  const { mina, omar, room } = await two()
  expect(await mina.session.request('log:read', { room, limit: 30 })).toEqual({
    ok: true,
    placed: [],
    more: false
  })
  expect([roomsOf(mina), roomsOf(omar)]).toEqual([[], []])
  await writes(mina, room, 'hi')
  await writes(mina, room, 'there')
  await omar.receives('there')
  expect(omar.texts()).toEqual(['hi', 'there'])
  await omar.sees('both unread', () => roomsOf(omar)[0]?.unread === 2)
  expect(roomsOf(omar)).toMatchObject([{ id: room, membership: 'joined', people: 2 }])
})

test('two people who write first at the same moment are in one room with both messages', async () => {
  const { mina, omar, room } = await two()
  await knows(omar, mina)
  await Promise.all([writes(mina, room, 'from Mina'), writes(omar, room, 'from Omar')])
  await Promise.all([mina.receives('from Omar'), omar.receives('from Mina')])
  await Promise.all([allSent(mina), allSent(omar)])
  expect(roomsOf(omar).map(({ id }) => id)).toEqual([room])
  expect(mina.texts().toSorted()).toEqual(['from Mina', 'from Omar'])
  expect(omar.texts()).toEqual(mina.texts())
})

test('a first message that is written while the host is away is delivered once, also after a restart', async () => {
  const space = await startSpace()
  const [keys, store] = [deviceKeysOf(newIdentityPem()), memoryStore()]
  const mina = await space.join('Mina', { keys, store })
  const omar = await space.join('Omar')
  await knows(mina, omar)
  const room = idOf(space, mina, omar)
  await space.stop()
  await mina.sees('that the host is away', () => mina.session.view.connection.state === 'lost')
  await mina.says('in the lobby')
  await writes(mina, room, 'only for you')
  await mina.leave()
  await space.restart()
  const again = await space.join('Mina', { keys, store })
  // Omar comes back by himself, and reads each room for itself.
  await Promise.all([omar.receives('in the lobby'), omar.receives('only for you')])
  await allSent(again)
  expect(omar.texts().toSorted()).toEqual(['in the lobby', 'only for you'])
  expect(roomsOf(again).map(({ id }) => id)).toEqual([room])
})

test.skipIf(lacks('IPv6'))('it is delivered once when the acknowledgement is lost', async () => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const proxy = await startProxy(space.host.port)
  const mina = await space.join('Mina', { dial: () => space.dialAt(proxy.address) })
  await knows(mina, omar)
  proxy.muteHost()
  await writes(mina, idOf(space, mina, omar), 'once')
  await omar.receives('once')
  proxy.cut()
  await allSent(mina)
  await mina.receives('once')
  expect([mina.texts(), omar.texts()]).toEqual([['once'], ['once']])
})

test('a person who was away when the room was created has the message unread', async () => {
  const space = await startSpace()
  const [keys, store] = [deviceKeysOf(newIdentityPem()), memoryStore()]
  const mina = await space.join('Mina')
  const omar = await space.join('Omar', { keys, store })
  await knows(mina, omar)
  await omar.leave()
  await writes(mina, idOf(space, mina, omar), 'are you there?')
  await allSent(mina)
  const again = await space.join('Omar', { keys, store })
  await again.sees('one unread', () => roomsOf(again)[0]?.unread === 1)
})

test('no one writes into another’s direct room, or to a removed member', async () => {
  const { space, mina, omar } = await two()
  const eve = await space.join('Eve')
  const other = idOf(space, mina, omar)
  const body = { text: 'let me in' }
  expect(await eve.requests('event:write', { room: other, kind: 'message.posted', body })).toBe('not-in-room')
  const removed = { room: space.lobby, kind: 'member.removed', body: { member: omar.device } } as const
  const host = await space.join('Host', { keys: space.keys })
  expect(await host.requests('event:send', removed)).toBe('ok')
  await mina.sees('Omar removed', () =>
    mina.session.view.members.some(({ device, removed: gone }) => device === omar.device && gone)
  )
  expect(await mina.requests('event:write', { room: other, kind: 'message.posted', body })).toBe(
    'not-in-room'
  )
})
