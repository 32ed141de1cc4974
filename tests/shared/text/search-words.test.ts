import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findTerms, indexedText, searchTerms } from '#shared/text/search-words.ts'

test.each([
  ['the Café', 'the cafe'],
  ['今日は会議', '今日 日は は会 会議 議'],
  ['重跑gen-itgc', '重跑 跑 gen itgc'],
  ['ไป', 'ไป ป'],
  ['Use C++.', 'use c ++ +. .'],
  ['**bold**, `code` ~~gone~~ (well) ...', 'bold code gone well'],
  ['#42 @sam', '# 42 @ sam'],
  ['👩‍💻', '👩💻 💻']
])('%s is in the index as %s', (text, tokens) => {
  expect(indexedText(text)).toBe(tokens)
})

/** The text with what a search finds in it in brackets. */
function marked(text: string, query: string): string {
  const ends = findTerms(text, query).flat()
  return [0, ...ends, text.length]
    .slice(0, -1)
    .map((from, at) => {
      const piece = text.slice(from, [...ends, text.length][at])
      return at % 2 === 1 ? `[${piece}]` : piece
    })
    .join('')
}

test.each([
  ['会議', '今日は会議室で会議', '今日は[会議]室で[会議]'],
  ['議', '今日は会議', '今日は会[議]'],
  ['会議室で', '今日は会議室で', '今日は[会議室で]'],
  ['北京', '我在北京工作', '我在[北京]工作'],
  ['โรงเรียน', 'ไปโรงเรียนนะ', 'ไป[โรงเรียน]นะ'],
  ['ໂຮງຮຽນ', 'ໄປໂຮງຮຽນແລ້ວ', 'ໄປ[ໂຮງຮຽນ]ແລ້ວ'],
  ['សាលា', 'ទៅសាលារៀន', 'ទៅ[សាលា]រៀន'],
  ['ကျောင်း', 'သူကျောင်းသွား', 'သူ[ကျောင်း]သွား'],
  ['회의', '정기회의에서', '정기[회의]에서'],
  ['gen', '重跑gen-itgc', '重跑[gen]-itgc'],
  ['跑gen', '重跑gen-itgc', '重[跑gen]-itgc'],
  ['カレー', 'ｶﾚｰを食べる', '[ｶﾚｰ]を食べる'],
  ['さくら', 'サクラの花', '[サクラ]の花'],
  ['ｻｸﾗ', 'さくらの花', '[さくら]の花'],
  ['ガム', 'かむ', 'かむ'],
  ['strasse', 'In der Straße 5', 'In der [Straße] 5'],
  ['lodz', 'Łódź', '[Łódź]'],
  ['"brown quick"', 'quick brown, brown quick', 'quick brown, [brown quick]'],
  ['“brown quick”', 'brown, quick', '[brown, quick]'],
  ['«brown quick»', 'brown quicker', 'brown quicker'],
  ['"brown qui', 'brown quicker', '[brown quicker]'],
  ['"会議 です"', '会議です', '会議です'],
  ['「brown quick」', 'quick brown, brown quick', 'quick brown, [brown quick]'],
  ['『brown qui', 'brown quicker', '[brown quicker]'],
  ['＂brown quick＂', 'quick brown', 'quick brown'],
  ['”brown quick”', 'quick brown', 'quick brown'],
  ['今日は「会議」', '会議は「今日」、今日は「会議」', '会議は「今日」、[今日は「会議]」'],
  ['"京都で会議"', '京都で会議です', '[京都で会議]です'],
  ['C++', 'C, C++ and c++11', 'C, [C++] and [c++]11'],
  ['C#', 'C and C#.', 'C and [C#].'],
  ['#42', '42 and (#42)', '42 and ([#42])'],
  ['@sam', 'sam, @sam', 'sam, [@sam]'],
  ['->', 'a - b -> c', 'a - b [->] c'],
  ['!=', 'a = b != c', 'a = b [!=] c'],
  ['👍', 'yes 👍🏽👍', 'yes [👍🏽][👍]'],
  ['$5', 'for $5 or 5$', 'for [$5] or 5$'],
  [String.raw`\\nas\photos`, String.raw`on \\nas\photos now`, String.raw`on [\\nas\photos] now`],
  ['lun* time', 'Lunch times', '[Lunch] [times]'],
  ['snake_case', 'a snake_case name', 'a [snake_case] name']
])('%s finds in %s', (query, text, found) => {
  expect(marked(text, query)).toBe(found)
})

test.each(['...', '--', '**', '""', '“”', ' , ', '*', ':)'])('%s has nothing to look for', (query) => {
  expect(searchTerms(query)).toEqual([])
})

test('at most 8 terms and 32 tokens are searched', () => {
  expect(searchTerms('a1 b1 c1 d1 e1 f1 g1 h1 i1 j1')).toHaveLength(8)
  expect(searchTerms('会'.repeat(200))[0]?.tokens).toHaveLength(32)
  expect(searchTerms('qu* '.repeat(60))).toHaveLength(1)
})

const scripts = fc.string({ unit: fc.constantFrom(...Array.from('aß会議のโร1+-> \'."ｶﾞ회👍é')) })

test('a text is found by each of its parts that begins a word or is of a script without blanks', () => {
  const part = fc.tuple(
    scripts,
    fc.string({ unit: fc.constantFrom(...Array.from('会議のโร회')), minLength: 1, maxLength: 9 }),
    scripts
  )
  fc.assert(
    fc.property(part, ([before, searched, after]) => {
      expect(findTerms(before + searched + after, searched)).not.toEqual([])
    })
  )
})

test('what is found is inside the text, in order', () => {
  fc.assert(
    fc.property(scripts, scripts, (text, query) => {
      const ends = findTerms(text, query).flat()
      expect(ends).toEqual(ends.toSorted((a, b) => a - b))
      expect(ends.every((end) => end <= text.length)).toBe(true)
    })
  )
})
