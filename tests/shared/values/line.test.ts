import { expect, test } from 'vitest'
import * as v from 'valibot'
import { messageKinds } from '#shared/log/kinds/message.ts'
import { cleanLine, hasVisible } from '#shared/values/line.ts'

test.each(['', ' \n', '\u200B', '\u200D\uFE0F', '\u2800', '\uFEFF\u202E', '\uD800', '\u{E0061}', '\0'])(
  'nothing is visible in %j',
  (text) => {
    expect(hasVisible(text)).toBe(false)
  }
)

test.each(['a', '\u200Ba', '.', '❤️', '👨‍👩‍👧', '\u0301', 'क्‍ष', '\uE000', '\u{1FBFF}'])(
  '%j is visible',
  (text) => {
    expect(hasVisible(text)).toBe(true)
  }
)

test.each([
  ['message.posted', {}],
  ['message.edited', { target: 'A'.repeat(43) }]
] as const)('an invisible text of %s is refused, and read from an old log', (kind, about) => {
  const { accepted, read } = messageKinds[kind]
  const valid = (text: string): boolean[] => [accepted, read].map((body) => v.is(body, { ...about, text }))
  expect([valid('\u200B'), valid('.')]).toEqual([
    [false, true],
    [true, true]
  ])
})

test('letters and signs of European languages are kept, beside what is cleaned and without it', () => {
  const codes = Array.from({ length: 0x250 - 0xa1 }, (_, at) => 0xa1 + at).filter((code) => code !== 0xad)
  for (const letter of codes.map((code) => String.fromCodePoint(code))) {
    const texts = [letter, `${letter}\u200B`, `a ${letter}`, `\u200Ba ${letter}`]
    expect(texts.map((text) => cleanLine(text, 10))).toEqual([letter, letter, `a ${letter}`, `a ${letter}`])
  }
  expect(cleanLine('a\u00ADb', 10)).toBe('ab')
})
