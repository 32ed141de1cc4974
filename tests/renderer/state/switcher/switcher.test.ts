import { expect, test } from 'vitest'
import { offeredCommands } from '../../../../src/renderer/commands/commands.ts'
import { switcherEntries, roomOf } from '../../../../src/renderer/state/switcher/entries.ts'
import type { Search } from '../../../../src/renderer/state/search/search.svelte.ts'
import { Switcher } from '../../../../src/renderer/state/switcher/switcher.svelte.ts'
import { fuzzyName } from '../../../../src/renderer/text/fuzzy.ts'
import { ids, member, mina, ravi, room } from '../../../support/interface.ts'
import { english, scriptedApp, scriptedSpace } from '../../../support/scripted-app.ts'

const lobby = room('Lobby', ids.lobby)
const plan = room('plan', ids.room('p'))
const planets = room('planets', ids.room('q'))
const tea = room('tea', ids.room('t'), { unread: 3 })
const loud = room('loud', ids.room('u'), { unread: 1, mentions: 1 })
const garden = room('garden', ids.room('g'), { membership: 'none' })
const people = [member('Mina', mina), member('Ravi', ravi)]

const linked = {
  kind: 'commands',
  key: 'linked',
  name: fuzzyName('There'),
  keys: [],
  go: () => undefined
} as const

async function switching(rooms = [lobby, plan, planets, tea, loud, garden], recentRooms: string[] = []) {
  const { app } = await scriptedSpace({ rooms, members: people })
  const switcher = new Switcher({
    entries: () => switcherEntries(app, offeredCommands(app, english)),
    search: null,
    messages: () => [],
    linked: (typed) => (typed === 'a link' ? linked : null),
    recentRooms,
    currentRoom: ids.lobby,
    unreadIn: (place) => {
      const found = roomOf(place)
      return found ? (app.space?.rooms.unreadIn(found) ?? 0) : 0
    }
  })
  const shown = (): string[] =>
    switcher.sections.map(
      ({ title, entries }) =>
        `${title}: ${entries.map(({ entry }) => entry.name.letters.join('')).join(', ')}`
    )
  return { app, switcher, shown, chosen: () => switcher.chosen?.name.letters.join('') }
}

test('for a link to a message there is that alone', async () => {
  const { switcher, shown } = await switching()
  switcher.type('a link')
  expect(shown()).toEqual(['commands: There'])
})

test('without a query: unread rooms, mentions first, then recent ones, then the rest', async () => {
  const { shown } = await switching(undefined, [ids.lobby, planets.id])
  expect(shown().slice(0, 4)).toEqual([
    'unread: loud, tea',
    'recent: planets',
    'rooms: plan, garden',
    'people: Ravi'
  ])
})

test('the best match is selected, and its group comes first', async () => {
  const { switcher, shown, chosen } = await switching()
  switcher.type('plan')
  expect([chosen(), shown()[0]]).toEqual(['plan', 'rooms: plan, planets'])
  switcher.type('rav')
  expect([chosen(), shown()[0]]).toEqual(['Ravi', 'people: Ravi'])
})

test('an archived room is found, and comes last without a query', async () => {
  const old = room('a plan of old', ids.room('o'), { archived: true })
  const { app, switcher, shown } = await switching([lobby, old, plan, garden])
  expect(shown()[0]).toBe('rooms: plan, garden, a plan of old')
  switcher.type('of old')
  switcher.chosen?.go()
  expect(app.space?.room?.name).toBe('a plan of old')
})

test('of two equal matches, the recent one is selected', async () => {
  const { switcher, chosen } = await switching(
    [lobby, room('aa', ids.room('a')), room('ab', ids.room('b'))],
    [ids.room('b')]
  )
  switcher.type('a')
  expect(chosen()).toBe('ab')
})

test('the arrow keys wrap around, and typing selects the first again', async () => {
  const { switcher, chosen } = await switching()
  switcher.type('pl')
  switcher.move(1)
  expect(chosen()).toBe('planets')
  switcher.move(1)
  switcher.move(-1)
  expect(chosen()).toBe('planets')
  switcher.type('pla')
  expect(chosen()).toBe('plan')
})

