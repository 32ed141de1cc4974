/** Tests the simulation: it must find planted bugs. */
import { expect, test } from 'vitest'
import {
  anyOrder,
  earlyAcknowledgement,
  forgottenOutbox,
  jumpingCursor,
  noBug,
  noRepetition,
  type PlantedBug
} from './planted-bugs.ts'
import { copyBugs } from './planted-copy-bugs.ts'
import { isLong, sampleOf } from '../support/long.ts'
import { firstFailure } from './run.ts'
import { simulate } from './simulate.ts'

/** Histories within which each of them shows. */
const most = 40

/** Those that are found at once come first. */
const bugs: [string, PlantedBug][] = [
  ['a host that takes an author’s events in any order', anyOrder],
  ['an outbox that is forgotten on a restart', forgottenOutbox],
  ['a host that acknowledges before it commits', earlyAcknowledgement],
  ['a host that does not recognise a repetition', noRepetition],
  ['a cursor that jumps over an event', jumpingCursor]
]

test.each(sampleOf(bugs, 3))('Found: %s', { timeout: 300_000 }, async (_, bug) => {
  const found = await firstFailure(bug, most)
  expect(found?.violations).not.toHaveLength(0)
  expect(found?.seed).toBeLessThanOrEqual(most)
})

/** Of some rules few histories depend. */
const mostOfCopies = 80

test.skipIf(!isLong).each(copyBugs)('Found: %s', { timeout: 900_000 }, async (_, bug) => {
  const showsOnlyWithIt = async (seed: number): Promise<boolean> =>
    (await simulate(seed, bug, 'hosts')).violations.length > 0 &&
    (await simulate(seed, noBug, 'hosts')).violations.length === 0
  let seed = 1
  while (seed <= mostOfCopies && !(await showsOnlyWithIt(seed))) seed += 1
  expect(seed).toBeLessThanOrEqual(mostOfCopies)
})
