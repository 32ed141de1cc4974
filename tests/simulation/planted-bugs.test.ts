/** Tests the simulation: it must find planted bugs. */
import { expect, test } from 'vitest'
import {
  anyOrder,
  earlyAcknowledgement,
  forgottenOutbox,
  jumpingCursor,
  type PlantedBug
} from './planted-bugs.ts'
import { copyBugs } from './planted-copy-bugs.ts'
import { sampleOf } from '../support/long.ts'
import type { Kind } from './plan.ts'
import { firstShowing } from './run.ts'

const bugs: [name: string, bug: PlantedBug, seed: number, kind: Kind][] = [
  ['an outbox that is forgotten on a restart', forgottenOutbox, 1, 'disks'],
  ['a host that acknowledges before it commits', earlyAcknowledgement, 2, 'disks'],
  ['a cursor that jumps over an event', jumpingCursor, 10, 'disks'],
  ['a host that takes an author’s events in any order', anyOrder, 31, 'disks'],
  ...copyBugs.map(([name, bug, seed]) => [name, bug, seed, 'hosts'] as [string, PlantedBug, number, Kind])
]

/** Those come first that show in many histories. */
const oftenFirst = bugs.toSorted(([, , one], [, , other]) => one - other)

/** A change of the product may change what happens: then a bug shows in a later history, whose seed is to be stored instead. */
const most = 200

test.each(sampleOf(oftenFirst, 8))('Found: %s', { timeout: 900_000 }, async (_, bug, seed, kind) => {
  expect(await firstShowing(bug, { seed, most, kind })).not.toBeNull()
})
