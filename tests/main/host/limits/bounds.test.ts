/** What people write is bounded by the host that takes it, and once more by the member that reads it. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#shared/log/canonical.ts'
import { eventId, signEvent } from '#shared/log/event.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { systemClock } from '#shared/values/clock.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { systemTime } from '../../../../src/main/host/time.ts'
import { emoji } from '../../../../src/renderer/text/emoji.ts'
import {
  accepted,
  openClient,
  codeOf,
  enterAsMember,
  type ContractClient
} from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'

const day = 86_400_000

async function omarIn(space: Space): Promise<ContractClient> {
  const omar = await enterAsMember(space, 'Omar')
  await omar.joins(space.lobby)
  return omar
}

/** As the hosts of older versions answer. */
async function dialWithoutTime(space: Space): Promise<HostConnection> {
  const connection = await space.dial()
  const request: typeof connection.request = async (name, payload) => {
    const reply = await connection.request(name, payload)
    if (name === 'space:greet') delete (reply as { now?: number }).now
    return reply
  }
  return { ...connection, request }
}

async function says(caller: ContractClient, room: string, kind: string, body: JsonObject): Promise<string> {
  return codeOf(await caller.write('event:append', room, kind, body))
}

/** @returns the id of a new message in the lobby */
async function posts(space: Space, caller: ContractClient): Promise<string> {
  accepted(await caller.posts(space.lobby, 'about this'))
  const [posted] = space.file.log.readBefore(space.id, space.lobby, Number.MAX_SAFE_INTEGER, 1)
  if (!posted) throw new Error('nothing was written')
  return eventId(posted.event, nodeCrypto.hash)
}

describe('a time', () => {
  test.each([
    ['a day ahead is taken', day - 60_000, 'ok'],
    ['more than a day ahead is not', day + 60_000, 'clock'],
    ['nor one that no calendar has', 9_000_000_000_000_000 - Date.now(), 'clock'],
    ['as old as any is taken', -Date.now(), 'ok']
  ])('%s', async (_, ahead, code) => {
    const space = await startSpace()
    const omar = await omarIn(space)
    const { sig: _sig, ...event } = await omar.sign(space.lobby, 'message.posted', { text: 'when?' })
    const signed = await signEvent({ ...event, at: Date.now() + ahead }, omar.keys, nodeCrypto.hash)
    expect(codeOf(await omar.request('event:append', { event: signed }))).toBe(code)
  })

  test('is reported to its author where the host does not tell its time, and the message stays for a retry', async () => {
    let ahead = 0
    const clock = { ...systemClock, now: () => Date.now() + ahead }
    const space = await startSpace()
    const noor = await space.join('Noor', { clock, dial: () => dialWithoutTime(space) })
    const mina = await space.join('Mina')
    ahead = 3 * day
    await noor.says('from the future')
    await noor.sees('the refusal', () => noor.session.view.outbox[0]?.code === 'clock')
    ahead = 0
    const [draft] = noor.session.view.outbox
    expect(await noor.requests('outbox:retry', { ticket: draft?.ticket ?? '' })).toBe('ok')
    await mina.receives('from the future')
  })

  test('of a message is that of the host when the clock of its author was set ahead', async () => {
    let ahead = 0
    const space = await startSpace()
    const noor = await space.join('Noor', { clock: { ...systemClock, now: () => Date.now() + ahead } })
    const mina = await space.join('Mina')
    ahead = 3 * day
    await noor.says('from the future')
    const { event } = await mina.receives('from the future')
    expect(Math.abs(event.at - Date.now())).toBeLessThan(60_000)
  })

  test('refuses a newcomer where the host does not tell its time, with the reason, until the clock is correct', async () => {
    let ahead = 2 * day
    const clock = { ...systemClock, now: () => Date.now() + ahead }
    const space = await startSpace()
    const mina = await space.join('Mina')
    const dial = (): Promise<HostConnection> => dialWithoutTime(space)
    const noor = await space.join('Noor', { clock, dial, wait: false })
    await noor.sees('why', () => noor.session.view.connection.state === 'open' && noor.errors.length > 0)
    await expect.poll(() => noor.session.view.connection).toEqual({ state: 'open', code: 'clock' })
    expect(await noor.requests('connection:retry', {})).toBe('ok')
    ahead = 0
    await noor.sees('the lobby', () => noor.room('Lobby').membership === 'joined')
    await expect.poll(() => noor.session.view.connection.state).toBe('open')
    expect(noor.errors).toHaveLength(1)
    await noor.says('on time')
    await mina.receives('on time')
  })

  test('is compared with the clock of the host, not with this one', async () => {
    const space = await startSpace({ time: { ...systemTime, now: () => Date.now() - 2 * day } })
    const omar = await openClient(space)
    accepted(await omar.enter())
    expect(codeOf(await omar.introduces('Omar'))).toBe('clock')
  })
})

