/** Every command by its keys: what it does, on which keyboards, and where it keeps still. */
import { describe, expect, test } from 'vitest'
import type { RoomView } from '#shared/session/contract.ts'
import { commands, callFor } from '../../../src/renderer/commands/commands.ts'
import { keysOf } from '../../../src/renderer/commands/command.ts'
import { about, people } from '../../../src/renderer/commands/room.ts'
import { ids, member, mina, ravi, room } from '../../support/interface.ts'
import { keyboards, press } from '../../support/keyboards.ts'
import { scriptedApp, scriptedSpace, type ScriptedApp } from '../../support/scripted-app.ts'

const plan = room('plan', ids.room('p'), { unread: 2 })
const tea = room('tea', ids.room('t'))
const withRavi = room('Ravi', ids.room('d'), { access: 'direct', pair: [mina, ravi] })
const lobby = room('Lobby', ids.lobby)
const rooms = [lobby, plan, tea, withRavi]
/** A window of our own. */
const own = { openLink: () => Promise.resolve({ ok: true as const }) }

function inLobby(more: RoomView[] = rooms): Promise<ScriptedApp> {
  return scriptedSpace({ rooms: more, members: [member('Mina', mina), member('Ravi', ravi)] }, own)
}
const dialogOf = ({ app }: ScriptedApp): unknown => app.layout.dialog?.about
const panel = ({ app }: ScriptedApp): unknown => app.layout.panel
const place = ({ app }: ScriptedApp): unknown => app.space?.room?.name
const muted = ({ app }: ScriptedApp): unknown => app.space?.levels.isMuted(ids.lobby)
const sidebar = ({ app }: ScriptedApp): unknown => app.layout.sidebar

/** What is to be seen after the first keys of each command were pressed in the lobby. */
const does: Record<string, [(scripted: ScriptedApp) => unknown, unknown]> = {
  switcher: [dialogOf, 'switcher'],
  search: [panel, 'search'],
  'room-before': [place, 'Ravi'],
  'room-after': [place, 'plan'],
  'unread-before': [place, 'plan'],
  'unread-after': [place, 'plan'],
  'room-by-number': [place, 'Ravi'],
  'create-room': [dialogOf, 'create-room'],
  mute: [muted, true],
  about: [panel, 'room'],
  jump: [dialogOf, 'jump'],
  settings: [dialogOf, 'settings'],
  shortcuts: [dialogOf, 'shortcuts'],
  sidebar: [sidebar, false]
}

const withKeys = commands.filter(({ keys, ownKeys }) => (keys ?? ownKeys) !== undefined)
/** Of these the keys only reach the page or the session: other tests press them, or call what they do. */
const onThePage = ['mark-all-read', 'region-after', 'region-before', 'latest']

describe.each(Object.entries(keyboards))('on a %s keyboard', (_name, layout) => {
  test.each(Object.keys(does))('%s', async (id) => {
    const scripted = await inLobby()
    const command = commands.find((one) => one.id === id)
    const [keys = ''] = command ? keysOf(command, scripted.app) : []
    callFor(press(keys, layout), scripted.app)?.()
    const [look, seen] = does[id] ?? []
    expect(look?.(scripted)).toBe(seen)
  })
})

test('every command with keys is in the lists above', () => {
  const documented = [...Object.keys(does), ...onThePage, 'close']
  expect(withKeys.map(({ id }) => id).toSorted()).toEqual(documented.toSorted())
})

test('no two commands share keys or a name after a slash', () => {
  const keys = commands.flatMap((command) => [...(command.keys ?? []), ...(command.ownKeys ?? [])])
  const slashes = commands.flatMap(({ slash }) => slash ?? [])
  expect(new Set(keys).size).toBe(keys.length)
  expect(new Set(slashes).size).toBe(slashes.length)
})

test.each([about, people])(
  '$id opens from a menu, and its keys or its button also close it',
  async (command) => {
    const { app } = await inLobby()
    const panels = [command.run, command.run, command.toggle, command.toggle].map((act) => {
      act(app)
      return app.layout.panel !== null
    })
    expect(panels).toEqual([true, true, false, true])
  }
)

