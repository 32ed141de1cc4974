import { expect, test } from 'vitest'
import { createRoomExport, createPins, createSearch } from '../../../../src/renderer/state/space/on-demand.ts'
import { ids, member, messages, mina, ravi, readsFrom, room, settled } from '../../../support/interface.ts'
import { scriptedSpace } from '../../../support/scripted-app.ts'

const tea = room('Teeküche', ids.room('t'))
const attic = room('attic', ids.room('a'), { membership: 'none' })
const withRavi = room('Rávi', ids.room('d'), { access: 'direct', pair: [mina, ravi] })
const lobby = room('Lobby', ids.lobby)

async function office() {
  const members = [member('Mina', mina), member('Ravi', ravi)]
  const { app, bridge, said } = await scriptedSpace({ rooms: [lobby, tea, attic, withRavi], members })
  return { bridge, said, space: app.space ?? expect.fail('no space') }
}

test.each([
  ['from:RAVI', { from: ravi }],
  ['in:"teekuche"', { room: tea.id }],
  ['in:ravi', { room: withRavi.id }]
])('people and rooms are found without regard to case and accents: %s', async (typed, requested) => {
  const { bridge, space } = await office()
  bridge.answers['log:search'] = () => ({ ok: true, found: [], next: null })
  const search = createSearch(space)
  search.type(typed)
  await search.run()
  expect(bridge.requestsOf('log:search')).toMatchObject([requested])
})

test('messages of all who share a name are searched, or of the one whose tag is written, too', async () => {
  const [one, other] = [ids.device('r'), ids.device('s')]
  const members = [member('Mina', mina), member('Ravi', one), member('Ravi', other)]
  const { app, bridge } = await scriptedSpace({ rooms: [lobby], members })
  bridge.answers['log:search'] = () => ({ ok: true, found: [], next: null })
  const search = createSearch(app.space ?? expect.fail('no space'))
  for (const typed of ['from:ravi', `from:"ravi ${other.slice(0, 4)}"`]) {
    search.type(typed)
    await search.run()
  }
  expect(bridge.requestsOf('log:search')).toMatchObject([{ from: [one, other] }, { from: other }])
})

test('a room that was not joined cannot be searched', async () => {
  const search = createSearch((await office()).space)
  search.type('in:attic')
  await search.run()
  expect(search.problem).toEqual({ about: 'in', value: 'attic' })
})

test('an export contains the names of the space and of the room as shown here', async () => {
  const { bridge, space } = await office()
  bridge.answers['log:read'] = readsFrom(messages(1, 3))
  const made = await createRoomExport(space, withRavi, 'Ravi and me', {} as never).make('lines', 0)
  const head: unknown = JSON.parse(made?.parts[0] ?? '')
  expect(head).toMatchObject({ space: { name: 'Office' }, room: { id: withRavi.id, name: 'Ravi and me' } })
  expect(bridge.requestsOf('export:sign')).toMatchObject([
    { room: withRavi.id, at: 0, count: 3, last: { seq: 3 } }
  ])
})

test('an export that this device does not sign fails with a message', async () => {
  const { bridge, said, space } = await office()
  bridge.answers['log:read'] = readsFrom(messages(1, 3))
  bridge.refuse('export:sign', 'internal')
  expect(await createRoomExport(space, withRavi, 'Ravi and me', {} as never).make('lines', 0)).toBeNull()
  expect(said()).toHaveLength(1)
})

test('pins are read from the room, and a refusal is told in their place', async () => {
  const { bridge, said, space } = await office()
  bridge.refuse('log:read', 'offline')
  const pins = createPins(space, tea.id)
  await pins.load()
  await settled()
  expect(bridge.requestsOf('log:read').at(-1)).toMatchObject({ room: tea.id })
  expect([pins.refused, said()]).toEqual(['offline', []])
})
