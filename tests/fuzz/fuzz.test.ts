/** All earlier findings, and some hundred new values for each decoder; `npm run test:fuzz` tries more. */
import { expect, test } from 'vitest'
import { fuzz, replay } from './fuzz.ts'
import { targets } from './targets.ts'

const seed = Date.now() % 2_147_483_647

test.for(targets)('$name', async (target) => {
  expect(await replay(target)).toEqual([])
  const { found, isKnown } = await fuzz(target, { seed, runs: 100, time: 250 })
  expect(isKnown ? null : found, `seed ${String(seed)}`).toBeNull()
})
