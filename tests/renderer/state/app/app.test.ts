import { describe, expect, test, vi } from 'vitest'
import type { FollowedLink } from '#shared/protocol/message-link.ts'
import {
  followMessageLink,
  leadsInto,
  messageLinkTo
} from '../../../../src/renderer/state/app/message-links.ts'
import { App } from '../../../../src/renderer/state/app/app.svelte.ts'
import type { MessageNotification, Notifier } from '../../../../src/renderer/platform/notifier.ts'
import { RoomLevels } from '../../../../src/renderer/state/space/room-levels.svelte.ts'
import type { DeviceAbsence, AddressListeners, Platform } from '../../../../src/renderer/platform/platform.ts'
import { catalogue as en } from '../../../../src/renderer/words/en/catalogue.ts'
import { createWords } from '../../../../src/renderer/words/words.ts'
import {
  greeting,
  ids,
  memoryPreferences,
  memoryStore,
  plainAppearance,
  ravi,
  room,
  ScriptedBridge,
  ScriptedClock,
  settled,
  spaceView
} from '../../../support/interface.ts'
import { noNotifier } from '../../../support/no-notifier.ts'

const device = { device: ids.device('m'), profile: { name: 'Mina', colour: 2 }, version: '1', addresses: [] }
const mine = { space: ids.space, name: 'Office', own: false, hosting: false, open: true, unread: 0 }

function openApp(tab = memoryStore(), notifier = noNotifier, more: Partial<Platform> = {}) {
  const bridge = new ScriptedBridge()
  bridge.answers['device:watch'] = () => ({ ok: true, device, nearby: [], spaces: [mine] })
  bridge.answers['space:watch'] = () => ({ ok: true, ...spaceView() })
  bridge.answers['log:read'] = () => ({ ok: true, placed: [], more: false })
  let gone: (absence: DeviceAbsence | null) => void = () => undefined
  let link: AddressListeners = { secret: () => undefined, message: () => undefined }
  const app = new App({
    platform: {
      chrome: bridge.chrome,
      space: bridge.space,
      device: bridge.device,
      guestEntry: null,
      openLink: (url) => bridge.device.request('link:open', { url }),
      copy: () => Promise.resolve(true),
      onGone: (listener) => (gone = listener),
      onReturn: () => undefined,
      origin: null,
      linked: null,
      onLink: (listeners) => (link = listeners),
      ...more
    },
    preferences: memoryPreferences(memoryStore(), tab),
    words: createWords('en', 'ltr', en),
    clock: new ScriptedClock(),
    appearance: plainAppearance(),
    notifier
  })
  const texts = (): string[] => app.toasts.shown.map(({ text }) => text)
  return {
    app,
    bridge,
    tab,
    texts,
    goes: (absence: DeviceAbsence | null) => {
      gone(absence)
    },
    linked: (follow: () => void) => {
      link.secret(follow)
    },
    entersLink: (linked: FollowedLink) => {
      link.message(linked)
    }
  }
}

test('a first start shows the first screen', async () => {
  const { app } = openApp()
  await app.start()
  expect(app.space).toBeNull()
})

test('a reload restores the space that was open, unless it was closed', async () => {
  const { app, tab } = openApp()
  await app.start()
  await app.show(ids.space)
  const reloaded = openApp(tab).app
  await reloaded.start()
  expect(reloaded.space?.id).toBe(ids.space)
  reloaded.goHome()
  const again = openApp(tab).app
  await again.start()
  expect(again.space).toBeNull()
})

test('a reload restores the room that was open', async () => {
  const kitchen = room('Kitchen', ids.room('k'))
  const open = (tab = memoryStore()): ReturnType<typeof openApp> => {
    const opened = openApp(tab)
    const rooms = [room('Lobby', ids.lobby), kitchen]
    opened.bridge.answers['space:watch'] = () => ({ ok: true, ...spaceView({ rooms }) })
    return opened
  }
  const { app, tab } = open()
  await app.start()
  await app.show(ids.space)
  app.space?.enterRoom(kitchen.id)
  const again = open(tab).app
  await again.start()
  expect(again.space?.room?.name).toBe('Kitchen')
  const without = openApp(tab).app
  await without.start()
  expect(without.space?.room?.name).toBe('Lobby')
})

