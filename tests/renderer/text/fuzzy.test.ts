import { expect, test } from 'vitest'
import { fuzzyMatch, fuzzyName, piecesOf } from '../../../src/renderer/text/fuzzy.ts'

/** Those that fit, best first. */
function ranked(typed: string, names: readonly string[]): string[] {
  const fits = names.map((name) => ({ name, fit: fuzzyMatch(fuzzyName(name), typed) }))
  return fits
    .filter(({ fit }) => fit !== null)
    .toSorted((a, b) => (b.fit?.score ?? 0) - (a.fit?.score ?? 0))
    .map(({ name }) => name)
}

function marked(name: string, typed: string): string {
  const made = fuzzyName(name)
  const hits = fuzzyMatch(made, typed)?.hits ?? []
  return piecesOf(made, hits)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('')
}

test('the beginning ranks before the beginning of a word, that before the middle, and that before gaps', () => {
  const names = ['design plans', 'explain', 'p-l-a-n', 'plan', 'plum and cherry']
  expect(ranked('plan', names)).toEqual(['plan', 'design plans', 'p-l-a-n', 'plum and cherry'])
  expect(ranked('la', names)).toEqual(['plan', 'explain', 'design plans', 'p-l-a-n'])
})

test('of two equal matches the shorter name comes first', () => {
  expect(ranked('ra', ['Ravi Rao', 'Rana'])).toEqual(['Rana', 'Ravi Rao'])
})

test('a match with gaps begins at a word, and prefers letters close together', () => {
  expect(ranked('gm', ['general meeting', 'programme'])).toEqual(['general meeting'])
  expect(marked('good general meeting', 'gm')).toBe('good [g]eneral [m]eeting')
})

test('letters that are far apart do not match', () => {
  expect(fuzzyMatch(fuzzyName('Show or hide the sidebar'), 'tea')).toBeNull()
})

test.each([
  ['Straße', 'strasse', '[Straße]'],
  ['Łódź office', 'lodz', '[Łódź] office'],
  ['Ørsted', 'or', '[Ør]sted'],
  ['Æsir', 'ae', '[Æ]sir'],
  ['ISPARTA', 'ısp', '[ISP]ARTA'],
  ['ｶﾌｪ', 'カフ', '[ｶﾌ]ｪ'],
  ['今日の会議室', '会議', '今日の[会議]室']
])('in %s, %s is found', (name, typed, found) => {
  expect(marked(name, typed)).toBe(found)
})

test('case and accents are ignored, in any script', () => {
  expect([marked('Café Zoë', 'zoe'), marked('أحمد', 'احم'), marked('Küche', 'KU')]).toEqual([
    'Café [Zoë]',
    '[أحم]د',
    '[Kü]che'
  ])
})

test('the matching letters are marked, also beside emoji', () => {
  expect([marked('🎉 party', 'pa'), marked('design plans', 'plan'), marked('🎉', '🎉')]).toEqual([
    '🎉 [pa]rty',
    'design [plan]s',
    '[🎉]'
  ])
})

test('an empty query matches everything, and missing letters match nothing', () => {
  expect([fuzzyMatch(fuzzyName('plan'), ' ')?.hits, fuzzyMatch(fuzzyName('plan'), 'plane')]).toEqual([
    [],
    null
  ])
})
