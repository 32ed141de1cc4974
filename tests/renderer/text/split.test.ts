import { expect, test } from 'vitest'
import { splitBySize, utf8Bytes, withoutBlankEnds } from '../../../src/renderer/text/split.ts'

test('a text that fits is not split', () => {
  expect([splitBySize(' tea ', 10), splitBySize('', 10)]).toEqual([['tea'], []])
})

test('it is split between lines, else between words, else anywhere but inside a letter', () => {
  expect(splitBySize('one two\nthree four', 12)).toEqual(['one two', 'three four'])
  expect(splitBySize('one two three', 9)).toEqual(['one two', 'three'])
  expect(splitBySize('🎉🎉🎉', 9)).toEqual(['🎉🎉', '🎉'])
})

test('the first of several lines keeps its indentation, a single line has none', () => {
  expect(withoutBlankEnds('\n \n    if x:\n        y\n\n')).toBe('    if x:\n        y')
  expect(withoutBlankEnds('\u3000今日は\n\u3000雨')).toBe('\u3000今日は\n\u3000雨')
  expect(withoutBlankEnds('\n  tea \n ')).toBe('tea')
  expect(splitBySize('one two\n  three\n f', 12)).toEqual(['one two', '  three\n f'])
})

test('no part is too long and no word is lost, however long the text', () => {
  const text = Array.from({ length: 20_000 }, (_, at) => `wörd${String(at)}`).join(' ')
  const pieces = splitBySize(text, 1024)
  expect(Math.max(...pieces.map(utf8Bytes))).toBeLessThanOrEqual(1024)
  expect(pieces.join(' ')).toBe(text)
})
