import { expect, test } from 'vitest'
import { sends } from '../../../src/renderer/behaviour/keys.ts'

const enter = {
  key: 'Enter',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false
}

test('Enter sends, also with Control or Command', () => {
  expect([enter, { ...enter, ctrlKey: true }, { ...enter, metaKey: true }].map(sends)).toEqual([
    true,
    true,
    true
  ])
})

test('Enter begins a line with Shift or Alt, and accepts the word that is being composed', () => {
  const others = [{ shiftKey: true }, { altKey: true }, { isComposing: true }, { key: 'a' }]
  expect(others.map((more) => sends({ ...enter, ...more }))).toEqual([false, false, false, false])
})