test('the keys of the panel about a room close it again', async () => {
  const { app } = await inLobby()
  const panels = [1, 2].map(() => {
    callFor(press('Mod+.'), app)?.()
    return app.layout.panel
  })
  expect(panels).toEqual(['room', null])
})

test('Escape closes the panel', async () => {
  const { app } = await inLobby()
  app.layout.open('search')
  callFor(press('Escape'), app)?.()
  expect(app.layout.panel).toBeNull()
})

test.each(['End', 'Escape'])('%s leads to the newest messages', async (keys) => {
  const { app } = await inLobby()
  callFor(press(keys), app)?.()
  expect(app.space?.timeline?.jumpTarget).toEqual({ id: null })
})

test('a number selects a room in the order of the list', async () => {
  const { app } = await inLobby()
  const goes = (keys: string): string | undefined => {
    callFor(press(keys), app)?.()
    return app.space?.room?.id
  }
  expect([goes('Mod+1'), goes('Mod+2'), goes('Mod+9')]).toEqual([withRavi.id, ids.lobby, ids.lobby])
  // What is folded has no number.
  app.preferences.set('foldedGroups', ['direct'])
  expect(goes('Mod+3')).not.toBe(ids.lobby)
  expect(goes('Mod+1')).toBe(ids.lobby)
})

test('the key for the next unread room skips read rooms, and muted ones without a mention', async () => {
  const named = room('zoo', ids.room('z'), { unread: 1, mentions: 1 })
  const { app } = await inLobby([lobby, plan, tea, named])
  app.space?.levels.set(plan.id, 'off')
  app.space?.levels.set(named.id, 'off')
  callFor(press('Alt+Shift+ArrowDown'), app)?.()
  expect(app.space?.room?.id).toBe(named.id)
  callFor(press('Alt+Shift+ArrowDown'), app)?.()
  expect(app.space?.room?.id).toBe(named.id)
})

test('the key for the next unread room reaches an archived one, the key for the next room does not', async () => {
  const old = room('old', ids.room('o'), { unread: 1, archived: true })
  const { app } = await inLobby([lobby, tea, old])
  callFor(press('Alt+ArrowDown'), app)?.()
  callFor(press('Alt+ArrowDown'), app)?.()
  expect(app.space?.room?.id).toBe(lobby.id)
  callFor(press('Alt+Shift+ArrowDown'), app)?.()
  expect(app.space?.room?.id).toBe(old.id)
})

test('a browser keeps its own keys', async () => {
  const { app } = await scriptedSpace({ rooms })
  expect(['Mod+N', 'Mod+1'].map((keys) => callFor(press(keys), app))).toEqual([null, null])
})

test('commands that need a space do nothing on the first screen', () => {
  const { app } = scriptedApp()
  expect(['Mod+F', 'Mod+B', 'Alt+ArrowDown'].map((keys) => callFor(press(keys), app))).toEqual([
    null,
    null,
    null
  ])
  expect(callFor(press('Mod+K'), app)).not.toBeNull()
})

test('a character that is being typed triggers no command, and neither does a key that was already handled', async () => {
  const { app } = await inLobby()
  const inField = { closest: (selector: string) => (selector.includes('textarea') ? {} : null) } as never
  expect(callFor({ ...press('?'), target: inField }, app)).toBeNull()
  expect(callFor({ ...press('Mod+K'), target: inField }, app)).not.toBeNull()
  expect(callFor({ ...press('Mod+B'), defaultPrevented: true }, app)).toBeNull()
})

test('an open list handles its own arrow keys', async () => {
  const { app } = await inLobby()
  const inSelect = { closest: (selector: string) => (selector.includes('select') ? {} : null) } as never
  expect(callFor({ ...press('Alt+ArrowDown'), target: inSelect }, app)).toBeNull()
})

test('commands do nothing behind a dialog, except opening another dialog', async () => {
  const { app } = await inLobby()
  app.layout.openDialog({ about: 'invite' })
  expect(['Mod+F', 'Alt+ArrowDown', 'Escape'].map((keys) => callFor(press(keys), app))).toEqual([
    null,
    null,
    null
  ])
  callFor(press('Mod+K'), app)?.()
  expect(app.layout.dialog?.about).toBe('switcher')
})
