/** The last event that two logs have in common is found, wherever they part and whatever part of them is held here. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareLogs, type Common, type Point } from '#shared/session/comparison.ts'
import { limits } from '#shared/values/limits.ts'

/** Equal up to `common`; a digest says which log it is of beyond that. */
function digestOf(log: string, common: number): (seq: number) => string {
  return (seq) => `${seq > common ? log : 'both'} ${String(seq)}`
}

async function compare(
  oldest: number,
  newest: number,
  common: number,
  length: number
): Promise<{ seq: number; rounds: number }> {
  const theirs = digestOf('host', common)
  let rounds = 0
  const ask = (points: Point[]): Promise<Common> => {
    rounds += 1
    expect(points.length).toBeLessThanOrEqual(limits.points)
    const equal = points.filter(({ seq, digest }) => seq <= length && digest === theirs(seq))
    return Promise.resolve({ seq: Math.max(0, ...equal.map(({ seq }) => seq)), length, earlier: 0 })
  }
  const found = await compareLogs({ oldest, newest }, digestOf('own', common), ask)
  expect(found.length).toBe(length)
  return { seq: found.seq, rounds }
}

test('for any two logs', async () => {
  const logs = fc.record({
    held: fc.integer({ min: 1, max: 3000 }),
    oldest: fc.integer({ min: 1, max: 3000 }),
    common: fc.integer({ min: 0, max: 3000 }),
    length: fc.integer({ min: 0, max: 3000 })
  })
  await fc.assert(
    fc.asyncProperty(logs, async ({ held, oldest, common, length }) => {
      const newest = oldest + held - 1
      const equal = Math.min(common, length, newest)
      const { seq } = await compare(oldest, newest, common, length)
      expect(seq).toBe(equal >= oldest - 1 ? equal : 0)
    }),
    { numRuns: 1000 }
  )
})

test('a million events take five questions at most', async () => {
  for (const common of [0, 1, 499_999, 500_000, 700_001, 999_998, 999_999]) {
    const { seq, rounds } = await compare(1, 1_000_000, common, 2_000_000)
    expect(seq).toBe(common)
    expect(rounds).toBeLessThanOrEqual(5)
  }
})