test('a room or a person is opened, and a command is run', async () => {
  const { app, switcher } = await switching()
  switcher.type('planets')
  switcher.chosen?.go()
  expect(app.space?.room?.id).toBe(planets.id)
  switcher.type('new room')
  switcher.chosen?.go()
  expect(app.layout.dialog?.about).toBe('create-room')
})

test('entries that do not match are not listed', async () => {
  const { switcher } = await switching()
  switcher.type('xyzzy')
  expect([switcher.count, switcher.chosen]).toEqual([0, null])
})

test('the first screen lists own spaces, spaces nearby and commands', async () => {
  const { app, bridge } = scriptedApp()
  const near = { space: ids.room('n'), name: 'Library', host: ravi, hostName: 'Ravi' }
  const device = { device: mina, profile: { name: 'Mina', colour: 1 }, version: '1', addresses: [] }
  const mine = { space: ids.space, name: 'Office', own: false, hosting: false, open: true, unread: 0 }
  bridge.answers['device:watch'] = () => ({ ok: true, device, nearby: [near], spaces: [mine] })
  await app.start()
  const names = switcherEntries(app, offeredCommands(app, english)).map(({ name }) => name.letters.join(''))
  expect(names).toEqual(expect.arrayContaining(['Office', 'Library', 'Start a space']))
  expect(names).not.toContain('Search messages')
})

test('the hovered entry is selected; if it disappears, the first one is', async () => {
  const { switcher, chosen } = await switching()
  switcher.type('pl')
  const [first, second] = switcher.sections[0]?.entries ?? []
  if (!first || !second) throw new Error('two rooms fit')
  switcher.choose(second.entry)
  expect(chosen()).toBe('planets')
  switcher.type('pla')
  switcher.choose({ ...first.entry })
  expect(chosen()).toBe('plan')
})

test('the room that was open last comes before one that was open earlier', async () => {
  const rooms = ['aa', 'ab', 'ac'].map((name) => room(name, ids.room(name.slice(1))))
  const ofThree = rooms.map(({ id }) => id)
  const { switcher, shown } = await switching([lobby, ...rooms], ofThree.toReversed())
  switcher.type('a')
  expect(shown()[0]).toBe('rooms: ac, ab, aa')
})

test('messages come last, and are searched from the second letter on', async () => {
  const { app } = await scriptedSpace({ rooms: [lobby, plan], members: people })
  const typed: string[] = []
  const search = { type: (text: string) => typed.push(text), busy: true } as unknown as Search
  const switcher = new Switcher({
    entries: () => switcherEntries(app, offeredCommands(app, english)),
    search,
    messages: () => switcherEntries(app, offeredCommands(app, english)).slice(0, 1),
    linked: () => null,
    recentRooms: [],
    currentRoom: null,
    unreadIn: () => 0
  })
  switcher.type('p')
  expect(switcher.sections.map(({ title }) => title)).not.toContain('messages')
  switcher.type('pl')
  expect(switcher.sections.at(-1)?.title).toBe('messages')
  expect([typed, switcher.busy]).toEqual([['', 'pl'], true])
})

test('of two equal matches, the unread one is selected', async () => {
  const { switcher, chosen } = await switching([
    lobby,
    room('aa', ids.room('a')),
    room('ab', ids.room('b'), { unread: 1 })
  ])
  switcher.type('a')
  expect(chosen()).toBe('ab')
})

test('a section tells how many matches it has, also those that it does not show', async () => {
  const many = Array.from({ length: 17 }, (_, at) =>
    room(`room ${String(at)}`, ids.room(String.fromCodePoint(97 + at)))
  )
  const { switcher } = await switching([lobby, ...many])
  switcher.type('room')
  const [first] = switcher.sections
  expect([first?.title, first?.entries.length, first?.total]).toEqual(['rooms', 6, 17])
})
