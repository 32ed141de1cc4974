import { expect, test } from 'vitest'
import { actionsFor } from '../../../../src/renderer/state/timeline/message-actions.ts'

const row = { id: 'x', deleted: false, mine: true, pinned: false }

test('I can do everything with my own message, and neither edit nor delete another one', () => {
  expect(actionsFor(row)).toEqual(['react', 'answer', 'edit', 'copy', 'pin', 'delete'])
  expect(actionsFor({ ...row, mine: false })).toEqual(['react', 'answer', 'copy', 'pin'])
})

test('what is pinned can be unpinned', () => {
  expect(actionsFor({ ...row, pinned: true })).toContain('unpin')
})

test('nothing can be said about a message that the host does not have, or that is gone', () => {
  expect(actionsFor({ ...row, id: null })).toEqual(['copy'])
  expect(actionsFor({ ...row, deleted: true })).toEqual([])
})
