import { expect, test } from 'vitest'
import { inFours } from '../../../src/renderer/text/grouped.ts'

test('an id is read out in groups of four, and the last may be shorter', () => {
  expect([inFours('abcdefgh'), inFours('abcde'), inFours('')]).toEqual(['abcd efgh', 'abcd e', ''])
})
