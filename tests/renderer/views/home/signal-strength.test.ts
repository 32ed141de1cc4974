import { expect, test } from 'vitest'
import { signalStrength } from '../../../../src/renderer/views/home/signal-strength.ts'

test('a slower host has fewer bars', () => {
  expect([0, 49, 50, 299, 300, 5_000].map(signalStrength)).toEqual([3, 3, 2, 2, 1, 1])
})
