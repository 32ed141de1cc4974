import { expect, test } from 'vitest'
import {
  about,
  exportRoom,
  inviteToRoom,
  leave,
  people,
  pins
} from '../../../../src/renderer/commands/room.ts'
import { menuItems } from '../../../../src/renderer/views/ui/menu-item.ts'
import { ids, member, mina, ravi, room } from '../../../support/interface.ts'
import { english, scriptedSpace, type ScriptedApp } from '../../../support/scripted-app.ts'

const rooms = [
  room('Lobby', ids.lobby),
  room('plan', ids.room('p'), { access: 'private' }),
  room('Ravi', ids.room('d'), { access: 'direct', pair: [mina, ravi] })
]
const ofRoom = [about, people, pins, inviteToRoom, exportRoom, leave]

function open(): Promise<ScriptedApp> {
  return scriptedSpace({ rooms, members: [member('Mina', mina), member('Ravi', ravi)] })
}
const labels = ({ app }: ScriptedApp): string[] => menuItems(ofRoom, app, english.t).map(({ label }) => label)

test('a menu shows the commands that apply to the open room', async () => {
  const scripted = await open()
  const always = ['About this room', 'People', 'Pinned messages', 'Save a copy', 'Leave room']
  expect(labels(scripted)).toEqual(always)
  scripted.app.space?.enterRoom(ids.room('p'))
  expect(labels(scripted)).toEqual(always.toSpliced(3, 0, 'Invite to this room'))
  scripted.app.space?.enterRoom(ids.room('d'))
  expect(labels(scripted)).toEqual(always.filter((label) => label !== 'People' && label !== 'Leave room'))
})

test('the menu of another room is about that room', async () => {
  const { app } = await scriptedSpace({ rooms, members: [member('Mina', mina)] })
  const plan = rooms[1]
  const items = menuItems(ofRoom, app, english.t, plan)
  expect(items.map(({ label }) => label)).toContain('Invite to this room')
  items.at(-1)?.act()
  expect(app.layout.dialog).toMatchObject({ about: 'leave', room: { id: ids.room('p') } })
  items[0]?.act()
  expect([app.space?.room?.id, app.layout.panel]).toEqual([ids.room('p'), 'room'])
})
