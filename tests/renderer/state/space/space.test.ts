import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { directRoomId, eventId } from '#shared/log/event.ts'
import type { SpaceView } from '#shared/session/contract.ts'
import { sessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import { maxAnswerMs } from '../../../../src/renderer/state/space/others-in.ts'
import type { Person } from '../../../../src/renderer/state/space/people.svelte.ts'
import { Space } from '../../../../src/renderer/state/space/space.svelte.ts'
import {
  ids,
  memoryPreferences,
  member,
  messages,
  mina,
  placed,
  ravi,
  room,
  ScriptedBridge,
  ScriptedClock,
  settled,
  spaceView
} from '../../../support/interface.ts'

const design = room('design', ids.room('d'), { membership: 'none' })

const board = room('board', ids.room('b'), { access: 'private' })

function personOf(space: Space, device: string): Person {
  const person = space.people.find(device)
  if (!person) throw new Error('they are not here')
  return person
}

interface Before {
  room?: string
  message?: { room: string; id: string; seq: number }
}

async function openSpace(
  view: Partial<SpaceView> = {},
  preferences = memoryPreferences(),
  { room: shown, message }: Before = {}
) {
  const bridge = new ScriptedBridge()
  bridge.answers['space:watch'] = () => ({ ok: true, ...spaceView(view) })
  bridge.answers['log:read'] = () => ({ ok: true, placed: messages(1, 3), more: false })
  const refused: string[] = []
  const session = sessionClient(bridge.space, ids.space)
  const clock = new ScriptedClock()
  const gone: string[] = []
  const parts = {
    id: ids.space,
    session,
    clock,
    preferences,
    refuse: (code: string) => refused.push(code),
    confirmDiscard: () => undefined,
    onRoomGone: ({ name }: { name: string }) => gone.push(name),
    onInvited: ({ name }: { name: string }, by: Person | null) => invitations.push([name, by?.name ?? null]),
    onRoomShown: (entered: string) => entries.push(entered)
  }
  const entries: string[] = []
  const invitations: [room: string, by: string | null][] = []
  const space = new Space(parts)
  const there = await space.start(shown, message)
  await settled()
  return { bridge, clock, space, refused, there, gone, entries, invitations }
}

test('an invitation is told with who has sent it, and is read once its room is opened', async () => {
  const invited = room('Design', ids.room('d'), { access: 'private', membership: 'invited', unread: 1 })
  const { bridge, space, invitations } = await openSpace({ rooms: [...spaceView().rooms, invited] })
  bridge.emit('room:invited', { room: invited.id, by: ravi })
  bridge.emit('room:invited', { room: invited.id })
  expect(invitations).toEqual([
    ['Design', 'Ravi'],
    ['Design', null]
  ])
  expect(space.rooms.unread).toBe(1)
  space.enterRoom(invited.id)
  expect(bridge.requestsOf('log:mark')).toContainEqual({ room: invited.id })
})

describe('opening', () => {
  const kitchen = room('kitchen', ids.room('k'), { membership: 'joined' })
  const rooms = [...spaceView().rooms, kitchen]
  const message = { room: kitchen.id, id: eventId(messages(1, 3)[1]?.event ?? expect.fail(), sha256), seq: 2 }

  test.each([
    ['at once', spaceView({ rooms })],
    ['when there are rooms', spaceView({ rooms: [] })]
  ])('comes back to the room and the message of before: %s', async (_when, first) => {
    const before = { room: kitchen.id, message }
    const { space, bridge, entries } = await openSpace(first, memoryPreferences(), before)
    bridge.emit('space:refreshed', spaceView({ rooms }))
    await expect.poll(() => space.timeline?.jumpTarget).toEqual({ id: message.id, isReturn: true })
    expect(space.room?.name).toBe('kitchen')
    expect(new Set(entries)).toEqual(new Set([kitchen.id]))
  })

  test('a later refresh leaves the person in the room that they have entered', async () => {
    const { space, bridge } = await openSpace({ rooms: [] }, memoryPreferences(), { room: kitchen.id })
    bridge.emit('space:refreshed', spaceView({ rooms }))
    space.enterRoom(ids.lobby)
    bridge.emit('space:refreshed', spaceView({ rooms }))
    expect(space.room?.id).toBe(ids.lobby)
  })

  test('shows the lobby with its messages', async () => {
    const { space } = await openSpace()
    expect([space.name, space.room?.name, space.timeline?.items.length]).toEqual(['Office', 'Lobby', 3])
    expect([space.ready, space.startedByMe, space.host?.name]).toEqual([true, true, 'Ravi'])
  })

  test('an unknown space is refused', async () => {
    const bridge = new ScriptedBridge()
    bridge.refuse('space:watch', 'not-found')
    const parts = {
      id: ids.space,
      confirmDiscard: () => undefined,
      session: sessionClient(bridge.space, ids.space),
      clock: new ScriptedClock()
    }
    const refused: string[] = []
    const space = new Space({
      ...parts,
      preferences: memoryPreferences(),
      refuse: (code) => refused.push(code)
    })
    expect(await space.start()).toBe(false)
    expect(refused).toEqual(['not-found'])
  })

  test('a space never seen before shows its lobby as soon as the host has answered', async () => {
    const unknown = {
      space: { id: ids.space, name: '…', by: mina, lobby: ids.space },
      rooms: [],
      members: []
    }
    const { bridge, space } = await openSpace(unknown)
    expect([space.ready, space.room]).toEqual([false, null])
    bridge.emit('space:refreshed', spaceView())
    await settled()
    expect([space.ready, space.room?.name, space.timeline?.loaded]).toEqual([true, 'Lobby', true])
  })
})

describe('rooms', () => {
  test('a room that was not joined shows no messages until it is joined', async () => {
    const { bridge, space } = await openSpace({ rooms: [room('Lobby', ids.lobby), design] })
    space.enterRoom(design.id)
    expect([space.room?.name, space.timeline]).toEqual(['design', null])
    bridge.emit('room:changed', { room: { ...design, membership: 'joined' } })
    await settled()
    expect(space.timeline?.loaded).toBe(true)
  })

  test('leaving a room removes its messages, and the room can be joined again', async () => {
    const { bridge, space } = await openSpace()
    bridge.emit('room:changed', { room: room('Lobby', ids.lobby, { membership: 'none' }) })
    expect([space.room?.name, space.timeline]).toEqual(['Lobby', null])
  })

  test('when the open room becomes invisible, the lobby opens with a message', async () => {
    const { bridge, space, gone } = await openSpace({ rooms: [room('Lobby', ids.lobby), board] })
    space.enterRoom(board.id)
    bridge.emit('room:removed', { room: board.id })
    expect([space.room?.name, gone]).toEqual(['Lobby', ['board']])
  })

  test('a room that disappeared during an absence gives a message as well', async () => {
    const { bridge, space, gone } = await openSpace({ rooms: [room('Lobby', ids.lobby), board] })
    space.enterRoom(board.id)
    bridge.emit('space:refreshed', spaceView())
    expect([space.room?.name, gone]).toEqual(['Lobby', ['board']])
  })

  test('leaving a private room shows no message that it is gone', async () => {
    const { bridge, space, gone } = await openSpace({ rooms: [room('Lobby', ids.lobby), board] })
    space.enterRoom(board.id)
    bridge.answers['event:send'] = () => {
      bridge.emit('room:removed', { room: board.id })
      return { ok: true }
    }
    await space.actions.leaveRoom(board.id)
    expect([space.room?.name, gone]).toEqual(['Lobby', []])
  })

  test('a topic is requested together with the name', async () => {
    const { bridge, space } = await openSpace()
    await space.actions.describe(ids.lobby, 'Lobby', 'Hello')
    expect(bridge.requestsOf('event:send')).toEqual([
      { room: ids.lobby, kind: 'room.described', body: { name: 'Lobby', topic: 'Hello' } }
    ])
  })

  test('messages of other rooms are not shown here', async () => {
    const { bridge, space } = await openSpace()
    bridge.emit('log:appended', { room: design.id, after: 3, placed: messages(4, 4) })
    bridge.emit('log:appended', { room: ids.lobby, after: 3, placed: messages(4, 5) })
    expect(space.timeline?.items.length).toBe(5)
  })
})

describe('people', () => {
  test('writing to a person opens the existing direct room', async () => {
    const ours = room('Ravi', ids.room('o'), { access: 'direct', pair: [mina, ravi] })
    const { space } = await openSpace({ rooms: [room('Lobby', ids.lobby), ours] })
    expect(space.writeTo(personOf(space, ravi))).toBe(ours.id)
    expect(space.room?.id).toBe(ours.id)
  })

  describe('before there is a direct room', () => {
    const ours = directRoomId(ids.space, [mina, ravi], sha256)
    const draft = { ticket: 't', room: ours, kind: 'message.posted', body: { text: 'x' }, at: 1 } as const
    const outbox = [{ ...draft, state: 'waiting' } as const]

    test('a conversation opens that no one else sees, and is forgotten when nothing was written', async () => {
      const { bridge, space } = await openSpace()
      bridge.answers['log:read'] = () => ({ ok: true, placed: [], more: false })
      space.writeTo(personOf(space, ravi))
      await settled()
      expect(space.room).toMatchObject({ id: ours, access: 'direct', pair: [mina, ravi] })
      expect([space.rooms.direct.length, space.timeline?.loaded]).toEqual([1, true])
      expect([...bridge.requestsOf('room:create'), ...bridge.requestsOf('event:write')]).toEqual([])
      space.enterRoom(ids.lobby)
      expect(space.rooms.direct).toEqual([])
    })

    test('it stays with a draft, and goes on as the room when that is there', async () => {
      const { bridge, space } = await openSpace()
      bridge.answers['log:read'] = () => ({ ok: true, placed: [], more: false })
      space.writeTo(personOf(space, ravi))
      space.composer?.write('one thing')
      space.enterRoom(ids.lobby)
      expect(space.rooms.direct.map(({ id }) => id)).toEqual([ours])
      space.enterRoom(ours)
      await settled()
      const before = space.timeline
      bridge.emit('room:changed', { room: room('Mina', ours, { access: 'direct', pair: [mina, ravi] }) })
      bridge.emit('log:appended', { room: ours, after: 0, placed: messages(1, 2) })
      await settled()
      expect([space.rooms.direct.length, space.timeline === before]).toEqual([1, true])
      expect(space.timeline?.items).toHaveLength(2)
    })

    test('after a reload it is there with the text that was begun, also when another room was open', async () => {
      const preferences = memoryPreferences()
      const { space } = await openSpace({}, preferences)
      space.writeTo(personOf(space, ravi))
      space.composer?.write('one thing')
      const reloaded = await openSpace({}, preferences)
      expect(reloaded.space.room?.name).toBe('Lobby')
      expect(reloaded.space.rooms.direct.map(({ id }) => id)).toEqual([ours])
      expect(reloaded.space.hasDraft(ours)).toBe(true)
    })

    test('after a reload it is there with a message that waits', async () => {
      const { space } = await openSpace({ outbox })
      expect(space.rooms.direct.map(({ id }) => id)).toEqual([ours])
      space.enterRoom(ours)
      space.enterRoom(ids.lobby)
      expect(space.rooms.direct).toHaveLength(1)
      expect(space.rooms.find(ours)?.pair).toContain(ravi)
    })
  })

  test('a person who has sent the message is no longer typing', async () => {
    const { bridge, space } = await openSpace()
    bridge.emit('typing:changed', { room: ids.lobby, device: ravi, typing: true })
    expect(space.typing.in(ids.lobby)).toEqual([ravi])
    bridge.emit('log:appended', { room: ids.lobby, after: 3, placed: [placed(4, ravi, 'there')] })
    expect(space.typing.in(ids.lobby)).toEqual([])
  })

  test('joining, leaving and removal change the list', async () => {
    const { bridge, space } = await openSpace()
    bridge.emit('member:changed', { member: member('Ada', ids.device('a')) })
    bridge.emit('presence:changed', { device: ravi, presence: 'gone', here: 1 })
    bridge.emit('member:changed', { member: member('Ada', ids.device('a'), { removed: true }) })
    expect(space.people.all.map(({ name, presence }) => [name, presence])).toEqual([
      ['Mina', 'here'],
      ['Ravi', 'gone']
    ])
  })
})

test('a room in which a text was begun is marked, unless it is open', async () => {
  const { space } = await openSpace({ rooms: [room('Lobby', ids.lobby), board] })
  space.composer?.write('half a thou')
  expect(space.hasDraft(ids.lobby)).toBe(false)
  space.enterRoom(board.id)
  expect([space.hasDraft(ids.lobby), space.hasDraft(board.id)]).toEqual([true, false])
  space.enterRoom(ids.lobby)
  await space.composer?.send()
  space.enterRoom(board.id)
  expect(space.hasDraft(ids.lobby)).toBe(false)
})

test('the connection and the drafts follow the session', async () => {
  const { bridge, space } = await openSpace()
  bridge.emit('connection:changed', { connection: { state: 'lost', since: 5, closed: true }, host: null })
  bridge.emit('outbox:changed', {
    outbox: [ids.lobby, design.id].map((of) => ({
      ticket: of,
      room: of,
      body: { text: 'x' },
      at: 1,
      state: 'waiting'
    }))
  })
  expect([space.connection.state, space.host, space.drafts.length]).toEqual(['lost', null, 1])
})

test('a person who leaves the space is no longer typing', async () => {
  const { bridge, space } = await openSpace()
  space.composer?.write('half a thou')
  space.stop()
  expect(bridge.requestsOf('typing:set').at(-1)).toEqual({ room: ids.lobby, typing: false })
})

test('after it was stopped nothing changes any more', async () => {
  const { bridge, space } = await openSpace()
  space.stop()
  bridge.emit('connection:changed', { connection: { state: 'connecting' }, host: null })
  expect(space.connection.state).toBe('open')
})

test('a refusal is shown and returns false', async () => {
  const { bridge, space, refused } = await openSpace()
  bridge.refuse('event:send', 'offline')
  bridge.refuse('room:create', 'exists')
  expect(await space.actions.leaveRoom(ids.lobby)).toBe(false)
  expect(await space.actions.createRoom('twice', 'open', [])).toBeNull()
  expect(refused).toEqual(['offline', 'exists'])
})

test('the other members of a room are those the host lists; without it all others, and in a direct room one', async () => {
  const ada = ids.device('a')
  const ours = room('Ravi', ids.room('o'), { access: 'direct', pair: [mina, ravi] })
  const lobby = room('Lobby', ids.lobby)
  const members = [member('Mina', mina), member('Ravi', ravi), member('Ada', ada)]
  const { bridge, clock, space } = await openSpace({ rooms: [lobby, ours], members })
  const namesIn = async (one: typeof lobby): Promise<string[]> =>
    (await space.peopleIn(one)).map(({ name }) => name)
  bridge.answers['member:list'] = () => ({ ok: true, members: [mina, ada] })
  expect([await namesIn(lobby), await namesIn(ours)]).toEqual([['Ada'], ['Ravi']])
  bridge.refuse('member:list', 'offline')
  expect(await namesIn(lobby)).toEqual(['Ada', 'Ravi'])
  bridge.answers['member:list'] = () => new Promise(() => undefined)
  const found = namesIn(lobby)
  clock.pass(maxAnswerMs)
  expect(await found).toEqual(['Ada', 'Ravi'])
})

test('the last own message is put into the composer, and not a deleted one', async () => {
  const { bridge, space } = await openSpace()
  const mine = [placed(4, mina, 'first'), placed(5, mina, 'second')]
  bridge.emit('log:appended', { room: ids.lobby, after: 3, placed: mine })
  space.editLast()
  expect(space.composer?.text).toBe('second')
  space.composer?.cancel()
  const target = eventId(mine[1]?.event ?? expect.fail(), sha256)
  const gone = placed(6, mina, '', { kind: 'message.deleted', body: { target } })
  bridge.emit('log:appended', { room: ids.lobby, after: 5, placed: [gone] })
  space.editLast()
  expect(space.composer?.text).toBe('first')
})

test('the last own message is put into the composer as it is shown: with an edit, and without a deletion, that wait', async () => {
  const { bridge, space } = await openSpace()
  const mine = [placed(4, mina, 'red'), placed(5, mina, 'gone')]
  bridge.emit('log:appended', { room: ids.lobby, after: 3, placed: mine })
  const [edited, deleted] = mine.map(({ event }) => eventId(event, sha256))
  const waiting = { room: ids.lobby, at: 1, state: 'waiting' }
  const outbox = [
    { ...waiting, ticket: 'a', kind: 'message.edited', body: { target: edited, text: 'blue' } },
    { ...waiting, ticket: 'b', kind: 'message.deleted', body: { target: deleted } }
  ]
  bridge.emit('outbox:changed', { outbox })
  space.editLast()
  expect([space.composer?.target?.id, space.composer?.text]).toEqual([edited, 'blue'])
})

test.each(['waiting', 'failed'] as const)(
  'a message of this room that is %s is put into the composer, not the one before it',
  async (state) => {
    const { bridge, space } = await openSpace()
    bridge.emit('log:appended', { room: ids.lobby, after: 3, placed: [placed(4, mina, 'sent')] })
    const draft = (text: string, of: string): object => {
      return { room: of, ticket: text, at: 1, state, kind: 'message.posted', body: { text } }
    }
    const outbox = [draft('see you', ids.lobby), draft('tomorow', ids.lobby), draft('other', design.id)]
    bridge.emit('outbox:changed', { outbox })
    space.editLast()
    expect(space.composer?.target).toMatchObject({ kind: 'edit', ticket: 'tomorow', author: mina })
    expect(space.composer?.text).toBe('tomorow')
  }
)

test('a reply follows the edits of its message, also those made while its page was closed', async () => {
  const { bridge, space } = await openSpace()
  const said = messages(1, 3)
  const target = eventId(said[2]?.event ?? expect.fail(), sha256)
  const edit = (seq: number, author: string, text: string) =>
    placed(seq, author, '', { kind: 'message.edited', body: { target, text } })
  space.composer?.reply({ id: target, author: ravi, text: 'message 3' })
  bridge.emit('log:appended', { room: ids.lobby, after: 3, placed: [edit(4, mina, 'forged')] })
  bridge.emit('log:appended', { room: ids.lobby, after: 4, placed: [edit(5, ravi, 'message three')] })
  expect(space.composer?.target?.text).toBe('message three')
  bridge.answers['log:read'] = () => ({ ok: true, placed: [...said, edit(4, ravi, 'last')], more: false })
  space.enterRoom(ids.lobby)
  await settled()
  expect(space.composer?.target?.text).toBe('last')
  const gone = placed(4, ravi, '', { kind: 'message.deleted', body: { target } })
  bridge.answers['log:read'] = () => ({ ok: true, placed: [...said, gone], more: false })
  space.enterRoom(ids.lobby)
  await settled()
  expect(space.composer?.target).toBeNull()
})

test('without an own message there is nothing to edit', async () => {
  const { space } = await openSpace()
  space.editLast()
  expect([space.composer?.target, space.composer?.text]).toEqual([null, ''])
})

test('a jump to a missing message is reported, and one to an existing message shows it', async () => {
  const { bridge, space, refused } = await openSpace()
  bridge.answers['log:read'] = () => ({ ok: true, placed: [], more: false })
  await space.showMessage(ids.lobby, 'nowhere')
  expect(refused).toEqual(['not-found'])
  const there = space.timeline?.items[0]?.id ?? expect.fail()
  await space.showMessage(ids.lobby, there)
  expect(refused).toEqual(['not-found'])
})
