import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { choosePlatform } from '../../../src/renderer/platform/choose.ts'
import { memoryStore } from '../../support/interface.ts'

const replaced: string[] = []

/** A page at this address; what it keeps stays when it is opened again. */
function page(hash: string, tab: Storage, parley?: object): void {
  vi.stubGlobal('window', parley ? { parley } : {})
  vi.stubGlobal('location', { origin: 'http://localhost:1', hash, pathname: '/', search: '' })
  vi.stubGlobal('history', {
    replaceState: (_state: null, _title: string, url: string) => replaced.push(url)
  })
  vi.stubGlobal('sessionStorage', tab)
  vi.stubGlobal('localStorage', storage())
}

function storage(): Storage {
  const store = memoryStore()
  return {
    length: 0,
    clear: () => undefined,
    key: () => null,
    getItem: (key) => store.get(key),
    setItem: (key, value) => {
      store.set(key, value)
    },
    removeItem: (key) => {
      store.set(key, null)
    }
  }
}

beforeEach(() => {
  replaced.length = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('with a bridge it is a desktop window', () => {
  const parley = { device: { request: 1 } }
  page('', storage(), parley)
  expect(choosePlatform()).toMatchObject({ device: parley.device, guestEntry: null })
})

test('with an invitation it is a guest, and the secret is removed from the address bar', () => {
  const tab = storage()
  page(`#i=${'A'.repeat(43)}`, tab)
  expect(choosePlatform().guestEntry?.invited).toBe(true)
  expect(replaced).toEqual(['/'])
  page('', tab)
  expect(choosePlatform().guestEntry?.invited).toBe(true)
})

test('without either it is a guest without an invitation; a malformed one counts as none', () => {
  page('', storage())
  expect(choosePlatform()).toMatchObject({ device: null, guestEntry: { invited: false } })
  page('#i=short', storage())
  expect(choosePlatform().guestEntry?.invited).toBe(false)
})
