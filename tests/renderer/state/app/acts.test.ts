import { describe, expect, test } from 'vitest'
import {
  changeMessage,
  closeWithUndo,
  describeRoom,
  forgetSpace,
  inviteMembers,
  leaveAtOnce,
  leaveRoom,
  readAll,
  removePerson,
  renameOpenSpace,
  setLevel,
  toggleArchived
} from '../../../../src/renderer/state/app/acts.ts'
import type { App } from '../../../../src/renderer/state/app/app.svelte.ts'
import { ids, member, mina, placed, ravi, readsFrom, room, settled } from '../../../support/interface.ts'
import { scriptedSpace } from '../../../support/scripted-app.ts'

const kitchen = room('Kitchen', ids.room('k'))
const secret = room('Secret', ids.room('s'), { access: 'private' })
const yuki = ids.device('y')
const people = [member('Mina', mina), member('Ravi', ravi), member('Yuki', yuki)]

async function undoLast(app: App): Promise<void> {
  const toast = app.toasts.shown.at(-1)
  if (!toast?.undo) throw new Error('nothing can be undone')
  await app.toasts.undo(toast)
}

describe('leaving', () => {
  test('an open room is left at once, and the toast joins it again', async () => {
    const { app, bridge, said } = await scriptedSpace()
    await leaveRoom(app, kitchen)
    expect(said()).toEqual(['You left Kitchen.'])
    await undoLast(app)
    expect(bridge.requestsOf('event:send')).toEqual([
      { room: kitchen.id, kind: 'member.left', body: {} },
      { room: kitchen.id, kind: 'member.joined', body: {} }
    ])
  })

  test('before a private room the person is asked, and it cannot be undone', async () => {
    const { app, bridge } = await scriptedSpace()
    await leaveRoom(app, secret)
    expect([app.layout.dialog?.about, bridge.requestsOf('event:send')]).toEqual(['leave', []])
    expect(await leaveAtOnce(app, secret)).toBe(true)
    expect(app.toasts.shown.map(({ undo }) => undo)).toEqual([null])
  })

  test('a refusal says why, and nothing says that the room was left', async () => {
    const { app, bridge, said } = await scriptedSpace()
    bridge.refuse('event:send', 'offline')
    await leaveRoom(app, kitchen)
    expect(said()).toEqual(['Not connected to the host.'])
  })
})

describe('inviting several', () => {
  test('names those who are invited', async () => {
    const { app, said } = await scriptedSpace({ members: people })
    expect(await inviteMembers(app, secret, [ravi, yuki])).toEqual({ failed: [], problem: '' })
    expect(said()).toEqual(['You invited Ravi and Yuki to Secret.'])
  })

  test('names those who are not, with the reason', async () => {
    const { app, bridge, said } = await scriptedSpace({ members: people })
    bridge.answers['event:send'] = ({ body }: { body: { member: string } }) =>
      body.member === yuki ? { ok: false, code: 'timeout' } : { ok: true }
    const { failed, problem } = await inviteMembers(app, secret, [ravi, yuki])
    expect(failed).toEqual([yuki])
    expect(problem).toBe('Not invited: Yuki. The host did not answer in time. Try again.')
    expect(said()).toEqual(['You invited Ravi to Secret.'])
  })
})

test.each([
  ['message.pinned', 'Pinned for everyone in this room.', 'message.unpinned'],
  ['message.unpinned', 'No longer pinned.', 'message.pinned']
] as const)('%s is told, and taken back', async (kind, text, back) => {
  const { app, bridge, said } = await scriptedSpace({ members: people })
  bridge.answers['event:write'] = () => ({ ok: true, ticket: 'a ticket' })
  const body = { target: 'e'.repeat(52) }
  const change = (): Promise<void> => changeMessage(app, { room: ids.lobby, kind, body })
  const other = placed(3, ravi, '', { kind, body: { target: 'f'.repeat(52) } })
  bridge.answers['log:read'] = readsFrom([placed(1, ravi, ''), placed(2, mina, '', { kind, body }), other])
  await change()
  expect(said()).toEqual([text])
  await undoLast(app)
  expect(bridge.requestsOf('event:write').at(-1)).toEqual({ room: ids.lobby, kind: back, body })

  // Another person was quicker, or has done it once more since.
  bridge.answers['log:read'] = readsFrom([placed(1, mina, ''), placed(2, ravi, '', { kind, body })])
  await change()
  await undoLast(app)
  expect(bridge.requestsOf('event:write').at(-1)).toEqual({ room: ids.lobby, kind, body })
  expect(said().at(-1)).toBe('Not undone: somebody has changed it since.')
})

