/** An older copy is put back once, with real processes; `npm run test:copies` does it many times, in every way. */
import { expect, test } from 'vitest'
import { sampleOf } from '../support/long.ts'
import { lineOf, playRounds, ways, type WayOfCopying } from './older-copy-rounds.ts'

const nothing = { lost: [], twice: [], forked: [], reordered: [], differing: [], unsent: [] }

test.each(sampleOf(Object.keys(ways) as WayOfCopying[]))(
  'a space is as if no older copy had been put back: %s',
  { timeout: 240_000 },
  async (way) => {
    const outcome = await playRounds(way, 1, Math.floor(Math.random() * 1e9))
    console.log(lineOf(outcome))
    expect(outcome.findings).toEqual(nothing)
    expect(outcome.acknowledged).toBeGreaterThan(0)
  }
)
