import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deviceIdOf, signEvent, verifyEvent, type Unsigned } from '#shared/log/event.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { guestRecords } from '../../../src/renderer/platform/guest/records.ts'
import { ids, memoryStore } from '../../support/interface.ts'

type Keys = typeof import('../../../src/renderer/platform/guest/keys.ts')

beforeEach(() => {
  vi.resetModules()
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** The module as it is in a page with TLS, or in one without, where there is no `crypto.subtle`. */
async function keysIn(page: 'secure' | 'insecure'): Promise<Keys> {
  if (page === 'insecure') {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  }
  const keys = await import('../../../src/renderer/platform/guest/keys.ts')
  return keys
}

async function signed(keys: Keys, by: Awaited<ReturnType<Keys['guestKeys']>>) {
  const event: Unsigned = {
    v: 1,
    space: ids.space,
    room: ids.lobby,
    author: deviceIdOf(by.publicKey, keys.guestCrypto.hash),
    aseq: 1,
    prev: null,
    kind: 'message.posted',
    body: { text: 'hello' },
    at: 1
  }
  return signEvent(event, by, keys.guestCrypto.hash)
}

describe.each(['secure', 'insecure'] as const)('in a page that is %s', (page) => {
  test('a new identity makes signatures that anyone can verify', async () => {
    const keys = await keysIn(page)
    const mine = await keys.guestKeys(await keys.newIdentity())
    const event = await signed(keys, mine)
    const key = toBase64(mine.publicKey)
    expect(await verifyEvent(event, key, keys.guestCrypto)).toBe(true)
    expect(await verifyEvent({ ...event, at: 2 }, key, keys.guestCrypto)).toBe(false)
  })

  test('its browser signs with Web Crypto, or in pure JavaScript where that is missing', async () => {
    const subtle = vi.spyOn(crypto.subtle, 'sign')
    const keys = await keysIn(page)
    await signed(keys, await keys.guestKeys(await keys.newIdentity()))
    expect(subtle).toHaveBeenCalledTimes(page === 'secure' ? 1 : 0)
  })

  test('with a malformed key a signature is invalid, without an error', async () => {
    const { guestCrypto } = await keysIn(page)
    const bytes = new Uint8Array(64)
    expect(await guestCrypto.verify(new Uint8Array(3), bytes, bytes)).toBe(false)
    expect(await guestCrypto.verify(new Uint8Array(32).fill(255), bytes, bytes)).toBe(false)
  })
})

test('both implementations make the same signature with the same key', async () => {
  const secure = await keysIn('secure')
  const identity = await secure.newIdentity()
  const one = await signed(secure, await secure.guestKeys(identity))
  vi.resetModules()
  const insecure = await keysIn('insecure')
  const two = await signed(insecure, await insecure.guestKeys(identity))
  expect(two).toEqual(one)
})

describe('what the browser of a guest stores', () => {
  const identity = { secret: 'A'.repeat(43), publicKey: `${'B'.repeat(42)}A` }
  const record = { identity, profile: { name: 'Otter', colour: 3 } }

  test('is one record for each space', () => {
    const records = guestRecords(memoryStore())
    records.write(ids.space, record)
    expect([records.read(ids.space), records.read(ids.room('x'))]).toEqual([record, null])
  })

  test.each(['nonsense', '{}', JSON.stringify({ ...record, profile: { name: '', colour: 99 } })])(
    'counts as nothing when it is %s',
    (text) => {
      const store = memoryStore()
      store.set(`guest/${ids.space}`, text)
      expect(guestRecords(store).read(ids.space)).toBeNull()
    }
  )
})
