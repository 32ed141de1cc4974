import { expect, test } from 'vitest'
import type { HostMeasure } from '#shared/bridge.ts'
import {
  HostDashboard,
  measureIntervalMs,
  maxMeasures
} from '../../../../src/renderer/state/hosting/dashboard.svelte.ts'
import { ids, ScriptedClock, settled } from '../../../support/interface.ts'

const quiet: HostMeasure = {
  since: 1_000_000,
  connections: 2,
  guests: 1,
  eventsPerSecond: 0.5,
  bytesPerSecond: 900,
  cpu: 0.02,
  memory: 90_000_000,
  disk: 120_000,
  events: 14
}

function lookAt(measures: (HostMeasure | null)[]) {
  const clock = new ScriptedClock()
  let requested = 0
  const measure = (): HostMeasure | null =>
    requested < measures.length ? (measures[requested] ?? null) : quiet
  const dashboard = new HostDashboard(
    () => {
      const answer = measure()
      requested += 1
      return Promise.resolve(answer)
    },
    ids.space,
    clock
  )
  return { clock, dashboard, requested: () => requested, stop: dashboard.start() }
}

test('the host is measured while the dashboard is open, and not after', async () => {
  const { clock, dashboard, requested, stop } = lookAt([quiet, { ...quiet, connections: 5 }])
  await settled()
  expect(dashboard.now?.connections).toBe(2)
  clock.pass(measureIntervalMs)
  await settled()
  expect(dashboard.now?.connections).toBe(5)
  stop()
  clock.pass(10 * measureIntervalMs)
  expect(requested()).toBe(2)
})

test('when a measurement fails, the last one stays', async () => {
  const { clock, dashboard } = lookAt([quiet, null])
  await settled()
  clock.pass(measureIntervalMs)
  await settled()
  expect(dashboard.measures).toEqual([quiet])
})

test('only the last two minutes are stored', async () => {
  const { clock, dashboard } = lookAt([])
  await settled()
  for (let turn = 0; turn < maxMeasures + 5; turn++) {
    clock.pass(measureIntervalMs)
    await settled()
  }
  expect(dashboard.measures).toHaveLength(maxMeasures)
})

test('a nearly full processor is reported as a high load', async () => {
  const { dashboard } = lookAt([{ ...quiet, cpu: 0.9 }])
  await settled()
  expect(dashboard.overloaded).toBe(true)
})
