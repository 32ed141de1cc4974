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

test('words are marked without regard to case and accents, also by their beginning', () => {
  expect(marked('The Café is closed; cafés, too', 'cafe clo')).toBe('The [Café] is [closed]; [cafés], too')
})

test('the excerpt of a long message is around the first match', () => {
  const text = `${'before '.repeat(50)}needle ${'after '.repeat(100)}`
  expect(marked(text, 'needle')).toMatch(/^…(before )+\[needle\] (after ?)+/)
  expect(marked(text, 'needle').length).toBeLessThan(260)
})

test('without words the excerpt is the beginning', () => {
  expect(marked('short', '')).toBe('short')
})
