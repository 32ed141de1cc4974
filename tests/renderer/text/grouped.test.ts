import { expect, test } from 'vitest'
import { formatId } from '../../../src/renderer/text/grouped.ts'

test('an id is read out in groups of four, and the last may be shorter', () => {
  expect([formatId('abcdefgh'), formatId('abcde'), formatId('')]).toEqual(['abcd efgh', 'abcd e', ''])
})
