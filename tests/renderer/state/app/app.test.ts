import { expect, test, vi } from 'vitest'
import { App } from '../../../../src/renderer/state/app/app.svelte.ts'
import { noNotifier, type MessageNotification } from '../../../../src/renderer/platform/notifier.ts'
import { catalogue as en } from '../../../../src/renderer/words/en/catalogue.ts'
import { createWords } from '../../../../src/renderer/words/words.ts'
import {
  ids,
  memoryPreferences,
  memoryStore,
  placed,
  plainAppearance,
  ravi,
  room,
  ScriptedBridge,
  ScriptedClock,
  settled,
  spaceView
} from '../../../support/interface.ts'

const device = { device: ids.device('m'), profile: { name: 'Mina', colour: 2 }, version: '1', addresses: [] }
const mine = { space: ids.space, name: 'Office', hosting: false, open: true, unread: 0 }

function openApp(tab = memoryStore(), notifier = noNotifier) {
  const bridge = new ScriptedBridge()
  bridge.answers['device:watch'] = () => ({ ok: true, device, nearby: [], spaces: [mine] })
  bridge.answers['space:watch'] = () => ({ ok: true, ...spaceView() })
  bridge.answers['log:read'] = () => ({ ok: true, placed: [], more: false })
  let gone: (now: boolean) => void = () => undefined
  const app = new App({
    platform: {
      chrome: bridge.chrome,
      space: bridge.space,
      device: bridge.device,
      guestEntry: null,
      openLink: (url) => bridge.device.request('link:open', { url }),
      copy: () => Promise.resolve(true),
      onGone: (listener) => (gone = listener)
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
    goes: (now: boolean) => {
      gone(now)
    }
  }
}

test('a fresh start is the first screen', async () => {
  const { app } = openApp()
  await app.start()
  expect(app.space).toBeNull()
})

test('a reload comes back to the space that was shown, unless it was left', async () => {
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

test('a page that is loaded again comes back to the room that was shown', async () => {
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

test('a space that cannot be shown leads back to the first screen, with the reason', async () => {
  const { app, bridge, texts } = openApp()
  await app.start()
  bridge.refuse('space:watch', 'not-found')
  await app.show(ids.space)
  expect([app.space, texts()]).toEqual([null, [en['refusal.not-found']]])
})

test('another space takes the place of the first, which hears nothing any more', async () => {
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

test('problem is said in words', async () => {
  const { app, bridge, texts } = openApp()
  await app.start()
  bridge.emit('problem:occurred', { about: 'storage', detail: 'disk full' })
  expect(texts()).toEqual(['Parley cannot write to the disk: disk full'])
})

test('surroundings that stop answering are noticed', () => {
  const { app, goes } = openApp()
  goes(true)
  expect(app.gone).toBe(true)
})

test('a link is handed to the system, and one that is never opened is refused', async () => {
  const { app, bridge, texts } = openApp()
  await app.openLink('https://example.org/')
  bridge.refuse('link:open', 'forbidden')
  await app.openLink('https://user@example.org/')
  expect(bridge.requestsOf('link:open')).toHaveLength(2)
  expect(texts()).toEqual([en['refusal.forbidden']])
})

test('a notice that is clicked brings the window to the front, and the room, from behind any dialog', async () => {
  const shown: MessageNotification[] = []
  const show = (notice: MessageNotification): void => void shown.push(notice)
  const { app, bridge } = openApp(memoryStore(), {
    permission: () => 'granted',
    requestPermission: () => Promise.resolve('granted'),
    isWatched: () => false,
    show
  })
  await app.start()
  await app.show(ids.space)
  await app.notifications.choose('all')
  const said = placed(2, ravi, 'Tea?', { at: 1_000_000 })
  bridge.emit('log:appended', { room: ids.lobby, after: 1, placed: [said] })
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
