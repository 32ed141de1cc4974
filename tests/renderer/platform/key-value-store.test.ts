import { expect, test, vi } from 'vitest'
import { clearStore, openStore } from '../../../src/renderer/platform/key-value-store.ts'

function storage(): Storage & { full: boolean } {
  const kept = new Map<string, string>()
  return {
    full: false,
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem(key, value) {
      if (this.full) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    }
  }
}

test('a stored value can be read by its key, until it is deleted', () => {
  const shared = storage()
  const keep = openStore(() => shared, 'a/')
  keep.set('x', '1')
  expect([keep.get('x'), openStore(() => shared, 'b/').get('x')]).toEqual(['1', null])
  keep.set('x', null)
  expect(keep.get('x')).toBeNull()
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
  const keep = openStore(() => {
    throw new DOMException('denied', 'SecurityError')
  }, 'a/')
  keep.set('x', '1')
  expect([keep.get('x'), complained.mock.calls.length]).toEqual(['1', 1])
  complained.mockRestore()
})

test('a full storage is reported, and the page continues', () => {
  const complained = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const full = storage()
  full.full = true
  const keep = openStore(() => full, 'a/')
  keep.set('x', '1')
  expect(complained).toHaveBeenCalledOnce()
  expect(keep.get('x')).toBe('1')
  complained.mockRestore()
})

test('a damaged storage counts as empty', () => {
  const complained = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const damaged = (): never => {
    throw new DOMException('damaged', 'InvalidStateError')
  }
  const keep = openStore(
    () => Object.assign(storage(), { getItem: damaged, setItem: damaged, removeItem: damaged }),
    'a/'
  )
  expect(keep.get('x')).toBeNull()
  keep.set('x', '1')
  expect(keep.get('x')).toBe('1')
  keep.set('x', null)
  expect(keep.get('x')).toBeNull()
  complained.mockRestore()
})
