/** The order of an author's events, when the host refuses one of them for a moment. */
import { expect, test } from 'vitest'
import { defaultAllowances } from '../../../../src/main/host/limits/allowances.ts'
import { systemTime } from '../../../../src/main/host/time.ts'
import { codeOf, enterAsMember, openClient, type ContractClient } from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'

interface Slow {
  space: Space
  mina: ContractClient
  /** The host may take that many more messages. */
  allow: (messages: number) => void
}

/** A host that takes one message of a device, and more only when the test says so. */
async function slowHost(): Promise<Slow> {
  let ticks = 0
  const share = { perSecond: 1, atOnce: 1 }
  const space = await startSpace({
    allowances: { ...defaultAllowances, messages: { device: share, address: share } },
    time: { ...systemTime, ticks: () => ticks }
  })
  const mina = await enterAsMember(space, 'Mina')
  ticks += 10_000
  await mina.joins(space.lobby)
  ticks += 10_000
  return { space, mina, allow: (messages) => void (ticks += messages * 1000) }
}

test('what is sent behind a message that came too early waits until that is sent again', async () => {
  const { space, mina, allow } = await slowHost()
  const [first, second, third] = await mina.signAll(space.lobby, ['one', 'two', 'three'])
  const send = async (event: unknown): Promise<string> =>
    codeOf(await mina.request('event:append', { event }))
  expect([await send(first), await send(second)]).toEqual(['ok', 'too-many'])
  allow(1)
  expect(await send(third)).toBe('contested')
  expect(await send(second)).toBe('ok')
  allow(1)
  expect(await send(third)).toBe('ok')
})

test('a message that arrived over another connection is not waited for', async () => {
  const { space, mina, allow } = await slowHost()
  const [first, second, third] = await mina.signAll(space.lobby, ['one', 'two', 'three'])
  const other = await openClient(space, { keys: mina.keys })
  await other.enter()
  const send = async (by: ContractClient, event: unknown): Promise<string> =>
    codeOf(await by.request('event:append', { event }))
  expect([await send(mina, first), await send(mina, second)]).toEqual(['ok', 'too-many'])
  allow(1)
  expect(await send(other, second)).toBe('ok')
  allow(1)
  expect(await send(mina, third)).toBe('ok')
})

test('below its author’s head an event is taken where its number is free, behind what the author has in the room', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  const [one, two, three, four] = await mina.signAll(space.lobby, ['one', 'two', 'three', 'four'])
  const again = await openClient(space, { keys: mina.keys })
  await again.enter({ settled: { aseq: 6, prev: 'A'.repeat(43) } })
  const send = async (event: unknown): Promise<string> =>
    codeOf(await again.request('event:append', { event }))
  expect([await send(two), await send(three)]).toEqual(['ok', 'ok'])
  expect(await send(one)).toBe('out-of-order') // “two” is in the room already
  const [other] = await mina.signAll(space.lobby, ['another under the next number'])
  expect([await send(four), await send({ ...other, aseq: 6 })]).toEqual(['contested', 'contested'])
  expect(codeOf(await again.request('event:append', { event: four, skips: true }))).toBe('ok')
})

test('an author says which number it gives up, and goes on behind it', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  const [, second] = await mina.signAll(space.lobby, ['never sent', 'second'])
  const send = async (sent: object): Promise<string> => codeOf(await mina.request('event:append', sent))
  expect(await send({ event: second })).toBe('out-of-order')
  expect(await send({ event: second, skips: true })).toBe('ok')
})

test('what is behind a refused event below the head waits until its author gives that up', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  const [first] = await mina.signAll(space.lobby, ['one'])
  const refused = await mina.sign('a'.repeat(26), 'message.posted', { text: 'to no room' })
  const again = await openClient(space, { keys: mina.keys })
  await again.enter({ settled: { aseq: 9, prev: 'A'.repeat(43) } })
  const send = async (sent: object): Promise<string> => codeOf(await again.request('event:append', sent))
  expect(await send({ event: first })).toBe('ok')
  expect(await send({ event: refused })).toBe('not-found')
  const behind = { ...(await mina.signAll(space.lobby, ['two', 'three']))[1] }
  expect(await send({ event: behind })).toBe('contested')
  expect(await send({ event: behind, skips: true })).toBe('ok')
})

