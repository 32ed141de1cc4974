import { expect, onTestFinished, test } from 'vitest'
import { signClaim } from '#shared/log/claim.ts'
import { deviceIdOf } from '#shared/log/event.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import type { RoomView } from '#shared/session/contract.ts'
import { MissingRooms } from '#shared/session/missing-rooms.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { unwrap } from '#shared/values/reply.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { systemClock, type Clock } from '#shared/values/clock.ts'
import { startSpace } from '../../support/chat.ts'
import { FalseHost } from '../../support/false-host.ts'
import { ids, room, ScriptedClock } from '../../support/interface.ts'

const longMs = 60_000
const board = room('Board', ids.room('b'), { membership: 'joined' })
const other = room('Other', ids.room('o'), { membership: 'none' })
const listOf = (...rooms: RoomView[]): Map<string, RoomView> => new Map(rooms.map((one) => [one.id, one]))

function missingRooms() {
  const [clock, gone]: [ScriptedClock, unknown[]] = [new ScriptedClock(), []]
  const missing = new MissingRooms(clock, (id, isListed) => gone.push(isListed ? { listed: id } : id))
  return { clock, gone, missing }
}

test('a room of a host that was not started meanwhile is gone at once', () => {
  const { missing } = missingRooms()
  expect(missing.begin(listOf(board), listOf(), false)).toEqual([])
  expect(missing.has(board.id)).toBe(false)
})

test('a room that nobody brings back is gone after a while', () => {
  const { clock, gone, missing } = missingRooms()
  expect(missing.begin(listOf(board, other), listOf(), true)).toEqual([board])
  expect([missing.has(board.id), missing.has(other.id), gone]).toEqual([true, false, []])
  clock.pass(longMs)
  expect([missing.has(board.id), gone]).toEqual([false, [board.id]])
})

test('what the host says of a room counts', () => {
  const { clock, gone, missing } = missingRooms()
  missing.begin(listOf(board), listOf(), true)
  missing.found(board.id)
  clock.pass(longMs)
  expect([missing.has(board.id), gone]).toEqual([false, []])
})

test('a connection that is lost meanwhile takes nothing away, and does not make the wait longer', () => {
  const { clock, gone, missing } = missingRooms()
  missing.begin(listOf(board), listOf(), true)
  clock.pass(10_000)
  expect(missing.begin(listOf(board), listOf(), false)).toEqual([board])
  clock.pass(6_000)
  expect(gone).toEqual([board.id])
})

test('a room that was brought back without this device in it stays in the list', () => {
  const { clock, gone, missing } = missingRooms()
  missing.begin(listOf(board), listOf(), true)
  missing.listed(board.id)
  expect(missing.has(board.id)).toBe(true)
  clock.pass(longMs)
  expect(gone).toEqual([{ listed: board.id }])
})

test('nothing is said of a session that has ended', () => {
  const { clock, gone, missing } = missingRooms()
  missing.begin(listOf(board), listOf(), true)
  missing.end()
  clock.pass(longMs)
  expect(gone).toEqual([])
})

test('a room that the host’s older copy lacks stays in sight, and only what is written in it waits', async () => {
  const space = await startSpace()
  let mayDial: Promise<unknown> = Promise.resolve()
  const dial = async (): Promise<HostConnection> => mayDial.then(() => space.dial())
  const refused: string[] = []
  const ada = await space.join('Ada', {
    dial: async () => {
      const link = await space.dial()
      const request: HostConnection['request'] = async (name, payload) => {
        const reply = await link.request(name, payload)
        if (!reply.ok) refused.push(`${name} ${reply.code}`)
        return reply
      }
      return { ...link, request }
    }
  })
  const old = space.copy()
  const omar = await space.join('Omar', { dial }) // the host does not know then who made the room
  await omar.creates('Board', 'private', [ada])
  await ada.sees('the invitation', () => ada.room('Board').membership === 'invited')
  await ada.joins('Board')
  await ada.says('on the board', 'Board')
  await omar.receives('on the board')
  const [gone, seen]: [string[], unknown[]] = [[], []]
  ada.session.on('room:removed', (removed) => gone.push(removed.room))
  ada.session.on('space:refreshed', ({ rooms }) => seen.push(rooms.map(({ name }) => name)))
  const isBack = Promise.withResolvers<undefined>()
  mayDial = isBack.promise
  await old.restore()
  await ada.sees('the host again', () => seen.length > 0 && ada.session.view.connection.state === 'open')
  await ada.says('at once', 'Board')
  await ada.says('meanwhile')
  await ada.receives('meanwhile')
  expect([ada.session.view.outbox.map(({ state }) => state), refused]).toEqual([['waiting'], []])
  isBack.resolve(undefined)
  await omar.receives('at once')
  await ada.receives('at once')
  expect([gone, seen[0]]).toEqual([[], ['Lobby', 'Board']])
})

test('what is written in a conversation of two that nobody brings back opens it again', async () => {
  const host = new FalseHost()
  const clock: Clock = {
    now: () => systemClock.now(),
    after: (ms, call) => systemClock.after(ms / 10, call)
  }
  const full = { ...host.entry(), newcomer: false }
  const pair = [host.mina, host.omar].map(({ publicKey }) => deviceIdOf(publicKey, nodeCrypto.hash))
  const direct = { ...room('', host.directRoom(), { access: 'direct', pair }), head: null }
  host.answers['space:enter'] = () => ({
    ...full,
    rooms: [...full.rooms, { room: direct, membership: 'joined' }]
  })
  host.answers['room:create'] = () => ({ position: { epoch: 1, seq: 1 }, room: direct })
  const { session } = host.session(memoryStore(), { clock })
  onTestFinished(() => session.stop())
  session.start()
  await expect.poll(() => session.view.rooms.length).toBe(2)

  const claim = await signClaim(host.space, 2, 2, host.omar, nodeCrypto.hash)
  host.answers['space:greet'] = () => ({ space: host.space, claim, nonce: 'A'.repeat(43) })
  const isBack = Promise.withResolvers<undefined>()
  host.answers['space:enter'] = () => {
    isBack.resolve(undefined)
    return full
  }
  host.hangUp()
  await isBack.promise
  await expect.poll(() => session.view.connection.state).toBe('open')
  const write = { room: direct.id, kind: 'message.posted', body: { text: 'hi' } } as const
  unwrap(await session.request('event:write', write))
  await expect.poll(() => host.requested, { timeout: 10_000 }).toContain('room:create')
})
