/** A page on the machine that runs Parley, while the device goes and comes back. */
import type { io } from 'socket.io-client'
import { beforeEach, expect, test, vi } from 'vitest'
import { ScriptedClock } from '../../support/interface.ts'
import { openLocal } from '../../../src/renderer/platform/local.ts'
import type { TabPlatform } from '../../../src/renderer/platform/platform.ts'

type Listener = (...received: unknown[]) => void

const device = {
  listeners: new Map<string, Listener>(),
  connected: true,
  auth: {} as object,
  connects: [] as object[],
  connect: () => device.connects.push(device.auth),
  reply: Promise.resolve<unknown>({ ok: true }),
  on: (name: string, listener: Listener) => device.listeners.set(name, listener),
  timeout: () => ({ emitWithAck: () => device.reply })
}
const clock = new ScriptedClock()
let saved: string[] = []
const open = (): TabPlatform =>
  openLocal({
    token: 'token',
    saveToken: (token) => saved.push(token),
    connect: (() => device) as unknown as typeof io,
    clock
  })

let reloaded: number

const happens = (name: string, received?: unknown): void => device.listeners.get(name)?.(received)

beforeEach(() => {
  device.listeners.clear()
  device.connects = []
  saved = []
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

/** 32 bytes, base64url. */
const bytes = (letter: string): string => `${letter.repeat(42)}A`
const welcome = { token: bytes('T'), returnKey: bytes('K') }
const refusal = (nonce: string): Error => Object.assign(new Error('forbidden'), { data: { nonce } })

test.each(['disconnect', 'connect_error'])('after a %s the page says so, and starts over later', (name) => {
  const received: unknown[] = []
  open().onGone((absence) => received.push(absence))
  happens('parley:welcome', welcome)
  expect([received, reloaded]).toEqual([[], 0])
  happens(name, new Error('xhr'))
  expect(received).toEqual(['stopped'])
  happens('parley:welcome', welcome)
  expect(reloaded).toBe(1)
})

test('a page that was open proves after a restart that it was, and stores the new token for the reload', () => {
  const received: unknown[] = []
  open().onGone((absence) => received.push(absence))
  happens('parley:welcome', welcome)
  happens('disconnect')
  happens('connect_error', refusal(bytes('N')))
  expect(device.connects).toEqual([
    { nonce: bytes('N'), proof: expect.stringMatching(/^[\w-]{43}$/) as unknown }
  ])
  expect(JSON.stringify(device.connects)).not.toContain(bytes('K'))
  happens('parley:welcome', { ...welcome, token: bytes('U') })
  expect([saved.at(-1), reloaded, received.includes('unknown')]).toEqual([bytes('U'), 1, false])
})

test('a page that the device does not know says so, and asks again later', () => {
  const received: unknown[] = []
  open().onGone((absence) => received.push(absence))
  happens('connect_error', refusal(bytes('N')))
  expect([received, device.connects]).toEqual([['unknown'], []])
  clock.pass(3_000)
  expect(device.connects).toEqual([device.auth])
})

test('a refused proof is not repeated at once', () => {
  const received: unknown[] = []
  open().onGone((absence) => received.push(absence))
  happens('parley:welcome', welcome)
  happens('connect_error', refusal(bytes('N')))
  happens('connect_error', refusal(bytes('M')))
  expect([device.connects.length, received]).toEqual([1, ['stopped', 'unknown']])
})