test('what is behind an event that came too early waits too, when another connection declares higher numbers', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  const [, second, third] = await mina.signAll(space.lobby, ['never sent', 'second', 'third'])
  const send = async (sent: object): Promise<string> => codeOf(await mina.request('event:append', sent))
  expect(await send({ event: second })).toBe('out-of-order')
  const tab = await openClient(space, { keys: mina.keys })
  await tab.enter({ settled: { aseq: 9, prev: 'A'.repeat(43) } })
  expect(await send({ event: third })).toBe('contested')
  expect(await send({ event: second })).toBe('ok')
  expect(await send({ event: third })).toBe('ok')
})

test('what is behind an event that was refused for an earlier one waits, when another connection sends the earlier one', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  const [first, second, third, fourth] = await mina.signAll(space.lobby, ['1', '2', '3', '4'])
  const send = async (event: unknown, client: ContractClient = mina): Promise<string> =>
    codeOf(await client.request('event:append', { event }))
  expect([await send(second), await send(third)]).toEqual(['out-of-order', 'contested'])
  const tab = await openClient(space, { keys: mina.keys })
  await tab.enter({ settled: { aseq: 9, prev: 'A'.repeat(43) } })
  expect([await send(first, tab), await send(second, tab)]).toEqual(['ok', 'ok'])
  expect(await send(fourth)).toBe('contested')
  expect([await send(third), await send(fourth)]).toEqual(['ok', 'ok'])
})

test('what is behind an event whose number another connection has used for another one waits until its author gives that up', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  const [tabs] = await mina.signAll(space.lobby, ['of the tab'])
  const tab = await openClient(space, { keys: mina.keys })
  await tab.enter({ settled: { aseq: 9, prev: 'A'.repeat(43) } })
  const send = async (sent: object, client: ContractClient = mina): Promise<string> =>
    codeOf(await client.request('event:append', sent))
  expect(await send({ event: tabs }, tab)).toBe('ok')
  const [second, third] = await mina.signAll(space.lobby, ['2', '3'])
  const same = await tab.sign(space.lobby, 'message.posted', { text: 'under the same number' })
  expect(await send({ event: { ...same, aseq: tabs?.aseq ?? 0 } })).toBe('out-of-order')
  expect(await send({ event: second })).toBe('contested')
  expect([await send({ event: second, skips: true }), await send({ event: third })]).toEqual(['ok', 'ok'])
})

test('what is behind an event that was refused unread waits too, when another connection uses its number', async () => {
  let ticks = 0
  const requests = { device: { perSecond: 20, atOnce: 20 }, address: { perSecond: 10_000, atOnce: 10_000 } }
  const space = await startSpace({
    allowances: { ...defaultAllowances, requests },
    time: { ...systemTime, ticks: () => ticks }
  })
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  const tab = await openClient(space, { keys: mina.keys })
  await tab.enter({ settled: { aseq: 9, prev: 'A'.repeat(43) } })
  const send = async (event: unknown, client: ContractClient = mina): Promise<string> =>
    codeOf(await client.request('event:append', { event }))
  const same = await mina.sign(space.lobby, 'message.posted', { text: 'under the same number' })
  const [one, two] = await mina.signAll(space.lobby, ['one', 'two'])
  ticks += 10_000
  const searches = Array.from({ length: 20 }, () => mina.request('log:locate', { room: space.lobby, at: 1 }))
  await Promise.all(searches)
  expect(await send(one)).toBe('too-many')
  ticks += 10_000
  expect([await send(same, tab), await send(two)]).toEqual(['ok', 'contested'])
})
