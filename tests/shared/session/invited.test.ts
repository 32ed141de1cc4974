/** What an invitation to a private room shows to the invited person, and to the members of the room. */
import { expect, test } from 'vitest'
import { memoryStore } from '#shared/session/memory-store.ts'
import { unwrap } from '#shared/values/reply.ts'
import { startSpace } from '../../support/chat.ts'
import type { Person } from '../../support/person.ts'

interface Told {
  room: string
  by?: string
}

function toldOf(person: Person): Told[] {
  const told: Told[] = []
  person.session.on('room:invited', (invited) => told.push(invited))
  return told
}

const invites = (by: Person, room: string, member: Person): Promise<unknown> =>
  by.requests('event:send', { room, kind: 'member.invited', body: { member: member.device } })

test('an invitation says who sent it, counts as unread until the room is opened, and is listed for the members of the room', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  const told = toldOf(omar)
  const room = await mina.creates('Design', 'private')
  expect(await invites(mina, room, omar)).toBe('ok')
  await omar.sees('the invitation', () => omar.room('Design').unread === 1)
  expect(told).toEqual([{ room, by: mina.device }])
  await mina.sees('one who is invited', () => mina.room('Design').invited === 1)
  const list = async (): Promise<object> => unwrap(await mina.session.request('member:list', { room }))
  expect(await list()).toMatchObject({ members: [mina.device], invited: [omar.device] })
  expect(await omar.requests('log:mark', { room })).toBe('ok')
  expect(omar.room('Design').unread).toBe(0)
  await omar.joins('Design')
  await mina.sees('nobody who is invited', () => mina.room('Design').invited === 0)
  expect(await list()).toMatchObject({ invited: [] })
  expect((await list()) as { members: string[] }).toMatchObject({
    members: [mina.device, omar.device].toSorted()
  })
})

test('who is invited with the room is told as well, and one invited twice is told once', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  const told = toldOf(omar)
  const room = await mina.creates('Design', 'private', [omar])
  await omar.sees('the invitation', () => omar.room('Design').membership === 'invited')
  expect(await invites(mina, room, omar)).toBe('exists')
  expect(told).toEqual([{ room, by: mina.device }])
})

test('an invitation that came while somebody was away is unread when they are back', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  const view = omar.session.view
  await omar.leave()
  await mina.creates('Design', 'private', [omar])
  const store = memoryStore()
  store.setView(view)
  const back = await space.join('Omar', { keys: omar.keys, store })
  await back.sees('the invitation', () => back.room('Design').unread === 1)
})

test('who was removed is not counted as invited, and is again when they may come back', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina', { keys: space.keys })
  const [omar, ines] = [await space.join('Omar'), await space.join('Ines')]
  const room = await ines.creates('Design', 'private', [omar])
  const sends = (kind: 'member.removed' | 'member.readmitted'): Promise<unknown> =>
    mina.requests('event:send', { room: space.lobby, kind, body: { member: omar.device } })
  const listed = async (): Promise<unknown> =>
    unwrap(await ines.session.request('member:list', { room })).invited
  await ines.sees('one who is invited', () => ines.room('Design').invited === 1)
  expect(await sends('member.removed')).toBe('ok')
  await ines.sees('nobody who is invited', () => ines.room('Design').invited === 0)
  expect(await listed()).toEqual([])
  expect(await sends('member.readmitted')).toBe('ok')
  await ines.sees('one who is invited again', () => ines.room('Design').invited === 1)
  expect(await listed()).toEqual([omar.device])
})
