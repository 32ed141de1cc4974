import { expect, test } from 'vitest'
import { actsFor } from '../../../../src/renderer/state/timeline/message-actions.ts'
import { actFor, asksForAll, messageKeys } from '../../../../src/renderer/state/timeline/message-keys.ts'

const mine = actsFor({ id: 'x', deleted: false, mine: true, pinned: false })
const theirs = actsFor({ id: 'x', deleted: false, mine: false, pinned: true })

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more
})

test('a letter does what can be done with the message', () => {
  expect(['r', '+', 'e', 'c', 'p', 'Delete'].map((key) => actFor(press(key), mine))).toEqual([
    'answer',
    'react',
    'edit',
    'copy',
    'pin',
    'delete'
  ])
})

test('nothing that is not allowed, and nothing with a modifier', () => {
  expect(['e', 'p', 'Delete'].map((key) => actFor(press(key), theirs))).toEqual([null, 'unpin', null])
  expect(actFor(press('r', { ctrlKey: true }), mine)).toBeNull()
})

test('keyboards of other scripts have the same keys in the same places', () => {
  expect(actFor(press('ق', { code: 'KeyR' }), mine)).toBe('answer')
})

test('Enter, the menu key and Shift+F10 ask for everything', () => {
  expect([press('Enter'), press('ContextMenu'), press('F10', { shiftKey: true })].every(asksForAll)).toBe(
    true
  )
  expect(asksForAll(press('F10'))).toBe(false)
})

test('every act has a key', () => {
  const acts = messageKeys.map(({ act }) => act)
  expect([...mine, ...theirs].every((act) => acts.includes(act))).toBe(true)
})
