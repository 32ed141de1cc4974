import { expect, test } from 'vitest'
import { excerpt } from '../../../src/renderer/text/excerpt.ts'

test('a message becomes one line without its formats', () => {
  expect(excerpt('**Buy**\n\n- milk\n- *tea*\n\n> soon')).toBe('Buy milk tea soon')
  expect(excerpt('```\n  a()\n\n  b()\n```')).toBe('a() b()')
})

test('a long one is cut between letters, with an ellipsis', () => {
  expect([excerpt('12345', 5), excerpt('123456', 5), excerpt('🎉🎉🎉', 2)]).toEqual([
    '12345',
    '12345…',
    '🎉🎉…'
  ])
})
