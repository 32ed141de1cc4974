import { expect, test } from 'vitest'
import { ExpandedMessages } from '../../../../src/renderer/state/timeline/expanded.svelte.ts'

test('a long message is expanded and collapsed, and no other with it', () => {
  const folds = new ExpandedMessages()
  expect(folds.isExpanded('a')).toBe(false)
  folds.toggle('a')
  expect([folds.isExpanded('a'), folds.isExpanded('b')]).toEqual([true, false])
  folds.toggle('a')
  expect(folds.isExpanded('a')).toBe(false)
})
