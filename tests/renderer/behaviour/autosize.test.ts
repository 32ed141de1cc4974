import { expect, test } from 'vitest'
import { isHigh } from '../../../src/renderer/behaviour/autosize.ts'

test('many lines or very many letters are higher than a field gets', () => {
  expect(['tea\n'.repeat(10), 'tea '.repeat(2_000)].map(isHigh)).toEqual([true, true])
  expect(['', 'tea\nmilk', 'tea '.repeat(200)].map(isHigh)).toEqual([false, false, false])
})