test.each([
  ['room.archived', false, 'room.reopened'],
  ['room.reopened', true, 'room.archived']
] as const)('%s is taken back, unless another person did it last', async (kind, archived, back) => {
  const { app, bridge, said } = await scriptedSpace({ members: people })
  const sent = (): unknown[] =>
    bridge.requestsOf('event:send').map((payload) => (payload as { kind: unknown }).kind)
  bridge.answers['log:read'] = readsFrom([placed(1, mina, '', { kind, body: {} }), placed(2, ravi, 'hello')])
  await toggleArchived(app, { ...kitchen, archived })
  await undoLast(app)
  expect(sent()).toEqual([kind, back])

  bridge.answers['log:read'] = readsFrom([
    placed(1, mina, '', { kind, body: {} }),
    placed(2, ravi, '', { kind, body: {} })
  ])
  await toggleArchived(app, { ...kitchen, archived })
  await undoLast(app)
  expect(sent()).toEqual([kind, back, kind])
  expect(said().at(-1)).toBe('Not undone: somebody has changed it since.')
})

describe('a pin that the host has not answered yet', () => {
  const ticket = 'a ticket'
  const pin = { room: ids.lobby, kind: 'message.pinned', body: { target: 'e'.repeat(52) } } as const
  const draft = { ...pin, ticket, at: 1 }

  async function pinning() {
    const scripted = await scriptedSpace()
    const { app, bridge } = scripted
    bridge.answers['event:write'] = () => {
      bridge.emit('outbox:changed', { outbox: [{ ...draft, state: 'waiting' }] })
      return { ok: true, ticket }
    }
    const done = changeMessage(app, pin)
    await settled()
    expect(scripted.said()).toEqual([])
    return { ...scripted, done }
  }

  test('is told as one that waits', async () => {
    const { app, bridge, clock, done, said } = await pinning()
    clock.pass(1500)
    await done
    expect(said()).toEqual(['Everyone sees it when the host is back.'])
    await undoLast(app)
    expect(bridge.requestsOf('outbox:discard')).toEqual([{ ticket }])
  })

  test('is told as pinned once the host has it', async () => {
    const { bridge, done, said } = await pinning()
    bridge.emit('outbox:changed', { outbox: [] })
    await done
    expect(said()).toEqual(['Pinned for everyone in this room.'])
  })

  test('is not told as pinned when it is refused', async () => {
    const { bridge, done, said } = await pinning()
    bridge.emit('outbox:changed', { outbox: [{ ...draft, state: 'failed', code: 'archived' }] })
    await done
    expect(said()).toEqual([])
  })
})

describe('names and topics', () => {
  async function inKitchen() {
    const scripted = await scriptedSpace({ rooms: [room('Lobby', ids.lobby), kitchen] })
    const { bridge } = scripted
    const becomes = (changes: Partial<typeof kitchen>): void => {
      bridge.emit('room:changed', { room: { ...kitchen, ...changes } })
    }
    const sent = (): unknown[] =>
      bridge.requestsOf('event:send').map((payload) => (payload as { body: unknown }).body)
    return { ...scripted, becomes, sent }
  }

  test('are told, and taken back', async () => {
    const { app, said, becomes, sent } = await inKitchen()
    await describeRoom(app, kitchen, { name: 'Pantry', topic: 'Lunch' })
    expect(said()).toEqual(['Saved.'])
    becomes({ name: 'Pantry', topic: 'Lunch' })
    await undoLast(app)
    expect(sent()).toEqual([
      { name: 'Pantry', topic: 'Lunch' },
      { name: 'Kitchen', topic: kitchen.topic }
    ])
  })

  test('leave what another person changes meanwhile, also when they are taken back', async () => {
    const { app, becomes, sent } = await inKitchen()
    becomes({ name: 'Pantry' })
    await describeRoom(app, kitchen, { topic: 'Lunch' })
    becomes({ name: 'Larder', topic: 'Lunch' })
    await undoLast(app)
    expect(sent()).toEqual([
      { name: 'Pantry', topic: 'Lunch' },
      { name: 'Larder', topic: '' }
    ])
  })

  test('are not taken back once another person has changed them', async () => {
    const { app, bridge, said, becomes, sent } = await inKitchen()
    await describeRoom(app, kitchen, { name: 'Pantry' })
    becomes({ name: 'Larder' })
    await undoLast(app)
    expect(sent()).toEqual([{ name: 'Pantry', topic: '' }])
    expect(said()).toEqual(['Not undone: somebody has changed it since.'])
    await renameOpenSpace(app, 'Studio', () => undefined)
    bridge.emit('space:changed', { space: { name: 'Barn' } })
    await undoLast(app)
    expect(sent()).toEqual([{ name: 'Pantry', topic: '' }, { name: 'Studio' }])
  })

  test('of a space are taken back', async () => {
    const { app, bridge, sent } = await inKitchen()
    await renameOpenSpace(app, 'Studio', () => undefined)
    bridge.emit('space:changed', { space: { name: 'Studio' } })
    await undoLast(app)
    expect(sent()).toEqual([{ name: 'Studio' }, { name: 'Office' }])
  })
})

