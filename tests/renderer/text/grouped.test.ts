import { expect, test } from 'vitest'
import { grouped } from '../../../src/renderer/text/grouped.ts'

test('an id is read out in groups of four, and the last may be shorter', () => {
  expect([grouped('abcdefgh'), grouped('abcde'), grouped('')]).toEqual(['abcd efgh', 'abcd e', ''])
})
