import { expect, test } from 'vitest'
import { addRecent } from '../../../../src/renderer/state/search/recent.ts'
import { ids, memoryPreferences } from '../../../support/interface.ts'

test('the newest comes first, each once, and the oldest is dropped', () => {
  const preferences = memoryPreferences()
  for (const one of ['a', 'b', 'a', 'c', 'd', 'e', 'f'])
    addRecent(preferences, 'recentSearches', ids.space, one)
  expect(preferences.get('recentSearches', ids.space)).toEqual(['f', 'e', 'd', 'c', 'a'])
  expect(preferences.get('recentSearches', 'another')).toEqual([])
})
