/** What refers to something that an older copy of the host's file has lost is not refused for good before that may be back. */
import { copyFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { eventId } from '#shared/log/event.ts'
import { limits } from '#shared/values/limits.ts'
import { Healing } from '../../../../src/main/host/claims/healing.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { startSpace, tempFolder } from '../../../support/chat.ts'
import { accepted, codeOf, enterAsMember, eventOfHost, openClient } from '../../../support/contract-client.ts'

test('a reaction to a message that is lost waits until somebody has brought the message', async () => {
  const space = await startSpace()
  const [mina, omar] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Omar')]
  for (const person of [mina, omar]) accepted(await person.joins(space.lobby))
  await space.stop()
  const copy = `${tempFolder()}/copy.db`
  copyFileSync(space.path, copy)
  await space.restart()
  const writer = await openClient(space, { keys: omar.keys })
  accepted(await writer.enter())
  accepted(await writer.posts(space.lobby, 'lost'))
  const events = space.file.log.readBefore(space.id, space.lobby, 99, 1).map(({ event }) => ({ event }))
  const target = events.map(({ event }) => eventId(event, nodeCrypto.hash))[0] ?? ''
  await space.stop()
  copyFileSync(copy, space.path)
  await space.restart()

  const [reader, bringer] = [
    await openClient(space, { keys: mina.keys }),
    await openClient(space, { keys: omar.keys })
  ]
  accepted(await reader.enter({ ofHost: await eventOfHost(space, 1) })) // it may hold more, though nothing of the host itself is lost
  accepted(await bringer.enter())
  const reaction = await reader.sign(space.lobby, 'reaction.added', { target, emoji: '👍' })
  const react = async (): Promise<string> => codeOf(await reader.request('event:append', { event: reaction }))
  expect(await react()).toBe('contested')
  expect(await bringer.request('log:bring', { events })).toMatchObject({ placed: [target] })
  expect(await react()).toBe('ok')

  // It goes on, but what is deleted does not come back.
  const [author, late] = [
    await openClient(space, { keys: omar.keys }),
    await openClient(space, { keys: mina.keys })
  ]
  for (const client of [author, late]) accepted(await client.enter())
  accepted(await author.write('event:append', space.lobby, 'message.deleted', { target }))
  const reply = await late.write('event:append', space.lobby, 'reaction.added', { target, emoji: '🎉' })
  expect(codeOf(reply)).toBe('not-found')
  const answered = { text: 'late', reply: target }
  expect(codeOf(await late.write('event:append', space.lobby, 'message.posted', answered))).toBe('not-found')
  const unknown = await late.write('event:append', space.lobby, 'reaction.added', {
    target: 'A'.repeat(43),
    emoji: '🎉'
  })
  expect(codeOf(unknown)).toBe('contested')
})

test('lasts until nothing has been given back for a while after the start', () => {
  let now = 0
  const ownWait = { isComparing: true }
  const healing = new Healing({ time: { ticks: () => now }, ownWait })
  expect(healing.isGoingOn).toBe(true)
  ownWait.isComparing = false
  expect(healing.isGoingOn).toBe(false)
  healing.extend()
  now = limits.maxIncompleteDelayMs
  expect(healing.isGoingOn).toBe(true)
  now += 5_000
  expect(healing.isGoingOn).toBe(false)
})

test('ends in the end, though something is given back again and again', () => {
  let now = 0
  const healing = new Healing({ time: { ticks: () => now }, ownWait: { isComparing: false } })
  const giving = Array.from({ length: 40 }, () => {
    healing.extend()
    now += 10_000
    return healing.isGoingOn
  })
  expect([giving[0], giving.at(-1)]).toEqual([true, false])
  now += 300_000
  healing.extend()
  expect(healing.isGoingOn).toBe(true)
})

test('begins when a comparison shows that somebody holds more', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  accepted(await mina.joins(space.lobby))
  const body = { target: 'A'.repeat(43), emoji: '👍' }
  const react = async (): Promise<string> =>
    codeOf(await mina.write('event:append', space.lobby, 'reaction.added', body))
  const compare = async (seq: number, digest: unknown): Promise<unknown> =>
    accepted(await mina.request('log:compare', { room: space.lobby, points: [{ seq, digest }] }))
  await compare(1, space.file.log.digest(space.lobby, 1))
  expect(await react()).toBe('not-found')
  await compare(9, 'A'.repeat(43))
  expect(await react()).toBe('contested')
})

test('does not begin with what a member may have written only now', async () => {
  let healed = 0
  const space = await startSpace({ onHealed: () => (healed += 1) })
  const mina = await enterAsMember(space, 'Mina')
  accepted(await mina.joins(space.lobby))
  const [event] = await mina.signAll(space.lobby, ['new'])
  accepted(await mina.request('log:bring', { events: [{ event }] }))
  const reaction = await mina.sign(space.lobby, 'reaction.added', { target: 'A'.repeat(43), emoji: '👍' })
  expect(codeOf(await mina.request('event:append', { event: reaction }))).toBe('not-found')
  expect(healed).toBe(0)
})
