/** Rooms of the three kinds: who sees them, who is in them, what everyone hears of it. */
import { describe, expect, test } from 'vitest'
import { directRoomId, newId, newRoomId } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { accepted, codeOf, enterAsMember, type ContractClient } from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'

async function three(space: Space): Promise<[ContractClient, ContractClient, ContractClient]> {
  const [mina, omar, noor] = ['Mina', 'Omar', 'Noor'].map((name) => enterAsMember(space, name))
  if (!mina || !omar || !noor) throw new Error('somebody is missing')
  return Promise.all([mina, omar, noor])
}

/** The rooms a caller was told about, by name. */
const receivedRooms = (caller: ContractClient): unknown[] =>
  caller.all('room:changed').map(({ room }) => (room as { name: string }).name)

describe('an open room', () => {
  test('is visible to all, and its count follows joins and leaves', async () => {
    const space = await startSpace()
    const [mina, omar, noor] = await three(space)
    const room = await mina.creates('Plans', 'open')
    const joined = accepted(await omar.joins(room))
    expect(joined).toMatchObject({ members: [mina.device, omar.device].sort(), next: null })
    accepted(await omar.write('room:leave', room, 'member.left', {}))
    await noor.catchesUp()
    const people = noor.all('room:changed').map(({ room: changed }) => (changed as { people: number }).people)
    expect(people).toEqual([1, 2, 1])
  })

  test('sends its events only to members', async () => {
    const space = await startSpace()
    const [mina, omar, noor] = await three(space)
    const room = await mina.creates('Plans', 'open')
    await omar.joins(room)
    await mina.posts(room, 'hello')
    await Promise.all([omar.catchesUp(), noor.catchesUp()])
    expect(receivedRooms(noor)).toContain('Plans')
    expect(omar.all('log:appended').filter((payload) => payload['room'] === room)).toHaveLength(1)
    expect(noor.all('log:appended').filter((payload) => payload['room'] === room)).toEqual([])
  })

  test('cannot be joined twice, created twice, or invited to', async () => {
    const space = await startSpace()
    const [mina, omar] = await three(space)
    const room = await mina.creates('Plans', 'open')
    const again = { name: 'Plans', access: 'open', invited: [] }
    expect(codeOf(await mina.joins(room))).toBe('exists')
    expect(codeOf(await mina.write('room:create', room, 'room.created', again))).toBe('exists')
    expect(codeOf(await omar.write('room:leave', room, 'member.left', {}))).toBe('not-in-room')
    const invitation = { member: omar.device }
    expect(codeOf(await mina.write('room:invite', room, 'member.invited', invitation))).toBe('forbidden')
    expect(codeOf(await omar.joins(newId(nodeCrypto)))).toBe('not-found')
  })

  test('a bad payload names its field', async () => {
    const space = await startSpace()
    const [mina] = await three(space)
    const create = (body: Parameters<ContractClient['write']>[3]): Promise<unknown> =>
      mina.write('room:create', newRoomId(nodeCrypto), 'room.created', body)
    const named = (field: string): object => ({ detail: expect.stringContaining(`${field}: `) as string })
    expect(await create({ name: ' x', access: 'open', invited: [] })).toMatchObject(named('name'))
    expect(await create({ name: 'x', access: 'secret', invited: [] })).toMatchObject(named('access'))
    expect(await create({ name: 'x', access: 'private', invited: ['y'] })).toMatchObject(named('invited.0'))
    const absent = { name: 'x', access: 'private', invited: ['a'.repeat(52)] }
    expect(await create(absent)).toMatchObject({ code: 'not-found' })
  })
})

