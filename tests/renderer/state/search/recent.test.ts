import { expect, test } from 'vitest'
import {
  clearRecent,
  addRecent,
  readRecent,
  recentSearches
} from '../../../../src/renderer/state/search/recent.ts'
import { ids, memoryStore } from '../../../support/interface.ts'

const lately = recentSearches(ids.space)

test('the newest comes first, each once, and the oldest is forgotten', () => {
  const keep = memoryStore()
  for (const one of ['a', 'b', 'a', 'c', 'd', 'e', 'f']) addRecent(keep, lately, one)
  expect(readRecent(keep, lately)).toEqual(['f', 'e', 'd', 'c', 'a'])
  clearRecent(keep, lately)
  expect(readRecent(keep, lately)).toEqual([])
})

test('what is kept but cannot be read is nothing', () => {
  const keep = memoryStore()
  keep.set(lately.key, '{')
  expect(readRecent(keep, lately)).toEqual([])
})
