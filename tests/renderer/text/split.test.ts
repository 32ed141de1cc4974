import { expect, test } from 'vitest'
import { sizeOf, split } from '../../../src/renderer/text/split.ts'

test('what fits stays whole', () => {
  expect([split(' tea ', 10), split('', 10)]).toEqual([['tea'], []])
})

test('it is broken between lines, else between words, else anywhere but in a letter', () => {
  expect(split('one two\nthree four', 12)).toEqual(['one two', 'three four'])
  expect(split('one two three', 9)).toEqual(['one two', 'three'])
  expect(split('🎉🎉🎉', 9)).toEqual(['🎉🎉', '🎉'])
})

test('no piece is too long and no word is lost, however long the text', () => {
  const text = Array.from({ length: 20_000 }, (_, at) => `wörd${String(at)}`).join(' ')
  const pieces = split(text, 1024)
  expect(Math.max(...pieces.map(sizeOf))).toBeLessThanOrEqual(1024)
  expect(pieces.join(' ')).toBe(text)
})
