/** One fault of a process and one of a connection; `npm run test:faults` makes every fault many times and prints figures. */
import { afterAll, describe, test, type ExpectStatic } from 'vitest'
import { lacks } from '../support/systems.ts'
import { table, type Outcome } from './report.ts'
import * as scenarios from './scenarios.ts'
import { four } from './fault-space.ts'

const outcomes: Outcome[] = []
afterAll(() => {
  if (outcomes.length > 0) console.log(table(outcomes))
})

// Most of it is waiting for processes and connections.
describe('every message arrives once and in order', { concurrent: true, timeout: 180_000 }, () => {
  test('when the host is killed after it has stored messages that it has not acknowledged', async ({
    expect
  }) => {
    keepsPromises(await scenarios.hostKilledAt(['before-acknowledgement'], 1), expect)
  })

  test.skipIf(lacks('IPv6'))('when connections are cut', async ({ expect }) => {
    keepsPromises(await scenarios.connectionsCut(1, four), expect)
  })
})

function keepsPromises(outcome: Outcome, expect: ExpectStatic): void {
  outcomes.push(outcome)
  expect(outcome.findings).toEqual({ lost: [], repeated: [], reordered: [], gone: [], stuck: [] })
  expect(outcome.messages).toBeGreaterThan(0)
}
