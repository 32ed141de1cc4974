/** Commands that are looked for by their names: when they are offered, and what they do. */
import { expect, test } from 'vitest'
import type { RoomView } from '#shared/session/contract.ts'
import type { Command } from '../../../src/renderer/commands/command.ts'
import { can, commands } from '../../../src/renderer/commands/commands.ts'
import {
  ids,
  member,
  mina,
  placed,
  ravi,
  readsFrom,
  room,
  settled,
  spaceView
} from '../../support/interface.ts'
import { scriptedApp, type ScriptedApp } from '../../support/scripted-app.ts'

const lobby = room('Lobby', ids.lobby)
const plan = room('plan', ids.room('p'), { access: 'private' })
const withRavi = room('Ravi', ids.room('d'), { access: 'direct', pair: [mina, ravi] })
const attic = room('attic', ids.room('a'), { membership: 'none' })
const members = [member('Mina', mina), member('Ravi', ravi)]
const device = { device: mina, profile: { name: 'Mina', colour: 1 }, chosen: true, isNew: false }

/** Mina on the first screen. */
async function atHome(hosting = false): Promise<ScriptedApp> {
  const scripted = scriptedApp()
  const mine = { space: ids.space, name: 'Office', hosting, open: true, unread: 0 }
  scripted.bridge.answers['device:watch'] = () => ({ ok: true, device, nearby: [], spaces: [mine] })
  await scripted.app.start()
  return scripted
}

/** @param by who started the space */
async function inRoom(shown: RoomView, hosting = false, by = ravi): Promise<ScriptedApp> {
  const scripted = await atHome(hosting)
  const { id } = shown
  const rooms = [lobby, plan, withRavi, attic].map((one) => (one.id === id ? shown : one))
  const view = spaceView({ space: { ...spaceView().space, by }, rooms, members })
  scripted.bridge.answers['space:watch'] = () => ({ ok: true, ...view })
  await scripted.app.show(ids.space)
  await settled()
  scripted.app.space?.enterRoom(id)
  return scripted
}

function named(id: string): Command {
  return commands.find((command) => command.id === id) ?? expect.fail(`no command ${id}`)
}

const offered = ({ app }: ScriptedApp): string[] =>
  commands.filter((command) => command.unlisted !== true && can(command, app)).map(({ id }) => id)

const always = ['shortcuts', 'settings']
const inSpace = ['search', 'home', 'create-room', 'mark-all-read', ...always, 'sidebar']
const inside = ['mute', 'about', 'pins', 'jump', 'export']

test('only commands that apply are offered', async () => {
  const sorted = (...names: string[]): string[] => names.toSorted()
  expect(offered(await atHome()).toSorted()).toEqual(sorted(...always, 'start-space', 'join-by-address'))
  expect(offered(await inRoom(lobby)).toSorted()).toEqual(sorted(...inSpace, ...inside, 'leave'))
  expect(offered(await inRoom(lobby, true))).toEqual(expect.arrayContaining(['invite', 'stop']))
  expect(offered(await inRoom(plan)).toSorted()).toEqual(sorted(...inSpace, ...inside, 'leave', 'invite'))
  expect(offered(await inRoom(withRavi)).toSorted()).toEqual(sorted(...inSpace, ...inside))
  expect(offered(await inRoom(attic)).toSorted()).toEqual(sorted(...inSpace))
})

test('a guest cannot start or join spaces, and has no first screen', () => {
  const guest = scriptedApp({ device: null })
  expect(offered(guest)).toEqual(always)
})

test.each([
  ['start-space', 'start'],
  ['join-by-address', 'address']
])('%s opens its dialog on the first screen', async (id, about) => {
  const { app } = await atHome()
  named(id).run(app)
  expect(app.layout.dialog).toEqual({ about })
})

