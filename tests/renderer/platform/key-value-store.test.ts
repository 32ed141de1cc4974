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

test('what is kept can be read again under its name alone, until it is forgotten', () => {
  const shared = storage()
  const keep = openStore(() => shared, 'a/')
  keep.set('x', '1')
  expect([keep.get('x'), openStore(() => shared, 'b/').get('x')]).toEqual(['1', null])
  keep.set('x', null)
  expect(keep.get('x')).toBeNull()
})

test('everything of ours is forgotten, and nothing of others', () => {
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

test('where the browser forbids to keep anything, it is remembered until the page goes', () => {
  const complained = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const keep = openStore(() => {
    throw new DOMException('denied', 'SecurityError')
  }, 'a/')
  keep.set('x', '1')
  expect([keep.get('x'), complained.mock.calls.length]).toEqual(['1', 1])
  complained.mockRestore()
})

test('a full storage is complained about, and the page goes on', () => {
  const complained = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const full = storage()
  full.full = true
  const keep = openStore(() => full, 'a/')
  keep.set('x', '1')
  expect(complained).toHaveBeenCalledOnce()
  expect(keep.get('x')).toBe('1')
  complained.mockRestore()
})

test('a storage that is damaged is one that has nothing', () => {
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