test('a reload of a guest restores the room that was open', async () => {
  const kitchen = room('Kitchen', ids.room('k'))
  const tab = memoryStore()
  for (const shown of ['Lobby', 'Kitchen']) {
    const { bridge, app } = openApp(tab, noNotifier, {
      device: null,
      guestEntry: {
        fetchGreeting: () => Promise.resolve(greeting),
        damage: () => null,
        invited: false,
        known: () => ({ name: 'Mina', colour: 2 }),
        enter: () => Promise.resolve(null),
        setProfile: () => undefined,
        forget: () => Promise.resolve()
      }
    })
    const rooms = [room('Lobby', ids.lobby), kitchen]
    bridge.answers['space:watch'] = () => ({ ok: true, ...spaceView({ rooms }) })
    await app.start()
    await settled()
    expect(app.space?.room?.name).toBe(shown)
    app.space?.enterRoom(kitchen.id)
  }
})

test('a space that cannot be opened returns to the first screen, with the reason', async () => {
  const { app, bridge, texts } = openApp()
  await app.start()
  bridge.refuse('space:watch', 'not-found')
  await app.show(ids.space)
  expect([app.space, texts()]).toEqual([null, [en['refusal.not-found']]])
})

test('opening another space closes the first, which gets no more broadcasts', async () => {
  const { app, bridge } = openApp()
  await app.start()
  await app.show(ids.space)
  const first = app.space
  await app.show(ids.room('x'))
  bridge.emit('connection:changed', { connection: { state: 'connecting' }, host: null })
  await settled()
  expect([first?.connection.state, app.space?.connection.state]).toEqual(['open', 'connecting'])
})

test('a space that another window closes or removes leads to the first screen, with the reason', async () => {
  for (const left of [[{ ...mine, open: false }], []]) {
    const { app, bridge, tab, texts } = openApp()
    await app.start()
    await app.show(ids.space)
    bridge.emit('spaces:changed', { spaces: [mine] })
    expect(app.space?.id).toBe(ids.space)
    bridge.emit('spaces:changed', { spaces: left })
    bridge.emit('spaces:changed', { spaces: left })
    expect([app.space, texts()]).toEqual([null, ['Office was closed in another window.']])
    const reloaded = openApp(tab).app
    await reloaded.start()
    expect(reloaded.space).toBeNull()
  }
})

test.each(['space:close', 'space:forget'])(
  '%s by this window is not announced as that of another',
  async (name) => {
    const { app, bridge, texts } = openApp()
    await app.start()
    await app.show(ids.space)
    bridge.answers[name] = () => {
      bridge.emit('spaces:changed', { spaces: [{ ...mine, open: false }] })
      return { ok: true }
    }
    if (name === 'space:close') await app.closeSpace()
    else await app.device?.forget(ids.space)
    expect(texts()).toEqual([])
  }
)

test.each(['space:close', 'space:forget'])(
  '%s that is refused because another window was faster leaves the space, too',
  async (name) => {
    const { app, bridge, texts } = openApp()
    await app.start()
    await app.show(ids.space)
    bridge.emit('spaces:changed', { spaces: [mine] })
    bridge.answers[name] = () => {
      bridge.emit('spaces:changed', { spaces: [{ ...mine, open: false }] })
      return { ok: false, code: 'not-found' }
    }
    if (name === 'space:close') await app.closeSpace()
    else await app.device?.forget(ids.space)
    expect([app.space, texts()]).toEqual([
      null,
      ['That no longer exists.', 'Office was closed in another window.']
    ])
  }
)

test('a space that is closed but not erased leads to the first screen; its dialog stays and says why', async () => {
  const { app, bridge, texts } = openApp()
  await app.start()
  await app.show(ids.space)
  bridge.emit('spaces:changed', { spaces: [mine] })
  bridge.answers['space:forget'] = () => {
    bridge.emit('spaces:changed', { spaces: [{ ...mine, open: false }] })
    return { ok: false, code: 'storage' }
  }
  app.layout.openDialog({ about: 'forget', space: ids.space, name: 'Office', hosting: false })
  const refused: string[] = []
  await app.device?.forget(ids.space, (code) => refused.push(code))
  expect([app.space, app.layout.dialog?.about, refused, texts()]).toEqual([null, 'forget', ['storage'], []])
})

test('a space is only left when it is the shown one and was open', async () => {
  const { app, bridge, texts } = openApp()
  const library = { ...mine, space: ids.room('l'), name: 'Library' }
  const spaces = [{ ...mine, open: false }, library]
  bridge.answers['device:watch'] = () => ({ ok: true, device, nearby: [], spaces })
  await app.start()
  await app.show(ids.space)
  bridge.emit('spaces:changed', { spaces: [{ ...mine, open: false }] })
  expect([app.space?.id, texts()]).toEqual([ids.space, []])
})

