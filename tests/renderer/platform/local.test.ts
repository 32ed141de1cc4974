/** A page on the machine that runs Parley, while the device goes and comes back. */
import type { io } from 'socket.io-client'
import { beforeEach, expect, test, vi } from 'vitest'
import { openLocal } from '../../../src/renderer/platform/local.ts'
import type { Platform } from '../../../src/renderer/platform/platform.ts'

type Listener = (...received: unknown[]) => void

const device = {
  listeners: new Map<string, Listener>(),
  connected: true,
  reply: Promise.resolve<unknown>({ ok: true }),
  on: (name: string, listener: Listener) => device.listeners.set(name, listener),
  timeout: () => ({ emitWithAck: () => device.reply })
}
const open = (): Platform => openLocal('token', (() => device) as unknown as typeof io)

let reloaded: number

const happens = (name: string): void => device.listeners.get(name)?.()

beforeEach(() => {
  device.listeners.clear()
  reloaded = 0
  vi.stubGlobal('location', { origin: 'http://localhost', reload: () => (reloaded += 1) })
  for (const name of ['localStorage', 'sessionStorage']) vi.stubGlobal(name, {})
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
})

test('a request is answered by the device', async () => {
  device.reply = Promise.resolve({ ok: true })
  expect(await open().device?.request('nearby:refresh', {})).toEqual({ ok: true })
})

test.each([
  [true, 'timeout'],
  [false, 'offline']
])('a device that does not answer, connected: %s, is a refusal: %s', async (connected, code) => {
  device.connected = connected
  device.reply = Promise.reject(new Error('no answer'))
  expect(await open().device?.request('nearby:refresh', {})).toMatchObject({ ok: false, code })
})

test.each(['disconnect', 'connect_error'])('after a %s the page says so, and starts over later', (name) => {
  const received: boolean[] = []
  open().onGone((gone) => received.push(gone))
  happens('connect')
  expect([received, reloaded]).toEqual([[], 0])
  happens(name)
  expect(received).toEqual([true])
  happens('connect')
  expect(reloaded).toBe(1)
})
