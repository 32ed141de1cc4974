import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { Devices } from './shapes.ts'
import { refusal, texts, workshop } from './workshop.ts'

describe('a room', () => {
  test('that is open can be joined and left', async () => {
    const { join } = await workshop()
    const [mina, noor] = [await join('Mina'), await join('Noor')]
    const room = await mina.createRoom('Lunch', 'open')
    await mina.post(room, 'where?')
    await noor.join(room)
    expect(texts(noor, room)).toEqual(['where?'])
    const { members } = await noor.request('member:list', { room }, Devices)
    expect(members.toSorted()).toEqual([mina.keys.device, noor.keys.device].toSorted())
    await noor.append(room, 'member.left', {}, 'room:leave')
    expect(await refusal(noor.post(room, 'bye'))).toBe('not-in-room')
  })

  test('that is private is visible only to invited members', async () => {
    const { join } = await workshop()
    const [mina, noor, ola] = [await join('Mina'), await join('Noor'), await join('Ola')]
    const room = await mina.createRoom('Surprise', 'private', [noor.keys.device])
    await noor.join(room)
    await noor.post(room, 'sh!')
    expect(await refusal(ola.join(room))).toBe('not-found')
    await noor.append(room, 'member.invited', { member: ola.keys.device }, 'room:invite')
    await expect.poll(() => ola.reader.memberships.get(room)).toBe('invited')
    expect((await mina.request('member:list', { room }, Devices)).invited).toEqual([ola.keys.device])
    await ola.join(room)
    expect((await mina.request('member:list', { room }, Devices)).invited).toBeUndefined()
    expect(texts(ola, room)).toEqual(['sh!'])
  })

  test('sends its topic to members and newcomers', async () => {
    const { join } = await workshop()
    const [mina, noor] = [await join('Mina'), await join('Noor')]
    const lunch = { name: 'Lunch at noon', topic: 'Who brings what' }
    await mina.append(mina.lobby, 'room.described', lunch, 'room:describe')
    await expect.poll(() => noor.reader.rooms.get(noor.lobby)).toMatchObject(lunch)
    const ola = await join('Ola')
    expect(ola.reader.rooms.get(ola.lobby)).toMatchObject(lunch)
    await ola.append(ola.lobby, 'room.described', { ...lunch, topic: '' }, 'room:describe')
    await expect.poll(() => noor.reader.rooms.get(noor.lobby)?.topic).toBe('')
    const pair = await mina.createDirect('Mina and Noor', noor.keys.device)
    expect(await refusal(mina.append(pair, 'room.described', lunch, 'room:describe'))).toBe('forbidden')
  })

  test('of two people is the same for both who may start it', async () => {
    const { join } = await workshop()
    const [mina, noor] = [await join('Mina'), await join('Noor')]
    const room = await mina.createDirect('Mina and Noor', noor.keys.device)
    await mina.post(room, 'psst')
    await expect.poll(() => texts(noor, room)).toEqual(['psst'])
    expect(await refusal(noor.createDirect('Noor and Mina', mina.keys.device))).toBe('exists')
    expect(await refusal(noor.append(room, 'member.left', {}, 'room:leave'))).toBe('forbidden')
    await noor.post(room, 'what?')
    await expect.poll(() => texts(mina, room)).toEqual(['psst', 'what?'])
  })
})

describe('what is not stored', () => {
  test('reaches its recipients: typing, signals and presence', async () => {
    const { join } = await workshop()
    const [mina, noor] = [await join('Mina'), await join('Noor')]
    const received: unknown[] = []
    noor.socket.receives = (name, payload) => received.push([name, payload])
    const Nothing = v.object({})
    const { device } = mina.keys
    await mina.request('typing:set', { room: mina.lobby, typing: true }, Nothing)
    await mina.request('signal:send', { to: noor.keys.device, data: 'offer' }, Nothing)
    await mina.request('space:leave', {}, Nothing)
    await expect
      .poll(() => received)
      .toEqual([
        ['typing:changed', { room: mina.lobby, device, typing: true }],
        ['signal:received', { from: device, data: 'offer' }],
        ['presence:changed', { changes: [{ device, presence: 'gone' }], here: 2 }]
      ])
  })
})
