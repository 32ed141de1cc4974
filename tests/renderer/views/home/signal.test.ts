import { expect, test } from 'vitest'
import { strengthOf } from '../../../../src/renderer/views/home/signal.ts'

test('the slower a host answers, the fewer bars it has', () => {
  expect([0, 49, 50, 299, 300, 5_000].map(strengthOf)).toEqual([3, 3, 2, 2, 1, 1])
})
