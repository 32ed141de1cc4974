/** Who is here: seen from another member's connection. */
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { openClient, enterAsMember, type ContractClient } from '../../../support/contract-client.ts'
import { defaultAllowances } from '../../../../src/main/host/limits/allowances.ts'
import { startSpace } from '../../../support/chat.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

const PresencePayload = v.object({
  changes: v.array(v.object({ device: v.string(), presence: v.string() })),
  here: v.number()
})

/** What was told about one device, in order. */
const emittedTo = (watcher: ContractClient, device: string): unknown[] =>
  watcher
    .all('presence:changed')
    .map((payload) => v.parse(PresencePayload, payload))
    .flatMap(({ changes, here }) => changes.map((change) => ({ ...change, here })))
    .filter((change) => change.device === device)

test('a dropped connection makes a member away at once, and offline after the grace period', async () => {
  const space = await startSpace({ graceMs: 30 })
  const omar = await enterAsMember(space, 'Omar')
  const mina = await enterAsMember(space, 'Mina')
  mina.socket.disconnect()
  await expect.poll(() => emittedTo(omar, mina.device)).toHaveLength(3)
  expect(emittedTo(omar, mina.device)).toEqual([
    { device: mina.device, presence: 'here', here: 2 },
    { device: mina.device, presence: 'away', here: 2 },
    { device: mina.device, presence: 'gone', here: 1 }
  ])
})

test('a member who returns within the grace period was never offline, and the count never changed', async () => {
  const space = await startSpace({ graceMs: 60_000 })
  const omar = await enterAsMember(space, 'Omar')
  const mina = await enterAsMember(space, 'Mina')
  mina.socket.disconnect()
  await expect.poll(() => emittedTo(omar, mina.device)).toHaveLength(2)
  await (await openClient(space, { keys: mina.keys })).enter()
  await omar.catchesUp()
  expect(emittedTo(omar, mina.device).map((payload) => (payload as { presence: string }).presence)).toEqual([
    'here',
    'away',
    'here'
  ])
  expect(
    omar
      .all('presence:changed')
      .slice(1)
      .every(({ here }) => here === 2)
  ).toBe(true)
})

test('a flicker leaves no trace in any room', async () => {
  const space = await startSpace({ graceMs: 60_000 })
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  const head = space.file.log.head(space.lobby)
  mina.socket.disconnect()
  await (await openClient(space, { keys: mina.keys })).enter()
  expect(space.file.log.head(space.lobby)).toEqual(head)
})

test('a member who says goodbye is offline at once', async () => {
  const space = await startSpace({ graceMs: 60_000 })
  const omar = await enterAsMember(space, 'Omar')
  const mina = await enterAsMember(space, 'Mina')
  await mina.request('space:leave', {})
  await omar.catchesUp()
  expect(emittedTo(omar, mina.device).at(-1)).toEqual({ device: mina.device, presence: 'gone', here: 1 })
  expect(space.host.people()).toBe(1)
})

test('a device with two connections is here until the last one ends', async () => {
  const space = await startSpace({ graceMs: 60_000 })
  const omar = await enterAsMember(space, 'Omar')
  const mina = await enterAsMember(space, 'Mina')
  const second = await openClient(space, { keys: mina.keys })
  await second.enter()
  expect(space.host.people()).toBe(2)
  await mina.request('space:leave', {})
  await omar.catchesUp()
  expect(emittedTo(omar, mina.device)).toHaveLength(1)
  await second.request('space:leave', {})
  await omar.catchesUp()
  expect(emittedTo(omar, mina.device).at(-1)).toMatchObject({ presence: 'gone', here: 1 })
})

test('a ninth tab is refused with too-many, and enters once one is closed', async () => {
  const space = await startSpace()
  const first = await space.join('Mina')
  const { keys } = first
  const others = await Promise.all(Array.from({ length: 7 }, () => space.join('Mina', { keys })))
  const ninth = await space.join('Mina', { keys, wait: false })
  await ninth.sees('the refusal', () => ninth.session.view.connection.state === 'lost')
  expect(ninth.session.view.connection).toMatchObject({ code: 'crowded' })
  await others[0]?.leave()
  await ninth.session.request('connection:retry', {})
  await ninth.sees('the space', () => ninth.session.view.connection.state === 'open')
})

test('everyone counts the same, the newcomer included', async () => {
  const space = await startSpace()
  const people = [await space.join('Mina'), await space.join('Omar'), await space.join('Noor')]
  for (const person of people) await person.sees('three here', () => person.session.view.here === 3)
  await people[2]?.leave()
  for (const person of people.slice(0, 2)) await person.sees('two here', () => person.session.view.here === 2)
})

test('when sending is slow, many arrivals at once reach members in a few packets', async () => {
  const time = new ManualClock()
  let worked = 0
  const costly = Object.assign(time, { cpuMs: () => (worked += 10) }) // each look at the clock takes as long
  const work = { device: { perSecond: 1e6, atOnce: 1e6 }, address: { perSecond: 1e6, atOnce: 1e6 } }
  const space = await startSpace({ time: costly, allowances: { ...defaultAllowances, work } })
  const omar = await enterAsMember(space, 'Omar')
  time.pass(1000)
  await omar.catchesUp()
  const before = omar.all('presence:changed').length
  const others = await Promise.all(
    Array.from({ length: 8 }, (_, n) => enterAsMember(space, `Guest ${String(n)}`))
  )
  time.pass(1000)
  await omar.catchesUp()
  expect(omar.all('presence:changed').length - before).toBe(2)
  for (const { device } of others) {
    expect(emittedTo(omar, device).at(-1)).toMatchObject({ presence: 'here' })
  }
})

test('a host that stops says so, and members know that it was on purpose', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  await space.stop()
  await mina.sees('the goodbye', () => mina.session.view.connection.state === 'lost')
  expect(mina.session.view.connection).toMatchObject({ state: 'lost', closed: true })
})
