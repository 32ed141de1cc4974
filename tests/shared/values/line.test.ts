import { expect, test } from 'vitest'
import * as v from 'valibot'
import { messageKinds } from '#shared/log/kinds/message.ts'
import { hasVisible } from '#shared/values/line.ts'

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

test('an invisible message is refused, and read from an old log', () => {
  const { accepted, read } = messageKinds['message.posted']
  const body = { text: '\u200B' }
  expect([v.is(accepted, body), v.is(read, body)]).toEqual([false, true])
})
