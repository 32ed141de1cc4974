/** Sessions and a host through everything that can go wrong, a few times; `npm run test:simulation` does it thousands of times. */
import { expect, test } from 'vitest'
import { kinds } from './plan.ts'
import { failureText, runSeeds } from './run.ts'

const { SEED, SEEDS } = process.env

test.each(kinds)('Everything arrives once and in order: %s', { timeout: 300_000 }, async (kind) => {
  const found = await runSeeds(Number(SEED ?? 1), Number(SEEDS ?? (SEED === undefined ? 34 : 1)), () => kind)
  expect(found.map(failureText)).toEqual([])
})
