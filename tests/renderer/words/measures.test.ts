import { expect, test } from 'vitest'
import { createMeasures } from '../../../src/renderer/words/measures.ts'

const english = createMeasures('en')

test('a size uses the unit that keeps it short', () => {
  expect([0, 999, 1_000, 48_200, 2_340_000, 71e9].map(english.size)).toEqual([
    '0 kB',
    '1 kB',
    '1 kB',
    '48 kB',
    '2.3 MB',
    '71 GB'
  ])
})

test('a span uses its largest whole unit', () => {
  expect([400, 12_000, 119_999, 7_300_000].map(english.span)).toEqual([
    '0 seconds',
    '12 seconds',
    '1 minute',
    '2 hours'
  ])
})

test('each language formats them its own way', () => {
  expect(createMeasures('de').size(2_340_000)).toBe('2,3 MB')
  expect(createMeasures('fr').percent(0.25)).toBe('25\u00a0%')
  expect(createMeasures('ja').span(12_000)).toBe('12 秒')
})
