/** What a space is does not depend on which of its rooms is read first. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KnownEvent } from '#shared/log/kinds.ts'
import { isMember, type SpaceState } from '#shared/log/space-state.ts'
import { devices, lobbyId, RandomSpace, seenOf, spaceId, stateOfLogs, type Choice } from './random-space.ts'

const number = fc.nat({ max: 1000 })
const choices: fc.Arbitrary<Choice[]> = fc.array(fc.tuple(number, number, number, number), {
  minLength: 10,
  maxLength: 80
})

/** Each room at once, in different orders, and mixed. */
function picksFor(count: number, mixed: readonly number[][]): number[][] {
  const byRoom = [0, 1, 2, 3, 5, 7, 11].map((first) => Array.from({ length: count }, () => first))
  return [...byRoom, ...mixed]
}

describe('every order in which rooms are read gives the same space', () => {
  test.each([
    ['of today', false],
    ['of an older version, whose removals name no number', true]
  ])('in logs %s', (_, old) => {
    const mixes = fc.array(fc.array(number, { maxLength: 100 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(choices, mixes, (chosen, mixed) => {
        const { logs, state } = new RandomSpace(chosen, { old })
        const count = [...logs.values()].flat().length
        for (const picks of picksFor(count, mixed))
          expect(seenOf(stateOfLogs(logs, picks))).toEqual(seenOf(state))
      }),
      { numRuns: 300 }
    )
  })
})

type Line = [author: string, aseq: number, room: string, kind: KnownEvent['kind'], body: object]

const [mina = '', omar = ''] = devices
const garden = 'g'.repeat(26)
const open = { name: 'Garden', access: 'open', invited: [] }
const began: Line[] = [
  [mina, 1, spaceId, 'space.created', { name: 'Space', lobby: lobbyId }],
  [omar, 1, spaceId, 'member.introduced', { key: '', name: 'Omar', colour: 0, guest: false }],
  [mina, 2, lobbyId, 'room.created', { name: 'Lobby', access: 'open', invited: [] }],
  [omar, 2, lobbyId, 'member.joined', {}],
  [mina, 3, garden, 'room.created', open]
]

function logsOf(lines: readonly Line[]): Map<string, KnownEvent[]> {
  const events = lines.map(([author, aseq, room, kind, body], at): unknown => {
    return { v: 1, space: spaceId, room, author, aseq, prev: null, at, sig: '', kind, body }
  })
  return Map.groupBy(events as KnownEvent[], ({ room }) => room)
}

/** Both ways: the rooms in the order given, and backwards. */
function statesOf(lines: readonly Line[]): SpaceState[] {
  const logs = logsOf(lines)
  return [stateOfLogs(logs, []), stateOfLogs(new Map([...logs].reverse()), [])]
}

const isIn = (state: SpaceState, device: string): string[] =>
  [lobbyId, garden].filter((room) => state.rooms.get(room)?.members.has(device))

test('a second creation of a room changes nothing, nor does one of the space', () => {
  const again: Line[] = [
    [omar, 3, garden, 'member.joined', {}],
    [omar, 4, garden, 'room.created', { name: 'Mine', access: 'private', invited: [] }],
    [omar, 5, spaceId, 'space.created', { name: 'Mine', lobby: garden }]
  ]
  for (const state of statesOf([...began, ...again])) {
    expect(state).toMatchObject({ name: 'Space', by: mina, lobby: lobbyId })
    expect(state.rooms.get(garden)).toMatchObject({ name: 'Garden', access: 'open', by: mina })
    expect(isIn(state, omar)).toEqual([lobbyId, garden])
  }
})

test('a removed member is in no room, whatever it wrote and wherever that is read', () => {
  const removed: Line[] = [
    [mina, 4, lobbyId, 'member.removed', { member: omar, after: 2 }],
    [omar, 3, garden, 'member.joined', {}],
    [omar, 4, lobbyId, 'member.joined', {}],
    [omar, 5, spaceId, 'member.introduced', { key: '', name: 'New', colour: 0, guest: false }]
  ]
  for (const state of statesOf([...began, ...removed])) {
    expect(isIn(state, omar)).toEqual([])
    expect(isMember(state, omar)).toBe(false)
  }
})

test('who is readmitted is in the lobby, and in what was joined after the removal', () => {
  const joined = (aseq: number): Line => [omar, aseq, garden, 'member.joined', {}]
  const twice: Line[] = [
    [mina, 4, lobbyId, 'member.removed', { member: omar, after: 3 }],
    [mina, 5, lobbyId, 'member.readmitted', { member: omar }]
  ]
  for (const state of statesOf([...began, joined(3), ...twice])) expect(isIn(state, omar)).toEqual([lobbyId])
  for (const state of statesOf([...began, ...twice, joined(4)]))
    expect(isIn(state, omar)).toEqual([lobbyId, garden])
  for (const state of statesOf([...began, ...twice.toReversed(), joined(4)]))
    expect(isMember(state, omar)).toBe(true)
  const last: Line = [mina, 6, lobbyId, 'member.removed', { member: omar, after: 4 }]
  for (const state of statesOf([...began, joined(4), last, ...twice])) expect(isIn(state, omar)).toEqual([])
})

test('in an older log the time of a removal says what came after it', () => {
  const removed: Line = [mina, 4, lobbyId, 'member.removed', { member: omar }]
  const readmitted: Line = [mina, 5, lobbyId, 'member.readmitted', { member: omar }]
  const joined: Line = [omar, 3, garden, 'member.joined', {}]
  for (const state of statesOf([...began, joined, removed, readmitted]))
    expect(isIn(state, omar)).toEqual([lobbyId])
  for (const state of statesOf([...began, removed, readmitted, joined]))
    expect(isIn(state, omar)).toEqual([lobbyId, garden])
})

test('of two moves of one member the one with the higher number counts', () => {
  const late: Line[] = [
    [omar, 5, garden, 'member.joined', {}],
    [omar, 7, garden, 'member.left', {}],
    [omar, 6, garden, 'member.joined', {}]
  ]
  for (const state of statesOf([...began, ...late])) expect(isIn(state, omar)).toEqual([lobbyId])
})
