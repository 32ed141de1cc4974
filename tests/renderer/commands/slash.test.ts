import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { directRoomId } from '#shared/log/event.ts'
import { parseMarkdown } from '../../../src/renderer/text/markdown.ts'
import { allSlashes, callSlash, slashesFor } from '../../../src/renderer/commands/slash.ts'
import {
  ComposerInput,
  type SlashOutcome
} from '../../../src/renderer/state/composer/composer-input.svelte.ts'
import { ids, member, mina, ravi, room, settled } from '../../support/interface.ts'
import { english, scriptedApp, scriptedSpace, type ScriptedApp } from '../../support/scripted-app.ts'

const kitchen = room('Kitchen', ids.room('k'))
const garden = room('garden', ids.room('g'), { membership: 'none' })
const sam = ids.device('s')
const profile = { name: 'Mina', colour: 2, emoji: '🦊', status: 'Here' }
const device = { device: mina, profile, version: '1', addresses: [] }
const people = [member('Mina', mina), member('Ravi', ravi), member('Ravi Rao', sam)]
const direct = room('Ravi', ids.room('d'), { access: 'direct', pair: [mina, ravi] })

function inLobby(): Promise<ScriptedApp> {
  return scriptedSpace({ rooms: [room('Lobby', ids.lobby), kitchen, garden, direct], members: people })
}
const call = ({ app }: ScriptedApp, typed: string): Promise<SlashOutcome> => callSlash(typed, app, english)

test('a line without a slash is sent as it is, and two slashes send one', async () => {
  const lobby = await inLobby()
  expect(await call(lobby, ' and/or ')).toEqual({ send: 'and/or' })
  expect(await call(lobby, '//topic is a command')).toEqual({ send: '/topic is a command' })
})

test('an unknown command is reported, and a missing argument is explained by an example', async () => {
  const lobby = await inLobby()
  expect(await call(lobby, '/hlep me')).toEqual({
    unknown: 'There is no command /hlep. Press Enter again to send it as text.'
  })
  expect(await call(lobby, '/join')).toEqual({ say: 'Add some text, for example: /join Kitchen' })
})

test.each([
  '/home/user/.ssh/id is the one',
  '/etc/hosts is short',
  '/etc',
  '//server/share',
  '//comment',
  '// comment',
  '/* code */',
  '/ 2',
  '/',
  '/1',
  '/topic: lunch',
  '/Привет'
])('“%s” is no command', async (text) => {
  expect(await call(await inLobby(), text)).toEqual({ send: text })
})

test('/topic sets the topic of the room', async () => {
  const lobby = await inLobby()
  expect(await call(lobby, '/topic Lunch at one')).toBeNull()
  expect(lobby.bridge.requestsOf('event:send')).toEqual([
    { room: ids.lobby, kind: 'room.described', body: { name: 'Lobby', topic: 'Lunch at one' } }
  ])
})

test('a topic of several lines becomes one', async () => {
  const lobby = await inLobby()
  expect(await call(lobby, '/topic Lunch\n\u200B at one\n')).toBeNull()
  expect(lobby.bridge.requestsOf('event:send')).toMatchObject([{ body: { topic: 'Lunch at one' } }])
})

test('/status sets the status of the profile, and clears it without a text', async () => {
  const lobby = await inLobby()
  lobby.bridge.answers['device:watch'] = () => ({ ok: true, device, nearby: [], spaces: [] })
  await lobby.app.start()
  expect(await call(lobby, '/status  Back  at three ')).toBeNull()
  expect(await call(lobby, '/status')).toBeNull()
  expect(lobby.bridge.requestsOf('profile:set')).toEqual([
    { name: 'Mina', colour: 2, emoji: '🦊', status: 'Back at three' },
    { name: 'Mina', colour: 2, emoji: '🦊' }
  ])
})

test('a status that is too long is refused, not cut', async () => {
  const lobby = await inLobby()
  expect(await call(lobby, `/status ${'y'.repeat(81)}`)).toEqual({ say: 'That is too long.' })
  expect(lobby.bridge.requestsOf('profile:set')).toEqual([])
})

test('/join opens a room, and joins it first if necessary, ignoring case', async () => {
  const lobby = await inLobby()
  await call(lobby, '/join #kitchen')
  expect([lobby.app.space?.room?.name, lobby.bridge.requestsOf('event:send')]).toEqual(['Kitchen', []])
  await call(lobby, '/JOIN Garden')
  expect(lobby.bridge.requestsOf('event:send')).toEqual([
    { room: garden.id, kind: 'member.joined', body: {} }
  ])
  expect(await call(lobby, '/join attic')).toEqual({ say: 'There is no room called attic here.' })
})

test('a command that opens the room that is open already leaves nothing in the field', async () => {
  const { app } = await inLobby()
  const composer = app.space?.composer ?? expect.fail()
  composer.write('/join Lobby')
  const input = new ComposerInput({
    composer,
    clock: app.clock,
    field: () => null,
    people: () => Promise.resolve([]),
    everyone: () => null,
    loadEmoji: () => Promise.resolve({ findEmoji: () => [] }),
    slashes: () => [],
    callSlash: (typed) => callSlash(typed, app, english),
    showToast: () => undefined,
    editLast: () => undefined
  })
  await input.send()
  expect(app.space?.composer).not.toBe(composer)
  expect(app.space?.composer?.text).toBe('')
})