test('a space that this window closed and opened again may be closed by another one', async () => {
  const { app, bridge, texts } = openApp()
  await app.start()
  await app.device?.close(ids.space)
  await app.show(ids.space)
  for (const open of [true, false]) bridge.emit('spaces:changed', { spaces: [{ ...mine, open }] })
  expect([app.space, texts()]).toEqual([null, ['Office was closed in another window.']])
})

test('the shown space is not opened again after it was closed', async () => {
  const { app, tab } = openApp()
  await app.start()
  await app.show(ids.space)
  const reloaded = openApp(tab)
  const spaces = [{ ...mine, open: false }]
  reloaded.bridge.answers['device:watch'] = () => ({ ok: true, device, nearby: [], spaces })
  await reloaded.app.start()
  expect([reloaded.app.space, reloaded.texts()]).toEqual([null, []])
})

test('a problem is shown as a text', async () => {
  const { app, bridge, texts } = openApp()
  await app.start()
  bridge.emit('problem:occurred', { about: 'storage', detail: 'disk full' })
  expect(texts()).toEqual(['Parley cannot write to the disk: disk full'])
})

test('a device that stops answering is noticed', () => {
  const { app, goes } = openApp()
  goes('stopped')
  expect(app.absence).toBe('stopped')
})

test('a link is opened by the system, and an unsafe one is refused', async () => {
  const { app, bridge, texts } = openApp()
  await app.openLink('https://example.org/')
  bridge.refuse('link:open', 'forbidden')
  await app.openLink('https://user@example.org/')
  expect(bridge.requestsOf('link:open')).toHaveLength(2)
  expect(texts()).toEqual([en['refusal.forbidden']])
})

test('a clicked notification shows the window and the room, and closes any dialog', async () => {
  const shown: MessageNotification[] = []
  const show = (notice: MessageNotification) => {
    shown.push(notice)
    return () => undefined
  }
  const { app, bridge } = openApp(memoryStore(), {
    permission: () => 'granted',
    requestPermission: () => Promise.resolve('granted'),
    isWatched: () => false,
    playSound: () => undefined,
    show
  })
  await app.start()
  await app.show(ids.space)
  await app.notifications.choose('all')
  const said = { id: ids.event(2), author: ravi, text: 'Tea?', isMentioned: false, news: 'posted' }
  bridge.emit('messages:changed', { room: ids.lobby, changes: [said] })
  await vi.waitFor(() => {
    expect(shown.length).toBe(1)
  })
  app.layout.openDialog({ about: 'settings' })
  app.goHome()
  shown[0]?.onclick()
  await vi.waitFor(() => {
    expect([app.space?.room?.id, app.layout.dialog]).toEqual([ids.lobby, null])
  })
  expect(bridge.requestsOf('window:show').length).toBe(1)
})

describe('a space that is open and not shown', () => {
  const garden = 'g'.repeat(26)
  const other = { ...mine, space: garden, name: 'Garden', unread: 7 }
  const change = { id: ids.event(2), author: ravi, text: 'weeds', isMentioned: true, news: 'posted' }
  const weeds = { room: ids.lobby, changes: [change] }
  const shown: MessageNotification[] = []
  const notifier: Notifier = {
    ...noNotifier,
    permission: () => 'granted',
    show: (notice) => {
      shown.push(notice)
      return () => undefined
    }
  }

  async function inOffice() {
    shown.length = 0
    const { app, bridge } = openApp(memoryStore(), notifier)
    const rooms = [
      room('Lobby', ids.lobby, { unread: 4, mentions: 1 }),
      room('plan', ids.room('p'), { unread: 2 })
    ]
    bridge.answers['device:watch'] = () => ({ ok: true, device, nearby: [], spaces: [mine, other] })
    await app.start()
    await app.show(ids.space)
    bridge.answers['space:watch'] = () => ({ ok: true, ...spaceView({ rooms }) })
    bridge.emit(
      'space:refreshed',
      { ...spaceView({ rooms }), space: { ...spaceView().space, name: 'Garden' } },
      garden
    )
    return { app, bridge }
  }

  test('notifies of a mention, with its name, and a click opens it there', async () => {
    const { app, bridge } = await inOffice()
    bridge.emit('messages:changed', weeds, garden)
    await vi.waitFor(() => {
      expect(shown.map(({ title, text }) => [title, text])).toEqual([['Ravi in Lobby · Garden', 'weeds']])
    })
    shown[0]?.onclick()
    await vi.waitFor(() => {
      expect([app.space?.id, app.space?.room?.id]).toEqual([garden, ids.lobby])
    })
  })

  test('counts what is unread, of a muted room only mentions', async () => {
    const { app, bridge } = await inOffice()
    expect(app.unreadOf(garden)).toEqual({ unread: 6, mentions: 1 })
    expect(app.attention).toEqual({ unread: 6, mentions: 1 })
    bridge.emit('room:changed', { room: room('plan', ids.room('p'), { unread: 9 }) }, garden)
    expect(app.unreadOf(garden).unread).toBe(13)
    new RoomLevels(app.preferences, garden).set(ids.lobby, 'off')
    await app.show(garden)
    await app.show(ids.space)
    await settled()
    expect(app.unreadOf(garden)).toEqual({ unread: 3, mentions: 1 })
  })

  test('tells whether its host answers', async () => {
    const { app, bridge } = await inOffice()
    expect(app.isConnected(garden)).toBe(true)
    const connection = { state: 'lost', since: 1, closed: false }
    bridge.emit('connection:changed', { connection, host: null }, garden)
    expect([app.isConnected(garden), app.isConnected(ids.space)]).toEqual([false, true])
  })

  test('does so no more once it is closed', async () => {
    const { app, bridge } = await inOffice()
    bridge.emit('spaces:changed', { spaces: [mine, { ...other, open: false, unread: 0 }] })

    bridge.emit('messages:changed', weeds, garden)
    await vi.dynamicImportSettled()
    expect([shown, app.unreadOf(garden)]).toEqual([[], { unread: 0, mentions: 0 }])
  })
})

