import { expect, test, vi } from 'vitest'
import { clearStore, openStore } from '../../../src/renderer/platform/key-value-store.ts'

function storage(): Storage & { full: boolean } {
  const values = new Map<string, string>()
  return {
    full: false,
    get length() {
      return values.size
    },
    clear: () => values.clear(),
    key: (at) => [...values.keys()][at] ?? null,
    getItem: (key) => values.get(key) ?? null,
    removeItem: (key) => void values.delete(key),
    setItem(key, value) {
      if (this.full) throw new DOMException('full', 'QuotaExceededError')
      values.set(key, value)
    }
  }
}

test('a stored value can be read by its key, until it is deleted', () => {
  const shared = storage()
  const store = openStore(() => shared, 'a/')
  store.set('x', '1')
  expect([store.get('x'), openStore(() => shared, 'b/').get('x')]).toEqual(['1', null])
  store.set('x', null)
  expect(store.get('x')).toBeNull()
})

test('all values of Parley are deleted, and none of other programs', () => {
  const shared = storage()
  for (const [prefix, key] of [
    ['a/', 'x'],
    ['a/', 'y'],
    ['b/', 'x']
  ] as const) {
    openStore(() => shared, prefix).set(key, '1')
  }
  clearStore(() => shared, 'a/')
  expect([shared.length, shared.getItem('b/x')]).toEqual([1, '1'])
})

test('where the browser allows no storage, values last until the page closes', () => {
  const complained = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const store = openStore(() => {
    throw new DOMException('denied', 'SecurityError')
  }, 'a/')
  store.set('x', '1')
  expect([store.get('x'), complained.mock.calls.length]).toEqual(['1', 1])
  complained.mockRestore()
})

test('a full storage is reported, and the page continues', () => {
  const complained = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const full = storage()
  full.full = true
  const store = openStore(() => full, 'a/')
  store.set('x', '1')
  expect(complained).toHaveBeenCalledOnce()
  expect(store.get('x')).toBe('1')
  complained.mockRestore()
})

test('a damaged storage counts as empty', () => {
  const complained = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const damaged = (): never => {
    throw new DOMException('damaged', 'InvalidStateError')
  }
  const store = openStore(
    () => Object.assign(storage(), { getItem: damaged, setItem: damaged, removeItem: damaged }),
    'a/'
  )
  expect(store.get('x')).toBeNull()
  store.set('x', '1')
  expect(store.get('x')).toBe('1')
  store.set('x', null)
  expect(store.get('x')).toBeNull()
  complained.mockRestore()
})

test('keys are listed by their beginning, also those that the browser did not take', () => {
  const complained = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const shared = storage()
  const store = openStore(() => shared, 'a/')
  for (const key of ['m/1', 'm/2', 'n/1']) store.set(key, '1')
  openStore(() => shared, 'b/').set('m/3', '1')
  shared.full = true
  store.set('m/4', '1')
  store.set('m/1', null)
  expect(store.keys('m/').toSorted()).toEqual(['m/2', 'm/4'])
  complained.mockRestore()
})

test('what another window of this browser changes is reported by its key, until the listener stops', () => {
  const page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  const [shared, other] = [storage(), storage()]
  const changed: string[] = []
  const stop = openStore(() => shared, 'a/').onOtherChange((key) => changed.push(key))
  const change = (key: string | null, storageArea: Storage): boolean =>
    page.dispatchEvent(Object.assign(new Event('storage'), { key, storageArea }))
  for (const key of ['a/x', 'b/x', null]) change(key, shared)
  change('a/y', other)
  stop()
  change('a/z', shared)
  expect(changed).toEqual(['x'])
  vi.unstubAllGlobals()
})

test('what another window stores counts before what did not fit', () => {
  const complained = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  const shared = storage()
  const store = openStore(() => shared, 'a/')
  store.onOtherChange(() => undefined)
  shared.full = true
  expect(store.set('x', 'mine')).toBe(false)
  shared.full = false
  shared.setItem('a/x', 'theirs')
  expect(store.get('x')).toBe('mine')
  page.dispatchEvent(Object.assign(new Event('storage'), { key: 'a/x', storageArea: shared }))
  expect(store.get('x')).toBe('theirs')
  vi.unstubAllGlobals()
  complained.mockRestore()
})

test('a storage whose every part throws is one report, and values last until the page closes', async () => {
  vi.resetModules()
  const fresh = await import('../../../src/renderer/platform/key-value-store.ts')
  const complained = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const damaged = (): never => {
    throw new DOMException('damaged', 'NS_ERROR_FILE_CORRUPTED')
  }
  const broken = new Proxy({} as Storage, { get: damaged })
  const reports = vi.fn<() => void>()
  fresh.onStorageFailure(reports)
  const store = fresh.openStore(() => broken, 'a/')
  expect(store.get('x')).toBeNull()
  store.set('x', '1')
  store.set('y', null)
  expect([store.get('x'), store.get('y')]).toEqual(['1', null])
  fresh.clearStore(() => broken, 'a/')
  expect(reports).toHaveBeenCalledOnce()
  const late = vi.fn<() => void>()
  fresh.onStorageFailure(late)
  expect(late).toHaveBeenCalledOnce()
  complained.mockRestore()
})