test('/msg writes to the person with the longest matching name', async () => {
  const lobby = await inLobby()
  expect(await call(lobby, '/msg ravi are you there?')).toBeNull()
  expect(lobby.bridge.requestsOf('event:write')).toMatchObject([
    { room: direct.id, body: { text: 'are you there?' } }
  ])
  expect(await call(lobby, '/msg ravi \u200B')).toBeNull()
  expect(lobby.bridge.requestsOf('event:write')).toHaveLength(1)
  await call(lobby, '/msg @Ravi Rao hello')
  const withSam = directRoomId(ids.space, [mina, sam], sha256)
  expect(lobby.bridge.requestsOf('event:write').at(-1)).toMatchObject({
    room: withSam,
    body: { text: 'hello' }
  })
  expect(lobby.app.space?.room).toMatchObject({ id: withSam, access: 'direct', pair: [mina, sam] })
  expect(await call(lobby, '/msg Zoe hello')).toEqual({ say: 'There is no one called Zoe here.' })
})

test('what /msg could not send stays, in the room that it is for', async () => {
  const lobby = await inLobby()
  lobby.bridge.refuse('event:write', 'too-large')
  expect(await call(lobby, '/msg ravi all of my notes')).toBeNull()
  expect([lobby.app.space?.room?.id, lobby.app.space?.composer?.text]).toEqual([direct.id, 'all of my notes'])
})

test.each([
  '/leave the door open',
  '/new idea: tea',
  '/help me\nplease',
  '/mute them',
  '/invite all',
  '/export it'
])('a command that takes no text does nothing with one, which can be sent: %s', async (typed) => {
  const lobby = await inLobby()
  const { requested } = lobby.bridge
  const before = requested.length
  const name = typed.split(' ')[0] ?? ''
  expect(await call(lobby, typed)).toEqual({
    unknown: `${name} takes no text. Press Enter again to send all of it as a message.`
  })
  expect([lobby.app.layout.dialog, requested.length, lobby.app.space?.room?.id]).toEqual([
    null,
    before,
    ids.lobby
  ])
})

test('/search searches, /mute mutes, /leave leaves, /help and /export open their dialogs', async () => {
  const lobby = await inLobby()
  await call(lobby, '/search the plan')
  expect([lobby.app.layout.panel, lobby.app.layout.searchRequest]).toEqual(['search', { words: 'the plan' }])
  await call(lobby, '/mute')
  expect(lobby.app.space?.levels.isMuted(ids.lobby)).toBe(true)
  await call(lobby, '/help')
  expect(lobby.app.layout.dialog?.about).toBe('shortcuts')
  await call(lobby, '/export')
  expect(lobby.app.layout.dialog?.about).toBe('export')
  await call(lobby, '/leave')
  expect(lobby.bridge.requestsOf('event:send')).toEqual([{ room: ids.lobby, kind: 'member.left', body: {} }])
})

test('/code starts a code block, and /shrug keeps its backslashes', async () => {
  const lobby = await inLobby()
  expect(await call(lobby, '/code')).toEqual({ write: '```\n\n```', caret: 4 })
  const outcome = await call(lobby, '/shrug who knows')
  const said = outcome && 'send' in outcome ? outcome.send : ''
  const inside = [{ kind: 'text', text: String.raw`who knows ¯\_(ツ)_/¯` }]
  expect(parseMarkdown(said)).toMatchObject([{ kind: 'paragraph', inside }])
})

test('after a refusal the typed text stays, and the refusal is shown once', async () => {
  const lobby = await inLobby()
  lobby.bridge.refuse('event:send', 'offline')
  expect(await call(lobby, '/topic Lunch')).toEqual({ say: '' })
  expect(lobby.said()).toHaveLength(1)
})

test('only commands that apply are offered, and running others says why not', async () => {
  const lobby = await inLobby()
  lobby.app.space?.enterRoom(direct.id)
  await settled()
  const offered = slashesFor('', lobby.app).map(({ name }) => name)
  expect(offered).not.toContain('leave')
  expect(offered).toContain('mute')
  expect(await call(lobby, '/leave')).toEqual({ say: '/leave isn’t available here.' })
  expect(slashesFor('m', lobby.app).map(({ name }) => name)).toEqual(['msg', 'mute'])
})

test('every slash command is tested here, and only /help works on the first screen', () => {
  const documented = [
    'code',
    'export',
    'help',
    'invite',
    'join',
    'leave',
    'msg',
    'mute',
    'new',
    'search',
    'shrug',
    'status',
    'topic'
  ]
  expect(allSlashes.map(({ name }) => name).toSorted()).toEqual(documented)
  expect(slashesFor('', scriptedApp().app).map(({ name }) => name)).toEqual(['help'])
})

test('/new and /invite open their dialogs', async () => {
  const lobby = await inLobby()
  await call(lobby, '/new')
  expect(lobby.app.layout.dialog?.about).toBe('create-room')
  lobby.app.space?.enterRoom(kitchen.id)
  expect(await call(lobby, '/invite')).toEqual({ say: '/invite isn’t available here.' })
})
