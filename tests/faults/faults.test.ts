/** Every fault once or a few times, with real processes; `npm run test:faults` does it many times and prints figures. */
import { afterAll, describe, test, type ExpectStatic } from 'vitest'
import { lacks } from '../support/systems.ts'
import { hostPoints, memberPoints } from './plans.ts'
import { table, type Outcome } from './report.ts'
import * as scenarios from './scenarios.ts'
import { four } from './fault-space.ts'

const outcomes: Outcome[] = []
afterAll(() => {
  if (outcomes.length > 0) console.log(table(outcomes))
})

// Most of it is waiting for processes and connections.
describe('every message arrives once and in order', { concurrent: true, timeout: 180_000 }, () => {
  test.for<[string, () => Promise<Outcome>]>([
    ['when the host is killed under load', () => scenarios.hostKilled(1, four)],
    ['when the host is killed at each step', () => scenarios.hostKilledAt(hostPoints, hostPoints.length)],
    [
      'when a member is killed at each step',
      () => scenarios.memberKilledAt(memberPoints, memberPoints.length)
    ],
    ['when clocks are wrong', () => scenarios.clocksWrong('ahead', 1)]
  ])('%s', async ([, play], { expect }) => {
    keepsPromises(await play(), expect)
  })

  test.skipIf(lacks('IPv6')).for<[string, () => Promise<Outcome>]>([
    ['when connections are cut', () => scenarios.connectionsCut(3, four)],
    ['when one direction is held', () => scenarios.oneWayHeld('to-members', 6000, 1)]
  ])('%s', async ([, play], { expect }) => {
    keepsPromises(await play(), expect)
  })

  test.skipIf(lacks('signals'))('when the host is frozen', async ({ expect }) => {
    keepsPromises(await scenarios.hostFrozen(2000, 1, four), expect)
  })

  test.skipIf(lacks('network namespaces')).for<[string, () => Promise<Outcome>]>([
    ['when packets of one direction are dropped', () => scenarios.oneWayDropped('to-members', 6000, 1)],
    ['when the disk of the host is full', () => scenarios.diskFull(1)]
  ])('%s', async ([, play], { expect }) => {
    keepsPromises(await play(), expect)
  })
})

function keepsPromises(outcome: Outcome, expect: ExpectStatic): void {
  outcomes.push(outcome)
  expect(outcome.findings).toEqual({ lost: [], repeated: [], reordered: [], gone: [], stuck: [] })
  expect(outcome.messages).toBeGreaterThan(0)
}
