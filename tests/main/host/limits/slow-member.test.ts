/** Members that read slowly lose nothing; those that do not read at all cost the host little. */
import { expect, test, vi } from 'vitest'
import type { LogEvent, Placed } from '#shared/log/event.ts'
import type * as SocketOptions from '../../../../src/main/host/sockets/socket-options.ts'
import { figure, growth } from '../../../support/attacker.ts'
import { accepted, enterAsMember, type ContractClient } from '../../../support/contract-client.ts'
import { noLimits, startSpace } from '../../../support/chat.ts'
import { startProxy } from '../../../support/proxy.ts'
import { lacks } from '../../../support/systems.ts'

const heartbeat = vi.hoisted(() => ({ pingTimeout: 6000 }))

vi.mock('../../../../src/main/host/sockets/socket-options.ts', async (original) => {
  const { hardenedOptions, ...rest } = await original<typeof SocketOptions>()
  return {
    ...rest,
    hardenedOptions: (...given: Parameters<typeof hardenedOptions>) => ({
      ...hardenedOptions(...given),
      ...heartbeat
    })
  }
})

// Kernels buffer several megabytes for a connection, and all of them have to be written.
vi.setConfig({ testTimeout: 60_000 })

const seqsOf = (placed: unknown): number[] => (placed as Placed[]).map(({ position }) => position.seq)

const textsOf = (count: number, size: number): string[] =>
  Array.from({ length: count }, () => 'x'.repeat(size))

/** Ten at a time: quickly, and still in many pushes. */
async function appendsInTens(author: ContractClient, events: readonly LogEvent[]): Promise<void> {
  for (let n = 0; n < events.length; n += 10) await author.appendsAll(events.slice(n, n + 10))
}

async function postsMany(author: ContractClient, room: string, count: number, size: number): Promise<void> {
  await appendsInTens(author, await author.signAll(room, textsOf(count, size)))
}

test('one that falls behind gets a hint in place of pushes, and can pull every event', async () => {
  // A busy machine needs longer to fill a connection than a host waits for the answer to its ping.
  heartbeat.pingTimeout = 50_000
  const space = await startSpace({ allowances: noLimits, graceMs: 60_000 })
  heartbeat.pingTimeout = 6000
  const [omar, mina] = [await enterAsMember(space, 'Omar'), await enterAsMember(space, 'Mina')]
  await omar.joins(space.lobby)
  await mina.joins(space.lobby)
  const events = await omar.signAll(space.lobby, textsOf(400, 16_000))
  const thaw = mina.freeze()
  await appendsInTens(omar, events)
  thaw()
  const head = space.file.log.head(space.lobby)?.seq ?? 0
  await expect.poll(() => mina.all('log:head'), { timeout: 10_000 }).not.toEqual([])
  const pushed = new Set(mina.all('log:appended').flatMap(({ placed }) => seqsOf(placed)))
  expect(pushed.size).toBeLessThan(head - 3)
  for (let seq = Math.max(...pushed); seq < head;) {
    const page = seqsOf(
      accepted(await mina.request('log:read', { room: space.lobby, after: seq, limit: 200 }))['placed']
    )
    for (seq of page) pushed.add(seq)
  }
  expect(pushed.size).toBe(head - 3) // all but the room's creation and the two who joined
  figure(`held back after ${String(mina.all('log:appended').length)} pushes; lost 0`)
})

test('one that never reads is disconnected, and the others receive everything meanwhile', async () => {
  const space = await startSpace({ allowances: noLimits, graceMs: 1 })
  const [omar, mina, mallory] = [
    await enterAsMember(space, 'Omar'),
    await enterAsMember(space, 'Mina'),
    await enterAsMember(space, 'Mallory')
  ]
  for (const one of [omar, mina, mallory]) await one.joins(space.lobby)
  mallory.freeze()
  const posted = 900
  const grown = await growth(async () => {
    await postsMany(omar, space.lobby, posted, 16_000)
    await expect.poll(() => space.host.people(), { timeout: 25_000 }).toBe(2)
  })
  figure(`hung up on, after ${String((posted * 16) / 1000)} MB of pushes; memory +${String(grown)} MB`)
  await mina.catchesUp()
  expect(mina.all('log:appended').flatMap(({ placed }) => seqsOf(placed)).length).toBeGreaterThan(posted)
})

test('further pages wait until the ones before are read', async () => {
  const space = await startSpace({ allowances: noLimits })
  const [omar, mallory] = [await enterAsMember(space, 'Omar'), await enterAsMember(space, 'Mallory')]
  await omar.joins(space.lobby)
  await mallory.joins(space.lobby)
  await postsMany(omar, space.lobby, 200, 16_000)
  const thaw = mallory.freeze()
  let answers = 0
  const grown = await growth(async () => {
    for (let n = 0; n < 32; n += 1)
      mallory.socket.emit('log:read', { room: space.lobby, after: 0, limit: 200 }, () => (answers += 1))
    for (const begun = performance.now(); performance.now() - begun < 1500;)
      accepted(await omar.posts(space.lobby, 'others go on'))
  })
  figure(`32 pages asked for and none read: memory +${String(grown)} MB`)
  thaw()
  await expect.poll(() => answers, { timeout: 15_000 }).toBe(32)
})

const withIPv6 = test.skipIf(lacks('IPv6'))

withIPv6('a person on a connection that stalls has every message once and in order in the end', async () => {
  const space = await startSpace({ allowances: noLimits, graceMs: 60_000 })
  const omar = await enterAsMember(space, 'Omar')
  await omar.joins(space.lobby)
  const proxy = await startProxy(space.host.port)
  const mina = await space.join('Mina', { dial: () => space.dialAt(proxy.address) })
  accepted(await omar.posts(space.lobby, 'the first one'))
  await mina.receives('the first one')
  const flow = proxy.stall()
  await postsMany(omar, space.lobby, 1200, 8000)
  accepted(await omar.posts(space.lobby, 'the last one'))
  flow()
  await mina.receives('the last one')
  const seqs = mina.received.map(({ position }) => position.seq)
  expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, n) => (seqs[0] ?? 0) + n))
  expect(mina.texts()).toHaveLength(1202)
})
