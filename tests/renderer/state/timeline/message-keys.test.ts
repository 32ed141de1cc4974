import { expect, test } from 'vitest'
import { actionsFor } from '../../../../src/renderer/state/timeline/message-actions.ts'
import { actionForKey, opensMenu, messageKeys } from '../../../../src/renderer/state/timeline/message-keys.ts'

const mine = actionsFor({ id: 'x', deleted: false, mine: true, pinned: false })
const theirs = actionsFor({ id: 'x', deleted: false, mine: false, pinned: true })

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
  expect(['r', '+', 'e', 'c', 'p', 'Delete'].map((key) => actionForKey(press(key), mine))).toEqual([
    'answer',
    'react',
    'edit',
    'copy',
    'pin',
    'delete'
  ])
})

test('nothing that is not allowed, and nothing with a modifier', () => {
  expect(['e', 'p', 'Delete'].map((key) => actionForKey(press(key), theirs))).toEqual([null, 'unpin', null])
  expect(actionForKey(press('r', { ctrlKey: true }), mine)).toBeNull()
})

test('keyboards of other scripts have the same keys in the same places', () => {
  expect(actionForKey(press('ق', { code: 'KeyR' }), mine)).toBe('answer')
})

test('Enter, the menu key and Shift+F10 ask for everything', () => {
  expect([press('Enter'), press('ContextMenu'), press('F10', { shiftKey: true })].every(opensMenu)).toBe(true)
  expect(opensMenu(press('F10'))).toBe(false)
})

test('every action has a key', () => {
  const actions = messageKeys.map(({ action }) => action)
  expect([...mine, ...theirs].every((act) => actions.includes(act))).toBe(true)
})
