import { expect, test } from 'vitest'
import { fieldKeyAction, type FieldSituation } from '../../../../src/renderer/state/composer/field-keys.ts'

const quiet: FieldSituation = {
  sends: false,
  suggesting: false,
  selected: false,
  pending: false,
  hasTarget: false,
  empty: false
}
const plain = { shiftKey: false, altKey: false, isComposing: false }

function actionOf(key: string, now: Partial<FieldSituation> = {}, more: Partial<typeof plain> = {}) {
  return fieldKeyAction({ key, ...plain, ...more }, { ...quiet, ...now })
}

test('while there are suggestions, keys select among them', () => {
  const keys = ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape']
  expect(
    keys.map((key) => actionOf(key, { suggesting: true, selected: true, sends: key === 'Enter' }))
  ).toEqual(['next', 'previous', 'take', 'take', 'close-suggestions'])
  expect(actionOf('Tab')).toBeNull()
})

test('Shift+Escape closes the suggestions too, and does not mark all rooms as read', () => {
  expect(actionOf('Escape', { suggesting: true }, { shiftKey: true })).toBe('close-suggestions')
  expect(actionOf('Escape', {}, { shiftKey: true })).toBeNull()
  expect(actionOf('Tab', { suggesting: true }, { shiftKey: true })).toBeNull()
})

test('Enter sends while none of the suggestions is selected; Tab takes the first', () => {
  expect(actionOf('Enter', { suggesting: true, sends: true })).toBe('send')
  expect(actionOf('Tab', { suggesting: true })).toBe('take')
})

test('a suggestion is not accepted during input composition', () => {
  expect(actionOf('Enter', { suggesting: true }, { isComposing: true })).toBeNull()
  expect(actionOf('Enter', {}, { isComposing: true, shiftKey: true })).toBeNull()
  expect(actionOf('Escape', { hasTarget: true }, { isComposing: true })).toBeNull()
})

test('a key that comes before the suggestions waits for them', () => {
  expect(actionOf('Enter', { pending: true, sends: true })).toBe('take-or-send')
  expect(actionOf('Tab', { pending: true, suggesting: true })).toBe('take-loaded')
  expect(actionOf('Tab', { pending: true })).toBeNull()
})

test('Enter sends, and with Shift adds a line', () => {
  expect(actionOf('Enter', { sends: true })).toBe('send')
  expect(actionOf('Enter', {}, { shiftKey: true })).toBe('continue-line')
  expect(actionOf('Enter', { suggesting: true }, { shiftKey: true })).toBe('continue-line')
})

test('Escape cancels a reply or an edit, and the up arrow in an empty field edits the last message', () => {
  expect([actionOf('Escape', { hasTarget: true }), actionOf('Escape')]).toEqual(['cancel', null])
  expect([actionOf('ArrowUp', { empty: true }), actionOf('ArrowUp')]).toEqual(['edit-last', null])
  expect(actionOf('ArrowUp', { empty: true }, { altKey: true })).toBeNull()
})