test('a new address in an owner’s tab is followed at once', async () => {
  const { app, linked } = openApp()
  await app.start()
  const follow = vi.fn<() => void>()
  linked(follow)
  expect(follow).toHaveBeenCalledOnce()
  expect(app.layout.dialog).toBeNull()
})

describe('a link to a message', () => {
  const there = { space: ids.space, room: ids.lobby, message: 'A'.repeat(43) }

  /** An app whose Lobby is found to hold that message. */
  async function startedApp(more: Partial<Platform> = {}) {
    const opened = openApp(undefined, undefined, more)
    opened.bridge.answers['space:open'] = () => ({ ok: true })
    opened.bridge.answers['log:locate'] = () => ({ ok: true, located: null })
    await opened.app.start()
    await settled()
    return opened
  }
  const located = (bridge: ScriptedBridge): unknown[] => bridge.requestsOf('log:locate')

  test('in the page’s address opens the space and goes there', async () => {
    const { app, bridge } = await startedApp({ linked: there })
    expect([app.space?.id, app.space?.room?.id]).toEqual([ids.space, ids.lobby])
    expect(located(bridge)).toEqual([{ room: ids.lobby, sought: { message: there.message } }])
  })

  test('that is entered later is followed too', async () => {
    const { app, bridge, entersLink } = await startedApp()
    entersLink(there)
    await vi.waitFor(() => expect(located(bridge)).toHaveLength(1))
    expect(app.space?.id).toBe(ids.space)
  })

  test('to an unknown space, or to a room that is not seen, is answered in words', async () => {
    const { app, texts, entersLink } = await startedApp()
    entersLink({ ...there, space: ids.room('x') })
    await settled()
    expect([texts(), app.space]).toEqual([[en['message.link.space']], null])
    entersLink({ ...there, room: ids.room('x') })
    await vi.waitFor(() => expect(texts()).toContain(en['message.link.room']))
  })

  test('that is cut off is answered in words, in the page’s address and later', async () => {
    expect((await startedApp({ linked: 'broken' })).texts()).toEqual([en['message.link.broken']])
    const { texts, entersLink } = await startedApp()
    entersLink('broken')
    await vi.waitFor(() => expect(texts()).toEqual([en['message.link.broken']]))
  })

  test('of a space that this device is not in joins it first', async () => {
    const { app, bridge, texts } = await startedApp()
    bridge.refuse('space:join', 'not-found')
    const elsewhere = { ...there, space: ids.room('x') }
    expect(await followMessageLink(app, 'https://10.0.0.1:4717/#m', elsewhere)).toBe('not-found')
    expect(texts()).toEqual([])
  })

  test('begins with the address of the host, and opens here only for a space of one’s own', async () => {
    const { app, entersLink } = await startedApp({ origin: 'https://10.0.0.1:4717' })
    entersLink(there)
    await vi.waitFor(() => expect(app.space).not.toBeNull())
    const link = messageLinkTo(app, there.room, there.message)
    expect(link).toBe(`https://10.0.0.1:4717/#m=${there.space}.${there.room}.${there.message}`)
    expect(leadsInto(app, link ?? '')).toEqual(there)
    expect(leadsInto(app, link?.replace(there.space, ids.room('x')) ?? '')).toBeNull()
    expect(leadsInto(app, 'https://example.org')).toBeNull()
  })
})