test('the invite command invites to a private room, or else to the space', async () => {
  const { app } = await inRoom(plan, true)
  named('invite').run(app)
  expect(app.layout.dialog).toMatchObject({ about: 'invite-to-room', room: { id: plan.id } })
  app.space?.enterRoom(lobby.id)
  named('invite').run(app)
  expect(app.layout.dialog).toEqual({ about: 'invite' })
})

test('a room can be exported, left and searched', async () => {
  const { app, bridge } = await inRoom(lobby)
  named('export').run(app)
  expect(app.layout.dialog).toMatchObject({ about: 'export', room: { id: lobby.id } })
  named('jump').run(app)
  expect(app.layout.dialog).toMatchObject({ about: 'jump', room: { id: lobby.id } })
  named('leave').run(app)
  expect(bridge.requestsOf('event:send')).toEqual([{ room: lobby.id, kind: 'member.left', body: {} }])
  named('pins').run(app)
  expect(app.layout.panel).toBe('pins')
})

test('a room is marked as unread only where somebody else has written, and otherwise it is said', async () => {
  const { app, bridge, said } = await inRoom(lobby)
  const unread = named('mark-unread')
  expect(can(unread, app)).toBe(false)
  expect(can(unread, app, plan)).toBe(true)
  expect(can(unread, app, { ...plan, head: null })).toBe(false)
  expect(can(unread, app, { ...plan, unread: 2 })).toBe(false)
  bridge.refuse('log:unmark', 'not-found')
  unread.run(app, undefined, plan)
  await settled()
  expect(said()).toEqual(['No one else has written here.'])
})

test('who created a room renames and archives it, and can take that back', async () => {
  const mine = { ...plan, by: mina }
  const { app, bridge, said } = await inRoom(mine)
  named('rename').run(app)
  expect(app.layout.dialog).toMatchObject({ about: 'rename-room', room: { id: plan.id } })
  bridge.answers['log:read'] = readsFrom([placed(1, mina, '', { kind: 'room.archived', body: {} })])
  named('archive').run(app)
  await settled()
  expect(said()).toEqual(['plan is archived.'])
  await app.toasts.shown[0]?.undo?.()
  bridge.emit('room:changed', { room: { ...mine, archived: true } })
  expect(can(named('rename'), app)).toBe(false)
  named('archive').run(app)
  await settled()
  expect(bridge.requestsOf('event:send')).toMatchObject([
    { room: plan.id, kind: 'room.archived' },
    { room: plan.id, kind: 'room.reopened' },
    { room: plan.id, kind: 'room.reopened' }
  ])
})

test('others do not archive a room, and no one archives the lobby or a direct room', async () => {
  const others = { ...plan, by: ravi }
  expect(can(named('archive'), (await inRoom(others)).app)).toBe(false)
  expect(can(named('archive'), (await inRoom(others, false, mina)).app)).toBe(true)
  for (const one of [lobby, withRavi])
    expect(can(named('archive'), (await inRoom(one, false, mina)).app)).toBe(false)
})

test('a host confirms before the space stops', async () => {
  const { app } = await inRoom(lobby, true)
  named('stop').run(app)
  expect(app.layout.dialog).toEqual({ about: 'stop' })
})

test('the home command shows the list of spaces', async () => {
  const { app } = await inRoom(lobby)
  named('home').run(app)
  expect(app.space).toBeNull()
})

test('commands with a more direct way are not offered by name', () => {
  const unlisted = commands.filter((command) => command.unlisted === true).map(({ id }) => id)
  const steps = ['room-before', 'room-after', 'unread-before', 'unread-after', 'room-by-number', 'latest']
  const ofSpace = ['invite-to-space', 'dashboard', 'rename-space']
  const ofRoom = ['invite-to-room', 'people', 'mark-unread', 'rename']
  expect(unlisted).toEqual([
    'switcher',
    ...steps,
    ...ofSpace,
    ...ofRoom,
    'close-space',
    'close',
    'region-after',
    'region-before'
  ])
})
