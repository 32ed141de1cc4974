import { expect, test } from 'vitest'
import { isEmojiOnly, isLong } from '../../../src/renderer/text/shape.ts'
import { parseMarkdownCached } from '../../../src/renderer/text/markdown.ts'

test.each(['👍', '👍🏽 ❤️', '👩‍👩‍👧', '🇩🇪🇫🇷', '3️⃣', '©️', '👩‍❤‍👨', '☝🏽', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', ' 😀 😀 😀 😀 😀 '])(
  '%s is large',
  (text) => {
    expect(isEmojiOnly(text)).toBe(true)
  }
)

test.each(['', 'ok 👍', '3', '#', '😀😀😀😀😀😀', '  ', 'a', '©', '™', '® ©', '❤', '☺\uFE0E', '👍 ™'])(
  '“%s” is text',
  (text) => {
    expect(isEmojiOnly(text)).toBe(false)
  }
)

test('a text is long by its letters or by its lines', () => {
  expect([isLong('x'.repeat(1400)), isLong('x'.repeat(1401))]).toEqual([false, true])
  expect([isLong('x\n'.repeat(17)), isLong('x\n'.repeat(18))]).toEqual([false, true])
})

test('a text is parsed once', () => {
  expect(parseMarkdownCached('some *text*')).toBe(parseMarkdownCached('some *text*'))
  for (let count = 0; count < 700; count += 1) parseMarkdownCached(`text ${String(count)}`)
  expect(parseMarkdownCached('some *text*')).toEqual(parseMarkdownCached('some *text*'))
})
