import { expect, test } from 'vitest'
import { Folds } from '../../../../src/renderer/state/timeline/expanded.svelte.ts'

test('a long message is unfolded and folded again, and no other with it', () => {
  const folds = new Folds()
  expect(folds.isOpen('a')).toBe(false)
  folds.toggle('a')
  expect([folds.isOpen('a'), folds.isOpen('b')]).toEqual([true, false])
  folds.toggle('a')
  expect(folds.isOpen('a')).toBe(false)
})
