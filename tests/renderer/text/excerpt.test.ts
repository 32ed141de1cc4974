import { expect, test } from 'vitest'
import { excerpt } from '../../../src/renderer/text/excerpt.ts'

test('a message in one line, without its marks', () => {
  expect(excerpt('**Buy**\n\n- milk\n- *tea*\n\n> soon')).toBe('Buy milk tea soon')
  expect(excerpt('```\n  a()\n\n  b()\n```')).toBe('a() b()')
})

test('a long one is cut between letters, and says so', () => {
  expect([excerpt('12345', 5), excerpt('123456', 5), excerpt('🎉🎉🎉', 2)]).toEqual([
    '12345',
    '12345…',
    '🎉🎉…'
  ])
})
