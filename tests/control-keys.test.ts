import { expect, test } from 'vitest'
import { keyOf } from './support/control-keys.ts'

test.each(['Newest messages', 'You are reading older messages. Newest messages'])(
  '“%s” is the button to the newest messages',
  (name) => {
    expect(keyOf({ role: 'button', name, place: 'main' })).toBe('button Newest messages, in main')
  }
)

test.each([
  '1 new message',
  '3 new messages',
  'You are reading older messages. 1 new message',
  'You are reading older messages. 3 new messages'
])('“%s” is the button to the new messages, whatever their number', (name) => {
  expect(keyOf({ role: 'button', name, place: 'main' })).toBe('button … new messages, in main')
})
