import { expect, test } from 'vitest'
import { Members } from '../../../../src/renderer/state/space/members.svelte.ts'
import { sessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import { ids, mina, ravi, ScriptedBridge, ScriptedClock, settled } from '../../../support/interface.ts'

function membersOf(bridge: ScriptedBridge, clock = new ScriptedClock()): Members {
  return new Members({ session: sessionClient(bridge.space, ids.space), clock, room: ids.lobby })
}

test('the host lists the members of a room', async () => {
  const bridge = new ScriptedBridge()
  bridge.answers['member:list'] = () => ({ ok: true, members: [mina] })
  const members = membersOf(bridge)
  expect([members.loaded, members.unavailable]).toEqual([false, false])
  members.reload()
  await settled()
  expect([members.has(mina), members.has(ravi), members.loaded]).toEqual([true, false, true])
})

test('while many members join, one request answers for all of them', async () => {
  const [bridge, clock] = [new ScriptedBridge(), new ScriptedClock()]
  bridge.answers['member:list'] = () => ({ ok: true, members: [mina] })
  const members = membersOf(bridge, clock)
  for (let newcomer = 0; newcomer < 50; newcomer++) members.reload()
  await settled()
  clock.pass(500)
  await settled()
  expect(bridge.requestsOf('member:list').length).toBe(2)
})

test('without the host the members are unknown, unless they were loaded before', async () => {
  const [bridge, clock] = [new ScriptedBridge(), new ScriptedClock()]
  bridge.refuse('member:list', 'offline')
  const members = membersOf(bridge, clock)
  members.reload()
  await settled()
  expect(members.unavailable).toBe(true)
  bridge.answers['member:list'] = () => ({ ok: true, members: [ravi] })
  clock.pass(500)
  members.reload()
  await settled()
  expect([members.unavailable, members.has(ravi)]).toEqual([false, true])
})

test('after it was stopped no request is sent', async () => {
  const [bridge, clock] = [new ScriptedBridge(), new ScriptedClock()]
  bridge.answers['member:list'] = () => ({ ok: true, members: [mina] })
  const members = membersOf(bridge, clock)
  members.reload()
  members.reload()
  await settled()
  members.stop()
  clock.pass(500)
  members.reload()
  await settled()
  expect(bridge.requestsOf('member:list').length).toBe(1)
})

test('later it can be requested again', async () => {
  const [bridge, clock] = [new ScriptedBridge(), new ScriptedClock()]
  const members = membersOf(bridge, clock)
  bridge.answers['member:list'] = () => ({ ok: true, members: [mina] })
  members.reload()
  await settled()
  clock.pass(500)
  members.reload()
  await settled()
  expect(bridge.requestsOf('member:list').length).toBe(2)
})