describe('a private room', () => {
  test('exists only for members and invited people', async () => {
    const space = await startSpace()
    const [mina, omar, noor] = await three(space)
    const room = await mina.creates('Surprise', 'private', [omar.device])
    await mina.posts(room, 'shh')
    await Promise.all([omar.catchesUp(), noor.catchesUp()])
    expect(receivedRooms(omar)).toEqual(['Surprise'])
    await omar.catchesUp()
    expect(omar.all('membership:changed')).toEqual([{ room, membership: 'invited', by: mina.device }])
    expect(JSON.stringify(noor.received)).not.toContain(room)
    expect(codeOf(await noor.joins(room))).toBe('not-found')
    expect(codeOf(await noor.request('log:read', { room, after: 0, limit: 9 }))).toBe('not-in-room')
    expect(codeOf(await omar.joins(room))).toBe('ok')
  })

  test('its members invite others; the invited may not before they join', async () => {
    const space = await startSpace()
    const [mina, omar, noor] = await three(space)
    const room = await mina.creates('Surprise', 'private', [omar.device])
    const invite = (by: ContractClient, device: string): Promise<string> =>
      by.write('room:invite', room, 'member.invited', { member: device }).then(codeOf)
    expect(await invite(noor, noor.device)).toBe('not-found')
    expect(await invite(omar, noor.device)).toBe('not-in-room')
    await omar.joins(room)
    expect(await invite(omar, 'a'.repeat(52))).toBe('not-found')
    expect(await invite(omar, noor.device)).toBe('ok')
    expect(codeOf(await noor.joins(room))).toBe('ok')
  })

  test('a member who is invited once more is refused, and goes on receiving', async () => {
    const space = await startSpace()
    const [mina, omar] = await three(space)
    const room = await mina.creates('Surprise', 'private', [omar.device])
    await omar.joins(room)
    const again = { member: omar.device }
    expect(codeOf(await mina.write('room:invite', room, 'member.invited', again))).toBe('exists')
    const before = omar.all('log:appended').length
    accepted(await mina.posts(room, 'Omar is still here'))
    await omar.catchesUp()
    expect(omar.all('log:appended')).toHaveLength(before + 1)
    expect(omar.all('membership:changed').at(-1)).toEqual({ room, membership: 'joined' })
  })

  test('a list that names a member twice invites them once, and its author may be in it', async () => {
    const space = await startSpace()
    const [mina, omar] = await three(space)
    const room = await mina.creates('Surprise', 'private', [omar.device, omar.device, mina.device])
    await omar.catchesUp()
    expect(omar.all('membership:changed')).toEqual([{ room, membership: 'invited', by: mina.device }])
    expect(accepted(await mina.request('member:list', { room }))).toMatchObject({
      members: [mina.device],
      invited: [omar.device]
    })
    accepted(await mina.write('room:leave', room, 'member.left', {}))
    expect(codeOf(await mina.joins(room))).toBe('ok')
  })

  test('a member who leaves receives and reads nothing more, and may return', async () => {
    const space = await startSpace()
    const [mina, omar] = await three(space)
    const room = await mina.creates('Surprise', 'private', [omar.device])
    await omar.joins(room)
    await omar.write('room:leave', room, 'member.left', {})
    await omar.catchesUp()
    const before = omar.all('log:appended').length
    await mina.posts(room, 'Omar is out')
    await omar.catchesUp()
    expect(omar.all('log:appended')).toHaveLength(before)
    expect(omar.all('membership:changed').at(-1)).toEqual({ room, membership: 'invited' })
    expect(codeOf(await omar.request('log:read', { room, after: 0, limit: 9 }))).toBe('not-in-room')
    expect(codeOf(await omar.joins(room))).toBe('ok')
  })
})

