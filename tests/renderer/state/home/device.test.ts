import { expect, test } from 'vitest'
import type { Nearby } from '#shared/bridge.ts'
import { DeviceState } from '../../../../src/renderer/state/home/device.svelte.ts'
import { nearbyKey, searchTimeoutMs, stableOrder } from '../../../../src/renderer/state/home/nearby.svelte.ts'
import { ids, ravi, ScriptedBridge, ScriptedClock } from '../../../support/interface.ts'

const device = { device: ids.device('m'), profile: { name: 'Mina', colour: 2 }, version: '1', addresses: [] }
const office: Nearby = {
  space: ids.space,
  name: 'Office',
  host: ravi,
  hostName: 'Ravi',
  people: 3,
  guests: false,
  known: false,
  address: '10.0.0.2:4717',
  delay: 8
}

async function openDeviceState() {
  const bridge = new ScriptedBridge()
  bridge.answers['device:watch'] = () => ({ ok: true, device, nearby: [], spaces: [] })
  const clock = new ScriptedClock()
  const refused: string[] = []
  const problems: string[] = []
  const deviceState = new DeviceState({
    api: bridge.device,
    clock,
    refuse: (code) => refused.push(code),
    onSpaces: () => undefined,
    onProblem: ({ detail }) => problems.push(detail),
    onClosedElsewhere: () => undefined,
    onClosedOnly: () => undefined
  })
  await deviceState.start()
  return { bridge, clock, deviceState, refused, problems }
}

test('the state of the device is what is shown', async () => {
  const { bridge, deviceState } = await openDeviceState()
  expect(deviceState.profile?.name).toBe('Mina')
  bridge.emit('nearby:changed', { nearby: [office] })
  bridge.emit('device:changed', { device: { ...device, profile: { name: 'Minna', colour: 1 } } })
  expect([deviceState.nearby.list[0]?.name, deviceState.profile?.name]).toEqual(['Office', 'Minna'])
})

test('spaces whose names look alike have a tag, also one that is nearby and one’s own', async () => {
  const { bridge, deviceState } = await openDeviceState()
  const [other, third] = ['o', 't'].map((letter) => letter.repeat(26)) as [string, string]
  bridge.emit('nearby:changed', {
    nearby: [office, { ...office, space: other, name: '0ffice' }, { ...office, space: third, name: 'Garden' }]
  })
  const mine = { space: ids.space, name: 'Office', hosting: false, open: true, unread: 0 }
  bridge.emit('spaces:changed', { spaces: [mine] })
  const tags = [ids.space, other, third].map((space) => deviceState.tagOf(space))
  expect(tags).toEqual([ids.space.slice(0, 4), 'oooo', ''])
})

test('"no space nearby" is shown after three seconds, not before, and not once there is one', async () => {
  const { bridge, clock, deviceState } = await openDeviceState()
  clock.pass(searchTimeoutMs - 1)
  expect(deviceState.nearby.noneFound).toBe(false)
  clock.pass(1)
  expect(deviceState.nearby.noneFound).toBe(true)
  bridge.emit('nearby:changed', { nearby: [office] })
  expect(deviceState.nearby.noneFound).toBe(false)
})

test('searching again restarts the wait', async () => {
  const { bridge, clock, deviceState } = await openDeviceState()
  clock.pass(searchTimeoutMs)
  await deviceState.refreshNearby()
  expect(deviceState.nearby.noneFound).toBe(false)
  expect(bridge.requestsOf('nearby:refresh')).toHaveLength(1)
})

test('a space that is being joined is busy until the answer', async () => {
  const { bridge, deviceState } = await openDeviceState()
  bridge.answers['space:join'] = () => ({ ok: true, space: ids.space })
  const joining = deviceState.join(office)
  expect(deviceState.busy).toBe(nearbyKey(office))
  const { address, space } = office
  expect(bridge.requestsOf('space:join')).toMatchObject([{ address, space }])
  expect(await joining).toBe(ids.space)
  expect(deviceState.busy).toBeNull()
})

test('a refusal is told at the space that was pressed, until the next try, and nothing is opened', async () => {
  const { bridge, deviceState, refused } = await openDeviceState()
  bridge.refuse('space:join', 'timeout')
  expect(await deviceState.join(office)).toBeNull()
  expect([refused, deviceState.busy, deviceState.refusedJoin(office)]).toEqual([[], null, 'timeout'])
  expect(deviceState.refusedJoin({ ...office, space: ids.room('x') })).toBeNull()
  bridge.answers['space:join'] = () => ({ ok: true, space: ids.space })
  const joining = deviceState.join(office)
  expect(deviceState.refusedJoin(office)).toBeNull()
  await joining
})

test('a dialog that starts a space says itself why it was refused', async () => {
  const { bridge, deviceState, refused } = await openDeviceState()
  bridge.refuse('space:start', 'timeout')
  const told: string[] = []
  expect(await deviceState.startSpace('Office', 'off', (code) => told.push(code))).toBeNull()
  expect([told, refused]).toEqual([['timeout'], []])
})

test('a problem without a request is passed on', async () => {
  const { bridge, problems } = await openDeviceState()
  bridge.emit('problem:occurred', { about: 'discovery', detail: 'no multicast' })
  expect(problems).toEqual(['no multicast'])
})

test('a used invitation is reported to its space', async () => {
  const { bridge, deviceState } = await openDeviceState()
  const used: unknown[] = []
  const stop = deviceState.hosting.onInvitationUsed(ids.space, (token, left) => used.push([token, left]))
  bridge.emit('invitation:used', { space: ids.room('x'), token: 'a', left: 0 })
  bridge.emit('invitation:used', { space: ids.space, token: 'b', left: 4 })
  stop()
  bridge.emit('invitation:used', { space: ids.space, token: 'c', left: 3 })
  expect(used).toEqual([['b', 4]])
})

test('a visible list does not reorder: known spaces keep their place', () => {
  const named = (name: string, more: Partial<Nearby> = {}): Nearby => ({
    ...office,
    name,
    space: name,
    ...more
  })
  const [workshop, kitchen, attic] = [named('Workshop'), named('Kitchen', { known: true }), named('Attic')]
  const first = stableOrder([], [workshop, attic, kitchen])
  expect(first.map(({ name }) => name)).toEqual(['Kitchen', 'Attic', 'Workshop'])
  const later = stableOrder(first, [named('Bakery'), { ...workshop, people: 9 }, kitchen])
  expect(later.map(({ name, people }) => [name, people])).toEqual([
    ['Kitchen', 3],
    ['Workshop', 9],
    ['Bakery', 3]
  ])
})

test('own spaces are those that the device lists', async () => {
  const { bridge, deviceState } = await openDeviceState()
  const mine = { space: ids.space, name: 'Office', own: false, hosting: false, open: true, unread: 0 }
  bridge.emit('spaces:changed', { spaces: [mine, { ...mine, space: ids.room('l'), name: 'Library' }] })
  expect([deviceState.spaces.length, deviceState.mine(ids.room('l'))?.name]).toEqual([2, 'Library'])
  expect(deviceState.mine(ids.room('x'))).toBeNull()
})
