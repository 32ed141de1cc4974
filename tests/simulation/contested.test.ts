/** Chosen histories, and what holds for all of them. */
import { expect, test } from 'vitest'
import { simulate } from './simulate.ts'

const timeoutMs = 300_000

/** Two tabs took the turn at once, one did not know of the other's change, or a disk was full. */
const contested = [78, 146, 172, 281, 316, 393, 457, 512]

test('What tabs revise and withdraw stays so', { timeout: timeoutMs }, async () => {
  for (const seed of contested) expect([seed, (await simulate(seed)).violations]).toEqual([seed, []])
})

test('A history depends only on its seed', { timeout: timeoutMs }, async () => {
  const [once, again, another] = [await simulate(7), await simulate(7), await simulate(8)]
  expect(once.transcript()).toBe(again.transcript())
  expect(once.transcript()).not.toBe(another.transcript())
})
