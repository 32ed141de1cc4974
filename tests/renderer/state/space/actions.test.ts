import { beforeEach, expect, test } from 'vitest'
import { sessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import { SpaceActions } from '../../../../src/renderer/state/space/actions.ts'
import { ids, mina, ravi, ScriptedBridge } from '../../../support/interface.ts'

let bridge: ScriptedBridge
let refused: string[]
let requests: SpaceActions
const tea = ids.room('t')

beforeEach(() => {
  bridge = new ScriptedBridge()
  refused = []
  const refuse = (code: string): unknown => refused.push(code)
  requests = new SpaceActions(sessionClient(bridge.space, ids.space), ids.space, {
    refuse,
    lobby: () => ids.lobby
  })
})

const post = { room: tea, kind: 'message.posted', body: { text: 'hi' } } as const

test.each([
  ['event:send', () => requests.joinRoom(tea), { room: tea, kind: 'member.joined', body: {} }],
  ['event:send', () => requests.leaveRoom(tea), { room: tea, kind: 'member.left', body: {} }],
  [
    'event:send',
    () => requests.describe(tea, 'Tea', 'at four'),
    { room: tea, kind: 'room.described', body: { name: 'Tea', topic: 'at four' } }
  ],
  [
    'event:send',
    () => requests.invite(tea, ravi),
    { room: tea, kind: 'member.invited', body: { member: ravi } }
  ],
  [
    'event:send',
    () => requests.remove(ravi),
    { room: ids.lobby, kind: 'member.removed', body: { member: ravi } }
  ],
  ['outbox:retry', () => requests.retry('t1'), { ticket: 't1' }],
  ['outbox:discard', () => requests.discard('t1'), { ticket: 't1' }]
])('%s is requested, and a refusal is shown', async (name, request, payload) => {
  expect([await request(), bridge.requestsOf(name), refused]).toEqual([true, [payload], []])
  bridge.refuse(name, 'forbidden')
  expect([await request(), refused]).toEqual([false, ['forbidden']])
})

test('a written message has a ticket, and a refused one has none', async () => {
  bridge.answers['event:write'] = () => ({ ok: true, ticket: 't1' })
  expect([await requests.write(post), bridge.requestsOf('event:write')]).toEqual(['t1', [post]])
  bridge.refuse('event:write', 'forbidden')
  expect([await requests.write(post), refused]).toEqual([null, ['forbidden']])
})

test.each([
  ['someone has come in', () => requests.invite(tea, ravi)],
  ['this person has joined in another window', () => requests.joinRoom(tea)],
  ['another person has archived the room', () => requests.archive(tea)],
  ['another person has reopened the room', () => requests.reopen(tea)]
])('that %s meanwhile is no problem', async (_, act) => {
  bridge.refuse('event:send', 'exists')
  expect([await act(), refused]).toEqual([true, []])
})

test('a created room has an id, and a refused one has none', async () => {
  bridge.answers['room:create'] = () => ({ ok: true, room: tea })
  expect(await requests.createRoom('Tea', 'private', [ravi])).toBe(tea)
  expect(bridge.requestsOf('room:create')).toEqual([{ name: 'Tea', access: 'private', invited: [ravi] }])
  bridge.refuse('room:create', 'too-many')
  expect([await requests.createRoom('Tea', 'open', []), refused]).toEqual([null, ['too-many']])
})

test('the members of a room come from the host, and are unknown while it cannot be asked', async () => {
  bridge.answers['member:list'] = () => ({ ok: true, members: [mina, ravi] })
  expect(await requests.membersOf(tea)).toEqual([mina, ravi])
  bridge.refuse('member:list', 'offline')
  expect([await requests.membersOf(tea), refused]).toEqual([null, ['offline']])
})

test('a room is being left until the host has answered', async () => {
  const left = requests.leaveRoom(tea)
  expect([requests.isLeaving(tea), requests.isLeaving(ids.lobby)]).toEqual([true, false])
  await left
  expect(requests.isLeaving(tea)).toBe(false)
})