describe('a direct room', () => {
  test('is the same for both, who are members from the start, and never has others', async () => {
    const space = await startSpace()
    const [mina, omar, noor] = await three(space)
    const room = directRoomId(space.id, [omar.device, mina.device], nodeCrypto.hash)
    const body = { name: 'Direct', access: 'direct', invited: [omar.device] }
    const made = accepted(await mina.write('room:create', room, 'room.created', body))
    expect(made['room']).toMatchObject({ pair: [mina.device, omar.device], people: 2 })
    expect(codeOf(await omar.posts(room, 'hi'))).toBe('ok')
    expect(codeOf(await noor.joins(room))).toBe('not-found')
    expect(codeOf(await omar.write('room:leave', room, 'member.left', {}))).toBe('forbidden')
    const third = { member: noor.device }
    expect(codeOf(await omar.write('room:invite', room, 'member.invited', third))).toBe('forbidden')
    expect(JSON.stringify(noor.received)).not.toContain(room)
  })

  test('has exactly the id of its two members', async () => {
    const space = await startSpace()
    const [mina, omar] = await three(space)
    const body = { name: 'Direct', access: 'direct', invited: [omar.device] }
    const room = newId(nodeCrypto)
    expect(codeOf(await mina.write('room:create', room, 'room.created', body))).toBe('invalid')
    const alone = { ...body, invited: [mina.device] }
    expect(codeOf(await mina.write('room:create', room, 'room.created', alone))).toBe('invalid')
  })

  test('no one else can take its id, so the two can always talk', async () => {
    const space = await startSpace()
    const mina = await space.join('Mina')
    const omar = await space.join('Omar')
    const mallory = await enterAsMember(space, 'Mallory')
    const room = directRoomId(space.id, [mina.device, omar.device], nodeCrypto.hash)
    for (const access of ['open', 'private'] as const) {
      const body = { name: 'Omar', access, invited: [] }
      expect(codeOf(await mallory.write('room:create', room, 'room.created', body))).toBe('invalid')
    }
    await mina.sees('Omar', () => mina.session.view.members.some(({ name }) => name === 'Omar'))
    const message = { room, kind: 'message.posted', body: { text: 'hi' } } as const
    expect(await mina.requests('event:write', message)).toBe('ok')
    await omar.sees('the room of the two', () => omar.session.view.rooms.some(({ id }) => id === room))
  })
})

describe('removing a member', () => {
  test('disconnects the member, removes it from its rooms, and refuses it later', async () => {
    const space = await startSpace()
    const owner = await enterAsMember(space, 'Host', { keys: space.keys })
    const [mallory, mina] = await three(space)
    await mina.joins(space.lobby)
    await mallory.joins(space.lobby)
    const hungUp = new Promise((resolve) => mallory.socket.once('disconnect', resolve))
    const removal = await owner.write('member:remove', space.lobby, 'member.removed', {
      member: mallory.device,
      after: mallory.lastNumber
    })
    expect(codeOf(removal)).toBe('ok')
    expect(await hungUp).toBe('io server disconnect')
    await mina.catchesUp()
    expect(mina.all('member:changed').at(-1)).toMatchObject({
      member: { device: mallory.device, removed: true }
    })
    expect(mina.all('room:changed').at(-1)).toMatchObject({ room: { people: 2 } })
    await expect(enterAsMember(space, 'Mallory', { keys: mallory.keys })).rejects.toThrow('removed')
  })

  test('is allowed only to the founder, for others than themselves', async () => {
    const space = await startSpace()
    const owner = await enterAsMember(space, 'Host', { keys: space.keys })
    const [mina, omar] = await three(space)
    const remove = (by: ContractClient, device: string): Promise<string> =>
      by
        .write('member:remove', space.lobby, 'member.removed', { member: device, after: omar.lastNumber })
        .then(codeOf)
    expect(await remove(mina, omar.device)).toBe('forbidden')
    expect(await remove(owner, owner.device)).toBe('forbidden')
    expect(await remove(owner, 'a'.repeat(52))).toBe('not-found')
    expect(await remove(owner, omar.device)).toBe('ok')
    expect(await remove(owner, omar.device)).toBe('not-found')
    const room = { name: 'x', access: 'private', invited: [omar.device] }
    expect(codeOf(await mina.write('room:create', newRoomId(nodeCrypto), 'room.created', room))).toBe(
      'not-found'
    )
  })
})
