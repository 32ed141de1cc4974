/** Sessions and a host through everything that can go wrong, a few times; `npm run test:simulation` does it thousands of times. */
import { expect, test } from 'vitest'
import type { Kind } from './plan.ts'
import { failureText, runSeeds } from './run.ts'
import { simulate } from './simulate.ts'

const { KIND, SEED, SEEDS } = process.env
const timeoutMs = 300_000
const kinds: Kind[] = ['disks', 'copies', 'hosts']

test.each(kinds.filter((kind) => KIND === undefined || kind === KIND))(
  'Everything arrives once and in order: %s',
  { timeout: timeoutMs },
  async (kind) => {
    const found = await runSeeds(kind, Number(SEED ?? 1), Number(SEEDS ?? (SEED === undefined ? 8 : 1)))
    expect(found.map(failureText)).toEqual([])
  }
)

/** Two tabs took the turn at once, one did not know of the other's change, or a disk was full. */
const contested = [78, 146, 172, 281, 316, 393, 457, 512]

test.skipIf(SEED !== undefined)(
  'What tabs revise and withdraw stays so',
  { timeout: timeoutMs },
  async () => {
    for (const seed of contested) expect([seed, (await simulate(seed)).violations]).toEqual([seed, []])
  }
)

test('A history depends only on its seed', { timeout: timeoutMs }, async () => {
  const [once, again, another] = [await simulate(7), await simulate(7), await simulate(8)]
  expect(once.transcript()).toBe(again.transcript())
  expect(once.transcript()).not.toBe(another.transcript())
})
