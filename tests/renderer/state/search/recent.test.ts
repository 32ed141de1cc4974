import { expect, test } from 'vitest'
import { forget, note, recent, searchesLately } from '../../../../src/renderer/state/search/recent.ts'
import { ids, keepInMemory } from '../../../support/interface.ts'

const lately = searchesLately(ids.space)

test('the newest comes first, each once, and the oldest is forgotten', () => {
  const keep = keepInMemory()
  for (const one of ['a', 'b', 'a', 'c', 'd', 'e', 'f']) note(keep, lately, one)
  expect(recent(keep, lately)).toEqual(['f', 'e', 'd', 'c', 'a'])
  forget(keep, lately)
  expect(recent(keep, lately)).toEqual([])
})

test('what is kept but cannot be read is nothing', () => {
  const keep = keepInMemory()
  keep.set(lately.key, '{')
  expect(recent(keep, lately)).toEqual([])
})