describe('how much is said about a message', () => {
  test(`${String(limits.edits)} edits are taken and no more, also after a restart`, async () => {
    const space = await startSpace()
    const omar = await omarIn(space)
    const target = await posts(space, omar)
    for (let turn = 1; turn <= limits.edits; turn += 1)
      accepted(
        await omar.write('event:append', space.lobby, 'message.edited', { target, text: String(turn) })
      )
    expect(await says(omar, space.lobby, 'message.edited', { target, text: 'too much' })).toBe('full')
    expect(await says(omar, space.lobby, 'reaction.added', { target, emoji: '👍' })).toBe('ok')
    const other = await posts(space, omar)
    expect(await says(omar, space.lobby, 'message.edited', { target: other, text: 'again' })).toBe('ok')
    await space.restart()
    const later = await openClient(space, { keys: omar.keys })
    accepted(await later.enter())
    expect(await says(later, space.lobby, 'message.edited', { target, text: 'too much' })).toBe('full')
    expect(await says(later, space.lobby, 'message.deleted', { target })).toBe('ok')
  })

  test(`${String(limits.reactions)} different emoji are taken, and those again`, async () => {
    const space = await startSpace()
    const omar = await omarIn(space)
    const target = await posts(space, omar)
    const all = emoji.slice(0, limits.reactions + 1).map((one) => one.emoji)
    const last = all.pop() ?? ''
    for (let at = 0; at < all.length; at += limits.reactionsEach) {
      const one = await enterAsMember(space, `Member ${String(at)}`)
      accepted(await one.joins(space.lobby))
      for (const given of all.slice(at, at + limits.reactionsEach))
        accepted(await one.write('event:append', space.lobby, 'reaction.added', { target, emoji: given }))
    }
    expect(await says(omar, space.lobby, 'reaction.added', { target, emoji: all[0] ?? '' })).toBe('ok')
    expect(await says(omar, space.lobby, 'reaction.added', { target, emoji: last })).toBe('full')
    expect(await says(omar, space.lobby, 'reaction.removed', { target, emoji: all[0] ?? '' })).toBe('ok')
    expect(await says(omar, space.lobby, 'reaction.added', { target, emoji: all[0] ?? '' })).toBe('ok')
  })
})

test('one member cannot take the room for the reactions of all', async () => {
  const space = await startSpace()
  const [omar, mina] = [await omarIn(space), await enterAsMember(space, 'Mina')]
  accepted(await mina.joins(space.lobby))
  const target = await posts(space, omar)
  const [last, ...own] = emoji.slice(0, limits.reactionsEach + 1).map((one) => one.emoji)
  for (const given of own)
    accepted(await omar.write('event:append', space.lobby, 'reaction.added', { target, emoji: given }))
  expect(await says(omar, space.lobby, 'reaction.added', { target, emoji: last ?? '' })).toBe('full')
  expect(await says(mina, space.lobby, 'reaction.added', { target, emoji: last ?? '' })).toBe('ok')
  expect(await says(omar, space.lobby, 'reaction.added', { target, emoji: last ?? '' })).toBe('ok')
})

describe('a body', () => {
  test('has a limit of values, for every kind', async () => {
    const space = await startSpace()
    const omar = await omarIn(space)
    const more = (count: number): JsonObject => ({ text: 'x', more: Array<number>(count).fill(0) })
    expect(await says(omar, space.lobby, 'message.posted', more(limits.maxBodyValues))).toBe('too-large')
    expect(await says(omar, space.lobby, 'message.posted', more(limits.maxBodyValues - 3))).toBe('ok')
  })
})

test('an invisible name is refused, and harmless in an old log', async () => {
  const space = await startSpace()
  const omar = await omarIn(space)
  for (const name of ['\u3164', '\u2800', `M${'\u0301'.repeat(60)}`, 'Mi\u200dna', '\ud800'])
    expect(codeOf(await omar.introduces(name)), name).toBe('invalid')
  const event = await omar.sign(space.id, 'member.introduced', {
    key: toBase64(omar.keys.publicKey),
    name: '\u3164',
    colour: 0,
    guest: false
  })
  const seq = (space.file.log.head(space.id)?.seq ?? 0) + 1
  space.file.log.append(
    [{ event, position: { epoch: 1, seq }, id: eventId(event, nodeCrypto.hash) }],
    space.id
  )
  await space.restart()
  const mina = await space.join('Mina')
  expect(mina.session.view.members.find(({ device }) => device === omar.device)?.name).toBe('?')
  expect(mina.session.view.connection.state).toBe('open')
})
