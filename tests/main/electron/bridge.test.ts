import { beforeEach, expect, test, vi } from 'vitest'
import { bridgeChannels, type BridgeBroadcast } from '#shared/bridge.ts'
import type { LocalDevice } from '../../../src/main/device/local-device.ts'
import { connectBridge } from '../../../src/main/electron/bridge.ts'
import type { DesktopWindow } from '../../../src/main/electron/window.ts'

type Handler = (event: object, request: unknown) => unknown
const handlers = vi.hoisted(() => new Map<string, (event: object, request: unknown) => unknown>())

vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
  app: {},
  dialog: {},
  shell: {}
}))

const home = 'app://parley/'
const watch = { space: null, name: 'device:watch', payload: {} }
const mainFrame = { url: home }
const sent: unknown[][] = []
const webContents = { mainFrame, send: (...args: unknown[]) => sent.push(args) }
const requested: unknown[] = []
let emit: (emit: BridgeBroadcast) => void
let shown = 0

beforeEach(() => {
  shown = 0
  requested.length = 0
  sent.length = 0
  handlers.clear()
  open({ webContents })
})

function open(current: object | null): void {
  const device: LocalDevice = {
    request: (what) => Promise.resolve(void requested.push(what)).then(() => ({ ok: true })),
    onBroadcast: (listener) => {
      emit = listener
      return () => undefined
    },
    close: () => Promise.resolve()
  }
  connectBridge(device, { current: () => current, show: () => (shown += 1) } as DesktopWindow, home)
}

function request(event: object, what: unknown): unknown {
  return handlers.get(bridgeChannels.request)?.(event, what)
}

test('the device answers the page of our window', async () => {
  expect(await request({ sender: webContents, senderFrame: mainFrame }, watch)).toEqual({ ok: true })
  expect(requested).toEqual([watch])
})

const subframe = { url: home }
const strangers: [string, object][] = [
  ['another frame of the page', { sender: webContents, senderFrame: subframe }],
  ['a frame that is gone', { sender: webContents, senderFrame: null }],
  ['another window', { sender: { mainFrame }, senderFrame: mainFrame }]
]
test.each(strangers)('%s is refused', async (_, event) => {
  expect(await request(event, watch)).toMatchObject({ ok: false, code: 'forbidden' })
  expect(requested).toEqual([])
})

test.each([
  '',
  'about:blank',
  'https://parley/',
  'http://app/',
  'app://parley.evil/',
  'app://evil/parley/',
  'apps://parley/',
  'data:text/html,app://parley/',
  'blob:app://parley/1',
  'file:///parley/'
])('a page at %s in our window is refused', async (url) => {
  const frame = { url }
  const event = { sender: { ...webContents, mainFrame: frame }, senderFrame: frame }
  handlers.clear()
  open({ webContents: event.sender })
  expect(await request(event, watch)).toMatchObject({ ok: false, code: 'forbidden' })
  expect(requested).toEqual([])
})

test('a link is never passed to the device', async () => {
  const event = { sender: webContents, senderFrame: mainFrame }
  const link = (payload: unknown): unknown => request(event, { space: null, name: 'link:open', payload })
  expect(await link({ url: 'file:///x' })).toMatchObject({ ok: false, code: 'forbidden' })
  expect(await link({ url: 'x'.repeat(2049) })).toMatchObject({ ok: false, code: 'too-large' })
  expect(await link(undefined)).toMatchObject({ ok: false, code: 'invalid' })
  expect(requested).toEqual([])
})

test('a request about the window is handled there and not passed to the device', async () => {
  const event = { sender: webContents, senderFrame: mainFrame }
  const row = (name: string, payload: unknown): unknown => request(event, { space: null, name, payload })
  expect(await row('window:show', {})).toEqual({ ok: true })
  expect(shown).toBe(1)
  expect(await row('attention:set', { unread: -1, mentions: 0 })).toMatchObject({ code: 'invalid' })
  expect(await row('appearance:set', { scheme: 'pink', contrast: false })).toMatchObject({ code: 'invalid' })
  expect(requested).toEqual([])
})

test('a request of a space with the same name is not about the window', async () => {
  const inSpace = { space: 'a'.repeat(26), name: 'window:show', payload: {} }
  await request({ sender: webContents, senderFrame: mainFrame }, inSpace)
  expect([shown, requested]).toEqual([0, [inSpace]])
})

test('an invalid request is refused by the device with a reason', async () => {
  const event = { sender: webContents, senderFrame: mainFrame }
  for (const junk of [null, 7, 'x', [], { name: 'link:open' }]) await request(event, junk)
  expect(requested).toHaveLength(5)
})

test('broadcasts of the device are sent to the window', () => {
  const news = { space: null, name: 'device:changed', payload: {} }
  emit(news)
  expect(sent).toEqual([[bridgeChannels.broadcast, news]])
})

test('without a window broadcasts are dropped', () => {
  open(null)
  expect(() => {
    emit({ space: null, name: 'device:changed', payload: {} })
  }).not.toThrow()
})
