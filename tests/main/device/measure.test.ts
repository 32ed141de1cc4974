/** How a space is doing, as the device that hosts it says. */
import { expect, test, vi } from 'vitest'
import { deviceRequests, type HostMeasure } from '#shared/bridge.ts'
import { unwrap } from '#shared/values/reply.ts'
import * as v from 'valibot'
import { joinNearby, openTestDevice, pollOptions, type TestDevice } from '../../support/device.ts'

/** Checked against its row, as a window would. */
async function measure(device: TestDevice, space: string): Promise<HostMeasure> {
  return v.parse(
    deviceRequests['host:measure'].answer,
    unwrap(await device.requestDevice('host:measure', { space }))
  )
}

test('a quiet space has its size and its connections, and nothing is going on', async () => {
  const before = Date.now()
  const mina = await openTestDevice('mina')
  const space = await mina.start('Workshop')
  const whole = { connections: 1, guests: 0, events: 3 }
  await expect.poll(() => measure(mina, space), pollOptions).toMatchObject(whole)
  const quiet = await measure(mina, space)
  expect(quiet.disk).toBeGreaterThan(4096)
  expect(quiet.memory).toBeGreaterThan(1_000_000)
  expect(quiet.since).toBeGreaterThanOrEqual(before)
  expect(quiet.since).toBeLessThanOrEqual(Date.now())
})

test('what is said shows in the rates, and after a few seconds it does not any more', async () => {
  const mina = await openTestDevice('mina')
  const space = await mina.start('Workshop')
  await mina.post(space, 'hello')
  const all = 3 + 1 + 20
  await Promise.all(Array.from({ length: 20 }, () => mina.post(space, 'x'.repeat(1000))))
  const busy = await vi.waitFor(async () => {
    const now = await measure(mina, space)
    expect(now.events).toBe(all)
    return now
  }, pollOptions)
  expect(busy.eventsPerSecond).toBeGreaterThan(0)
  expect(busy.bytesPerSecond).toBeGreaterThan(1000 * busy.eventsPerSecond)
  expect(busy.cpu).toBeGreaterThan(0)
  await expect.poll(async () => (await measure(mina, space)).eventsPerSecond, pollOptions).toBe(0)
})

test('a space that is hosted elsewhere, or closed, is not found', async () => {
  const mina = await openTestDevice('mina')
  const omar = await openTestDevice('omar')
  const space = await mina.start('Workshop')
  await joinNearby(omar, space)
  const refused = { ok: false, code: 'not-found' }
  expect(await omar.requestDevice('host:measure', { space })).toMatchObject(refused)
  unwrap(await mina.requestDevice('space:close', { space }))
  expect(await mina.requestDevice('host:measure', { space })).toMatchObject(refused)
})