test('what the host is slow to answer says that it waits, until there is an answer', async () => {
  const { app, bridge, clock, said } = await scriptedSpace()
  const { promise, resolve } = Promise.withResolvers<{ ok: true }>()
  bridge.answers['event:send'] = () => promise
  const leaving = leaveRoom(app, kitchen)
  clock.pass(600)
  expect(said()).toEqual([])
  clock.pass(100)
  expect(said()).toEqual(['Waiting for the host…'])
  clock.pass(60_000)
  expect(said()).toEqual(['Waiting for the host…'])
  resolve({ ok: true })
  await leaving
  await settled()
  expect(said()).toEqual(['You left Kitchen.'])
})

test('all rooms with unread messages are marked as read, no others, and as they were before by Undo', async () => {
  const unread = [
    { ...kitchen, unread: 2 },
    { ...secret, mentions: 1 }
  ]
  const { app, bridge, said } = await scriptedSpace({ rooms: [room('Lobby', ids.lobby), ...unread] })
  bridge.answers['log:mark'] = ({ room: id }: { room: string }) => ({
    ok: true,
    before: id === kitchen.id ? 7 : 3
  })
  await readAll(app)
  expect(bridge.requestsOf('log:mark')).toEqual([{ room: kitchen.id }, { room: secret.id }])
  expect(said()).toEqual(['All rooms are marked as read.'])
  await undoLast(app)
  expect(bridge.requestsOf('log:unmark')).toEqual([
    { room: kitchen.id, seq: 7 },
    { room: secret.id, seq: 3 }
  ])
})

test('a level of notifications is told, and taken back', async () => {
  const { app, said } = await scriptedSpace()
  setLevel(app, ids.lobby, 'mentions')
  setLevel(app, ids.lobby, 'off')
  expect(said()).toEqual(['Notifications: Mentions only', 'Notifications: Nothing (muted)'])
  await undoLast(app)
  expect(app.space?.levels.of(ids.lobby)).toBe('mentions')
})

test('a reaction is seen on its message, and needs no toast', async () => {
  const { app, said } = await scriptedSpace()
  await changeMessage(app, {
    room: ids.lobby,
    kind: 'reaction.added',
    body: { target: 'e'.repeat(52), emoji: '👍' }
  })
  expect(said()).toEqual([])
})

test('a closed space is opened again by its toast', async () => {
  const { app, bridge, said } = await scriptedSpace()
  const id = app.space?.id
  await closeWithUndo(app)
  expect([app.space, said()]).toEqual([null, ['Office is closed on this device.']])
  await undoLast(app)
  expect(bridge.requestsOf('space:open')).toEqual([{ space: id }])
  expect(app.space?.id).toBe(id)
})

test('a refused removal says why where it was pressed', async () => {
  const { app, bridge, said } = await scriptedSpace({ members: people })
  const refused: string[] = []
  const refuse = (code: string): unknown => refused.push(code)
  bridge.refuse('event:send', 'offline')
  expect(await removePerson(app, { device: ravi, name: 'Ravi' }, refuse)).toBe(false)
  expect([refused, said()]).toEqual([['offline'], []])
  delete bridge.answers['event:send']
  expect(await removePerson(app, { device: ravi, name: 'Ravi' }, refuse)).toBe(true)
  expect(said()).toEqual(['Ravi was removed from Office.'])
  await undoLast(app)
  expect(said()).toEqual(['Ravi may come back to Office.'])
})

test('a space that the disk does not erase is said to be still there', async () => {
  const { app, bridge, said } = await scriptedSpace()
  const refused: string[] = []
  bridge.refuse('space:forget', 'storage')
  const removed = { space: ids.space, name: 'Office' }
  expect(await forgetSpace(app, removed, (code) => refused.push(code))).toBe(false)
  expect([refused, said()]).toEqual([['storage'], []])
})
