import { expect, test } from 'vitest'
import { highlightHits, parseQuery, startOfDay } from '../../../src/renderer/text/query.ts'

test('filters are separated from the words, with or without quotes', () => {
  expect(parseQuery('from:ada the plan in:"the kitchen" before:2026-01-02')).toEqual({
    words: 'the plan',
    from: 'ada',
    in: 'the kitchen',
    before: '2026-01-02'
  })
})

test('a filter takes the quotes of a telephone and of other languages, and words keep theirs', () => {
  expect(parseQuery('in:“the kitchen” from:„Ada L” "the plan"')).toEqual({
    words: '"the plan"',
    in: 'the kitchen',
    from: 'Ada L'
  })
})

test.each([
  ['from：ada plan', { words: 'plan', from: 'ada' }],
  ['in:「the kitchen」', { words: '', in: 'the kitchen' }],
  ['in:”the kitchen” x', { words: 'x', in: 'the kitchen' }],
  ['from：＂Ada L＂', { words: '', from: 'Ada L' }]
])('the keyboards of other scripts have their own signs: %s', (typed, query) => {
  expect(parseQuery(typed)).toEqual(query)
})

test.each(['２０２６-０１-０２', '２０２６－０１－０２', '٢٠٢٦-٠١-٠٢', '२०२६-१-२'])(
  '%s is a day',
  (typed) => {
    expect(startOfDay(typed)).toBe(new Date(2026, 0, 2).getTime())
  }
)

test('a filter inside a word is text, and one without a value is empty', () => {
  expect(parseQuery('therefrom:x')).toEqual({ words: 'therefrom:x' })
  expect(parseQuery('from:"Ada Lo')).toEqual({ words: '', from: 'Ada Lo' })
})

test('a day begins in the local time zone, and 31 April is invalid', () => {
  expect(startOfDay('2026-11-22')).toBe(new Date(2026, 10, 22).getTime())
  expect([startOfDay('2026-04-31'), startOfDay('tomorrow'), startOfDay('')]).toEqual([null, null, null])
})

const marked = (text: string, words: string): string =>
  highlightHits(text, words)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join('')

test('words are marked as the index finds them: without case and accents, the last also by its beginning', () => {
  expect(marked('The Café is closed; cafés, too', 'cafe clo')).toBe('The [Café] is [closed]; cafés, too')
  expect(marked('The Café is closed; cafés, too', 'cafe* clo')).toBe('The [Café] is [closed]; [cafés], too')
})

test('phrases, signs and parts of a text without blanks are marked', () => {
  expect(marked('今日は会議室で brown, quick C++', '会議 "brown quick" C++')).toBe(
    '今日は[会議]室で [brown, quick] [C++]'
  )
})

test('the excerpt of a long message is around the first match', () => {
  const text = `${'before '.repeat(50)}needle ${'after '.repeat(100)}`
  expect(marked(text, 'needle')).toMatch(/^…(before )+\[needle\] (after ?)+/)
  expect(marked(text, 'needle').length).toBeLessThan(260)
})

test('without words the excerpt is the beginning', () => {
  expect(marked('short', '')).toBe('short')
})
