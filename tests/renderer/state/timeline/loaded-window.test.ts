import { expect, test } from 'vitest'
import type { Placed } from '#shared/log/event.ts'
import { sessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import { AmendmentLoader } from '../../../../src/renderer/state/timeline/loaded-window.svelte.ts'
import { Pages } from '../../../../src/renderer/state/timeline/pages.ts'
import { ids, messages, readsFrom, ScriptedBridge } from '../../../support/interface.ts'

function later(length = 1_000) {
  const bridge = new ScriptedBridge()
  const log = messages(1, length)
  bridge.answers['log:read'] = readsFrom(log)
  const learnt: number[] = []
  const learn = (placed: readonly Placed[]): void =>
    void learnt.push(...placed.map((one) => one.position.seq))
  const after = new AmendmentLoader(
    new Pages(ids.lobby, sessionClient(bridge.space, ids.space), () => undefined),
    learn
  )
  return { bridge, log, learnt, after }
}

test('all events between the loaded ones and the newest are read once, and no more', async () => {
  const { log, learnt, after, bridge } = later()
  after.received(log.slice(-10))
  await Promise.all([after.loadBackTo(() => 700), after.loadBackTo(() => 700)])
  expect([Math.min(...learnt) <= 701, Math.max(...learnt)]).toEqual([true, 990])
  expect(new Set(learnt).size).toBe(learnt.length)
  const requested = bridge.requested.length
  await after.loadBackTo(() => 700)
  expect(bridge.requested.length).toBe(requested)
})

test('events that follow are added; after a gap only the newest are', () => {
  const { log, after } = later()
  after.received(log.slice(489, 500))
  after.received(log.slice(500, 510))
  expect([after.from, after.head]).toEqual([490, 510])
  after.received(log.slice(599, 610))
  expect([after.from, after.head]).toEqual([600, 610])
  after.received([])
  expect([after.from, after.head]).toEqual([600, 610])
})

test('an adjacent page is added, and a separate one is not', () => {
  const { log, after } = later()
  after.received(log.slice(599, 610))
  after.loaded(log.slice(100, 200))
  expect(after.from).toBe(600)
  after.loaded(log.slice(550, 599))
  expect(after.from).toBe(551)
  after.loaded(log.slice(560, 599))
  expect(after.from).toBe(551)
})

test('after an error the page is read at the next request', async () => {
  const { log, bridge, learnt, after } = later(100)
  after.received(log.slice(-10))
  const read = bridge.answers['log:read']
  bridge.refuse('log:read', 'offline')
  await after.loadBackTo(() => 50)
  if (read) bridge.answers['log:read'] = read
  await after.loadBackTo(() => 50)
  expect(learnt).toContain(51)
})
