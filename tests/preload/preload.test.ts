import { beforeEach, expect, test, vi } from 'vitest'
import { bridgeChannels, deviceBroadcasts, deviceRequests, type BridgeBroadcast } from '#shared/bridge.ts'
import { chromeOn } from '#shared/chrome.ts'
import { sessionBroadcasts, sessionRequests } from '#shared/session/contract.ts'

interface Exposed {
  chrome: object
  space: {
    request(space: unknown, name: unknown, payload: unknown): Promise<object>
    on(space: unknown, name: unknown, listener: (...received: unknown[]) => void): () => void
  }
  device: {
    request(name: unknown, payload: unknown): Promise<object>
    on(name: unknown, listener: (...received: unknown[]) => void): () => void
  }
}

const electron = vi.hoisted(() => ({
  worlds: [] as [string, object][],
  invoked: [] as unknown[][],
  invoke: (): Promise<object> => Promise.resolve({ ok: true }),
  listeners: new Map<string, (event: object, emit: unknown) => void>()
}))

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (key: string, api: object) => electron.worlds.push([key, api]) },
  ipcRenderer: {
    invoke: (...args: unknown[]) => {
      electron.invoked.push(args)
      return electron.invoke()
    },
    on: (channel: string, listener: (event: object, emit: unknown) => void) =>
      electron.listeners.set(channel, listener)
  }
}))

await import('../../src/preload/index.ts')
const parley = electron.worlds[0]?.[1] as Exposed
const space = 'a'.repeat(26)

function emit(received: BridgeBroadcast): void {
  electron.listeners.get(bridgeChannels.broadcast)?.({ sender: 'the whole of IPC' }, received)
}

beforeEach(() => {
  electron.invoked.length = 0
  electron.invoke = () => Promise.resolve({ ok: true })
})

test('only one object with four functions and the window’s frame is exposed', () => {
  expect(electron.worlds.map(([key]) => key)).toEqual(['parley'])
  expect(Object.keys(parley).toSorted()).toEqual(['chrome', 'device', 'space'])
  for (const api of [parley.space, parley.device]) expect(Object.keys(api)).toEqual(['request', 'on'])
  expect(parley.chrome).toEqual(chromeOn(process.platform))
  expect([...electron.listeners.keys()]).toEqual([bridgeChannels.broadcast])
})

test('every row of the tables is passed under its name', async () => {
  for (const name of Object.keys(deviceRequests)) await parley.device.request(name, { some: name })
  for (const name of Object.keys(sessionRequests)) await parley.space.request(space, name, { some: name })
  const device = Object.keys(deviceRequests).map((name) => ({ space: null, name, payload: { some: name } }))
  const session = Object.keys(sessionRequests).map((name) => ({ space, name, payload: { some: name } }))
  expect(electron.invoked).toEqual(
    [...device, ...session].map((request) => [bridgeChannels.request, request])
  )
})

test.each(['space:watch', 'device:explode', 'constructor', '__proto__', 'toString', '', 7, null, undefined])(
  'no other name is: %j',
  async (name) => {
    expect(await parley.device.request(name, {})).toMatchObject({ ok: false, code: 'invalid' })
    expect(() => parley.device.on(name, () => undefined)).toThrow(/no broadcast/)
    expect(electron.invoked).toEqual([])
  }
)

test('an error in the main process is a refusal, not a rejection', async () => {
  electron.invoke = () => Promise.reject(new Error('gone'))
  expect(await parley.device.request('device:watch', {})).toMatchObject({ ok: false, code: 'internal' })
})

test('every broadcast is received under its name, with only its payload', () => {
  const received: unknown[][] = []
  for (const name of Object.keys(deviceBroadcasts)) parley.device.on(name, (...all) => received.push(all))
  for (const name of Object.keys(sessionBroadcasts))
    parley.space.on(space, name, (...all) => received.push(all))
  for (const name of Object.keys(deviceBroadcasts)) emit({ space: null, name, payload: { some: name } })
  for (const name of Object.keys(sessionBroadcasts)) emit({ space, name, payload: { some: name } })
  const names = [...Object.keys(deviceBroadcasts), ...Object.keys(sessionBroadcasts)]
  expect(received).toEqual(names.map((name) => [{ some: name }]))
})

test('another space, another name and a removed listener receive nothing', () => {
  const received: unknown[] = []
  parley.space.on(space, 'room:changed', (payload) => received.push(payload))
  const stop = parley.space.on(space, 'connection:changed', (payload) => received.push(payload))
  stop()
  emit({ space: 'b'.repeat(26), name: 'room:changed', payload: {} })
  emit({ space: null, name: 'room:changed', payload: {} })
  emit({ space, name: 'connection:changed', payload: {} })
  expect(received).toEqual([])
})
