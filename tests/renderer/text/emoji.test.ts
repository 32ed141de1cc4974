import { expect, test } from 'vitest'
import { findEmoji } from '../../../src/renderer/text/emoji.ts'

const first = (wanted: string): string | undefined => findEmoji(wanted, 6)[0]?.emoji

test('an exact name comes first, then names that begin so', () => {
  expect([first('cat'), first(' CAT ')]).toEqual(['🐱', '🐱'])
  const begun = findEmoji('fir', 6).slice(0, 2)
  for (const { codes } of begun) expect(codes.some((code) => code.startsWith('fir'))).toBe(true)
})

test('an emoji is found by its keywords, up to the limit', () => {
  expect(findEmoji('celebrat', 50).map(({ emoji }) => emoji)).toContain('🎉')
  expect([findEmoji('a', 6).length, findEmoji('xyzzy', 6)]).toEqual([6, []])
})

test('a name is found without regard to case and accents', () => {
  const found = (wanted: string): string[] => findEmoji(wanted, 50).map(({ emoji }) => emoji)
  expect(found('flag: ger')).toContain('🇩🇪')
  expect(found('Flag: Ger')).toContain('🇩🇪')
  expect(found('japanese “secret')).toEqual(['㊙️'])
  expect(found('barthelemy')).toEqual(['🇧🇱'])
  expect(found('sao tome')).toEqual(['🇸🇹'])
})
