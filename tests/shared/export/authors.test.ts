/** An export is of one room, while each author's numbers count through all rooms. */
import { describe, expect, test } from 'vitest'
import { signEvent, type LogEvent } from '#shared/log/event.ts'
import { Authors } from '#shared/export/authors.ts'
import { gapsBetween, rangesOf } from '#shared/export/number-ranges.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { ids } from '../../support/interface.ts'

const written = { v: 1, space: ids.space, room: ids.lobby, author: 'a', at: 1, prev: null, aseq: 1 } as const
const first = await signEvent(
  { ...written, kind: 'message.posted', body: { text: 'Hello' } },
  deviceKeysOf(newIdentityPem()),
  nodeCrypto.hash
)

class Room {
  readonly authors = new Authors([])
  #seq = 0

  /** @param isMoved whether it came back after an older copy was put back */
  add(aseq: number, isMoved = false): void {
    this.#seq += 1
    const event: LogEvent = { ...first, aseq }
    const position = { epoch: 1, seq: this.#seq }
    this.authors.add({ event, position, ...(isMoved ? { origin: position } : {}) }, String(this.#seq))
  }
}

function counted(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

describe('numbers as ranges', () => {
  test('join those that follow each other, in any order', () => {
    expect(rangesOf([])).toEqual([])
    expect(rangesOf([12, 3, 1, 2, 10, 5])).toEqual([
      [1, 3],
      [5, 5],
      [10, 10],
      [12, 12]
    ])
  })

  test('have gaps before and between them', () => {
    expect(gapsBetween(rangesOf([]))).toEqual([])
    expect(gapsBetween(rangesOf([1, 2]))).toEqual([])
    expect(gapsBetween(rangesOf([3, 4, 6]))).toEqual([
      [1, 2],
      [5, 5]
    ])
  })
})

test('numbers that come back are not missing, and those that come twice are said', () => {
  const room = new Room()
  for (const aseq of [2, 5, 6, 9]) room.add(aseq)
  for (const aseq of [4, 8, 5]) room.add(aseq, true)
  expect(room.authors.elsewhere).toMatchObject([
    {
      count: 3,
      numbers: [
        [1, 1],
        [3, 3],
        [7, 7]
      ]
    }
  ])
  expect(room.authors.twice).toMatchObject([{ count: 1, numbers: [[5, 5]] }])
})

// With a step for each pair of numbers, each of these takes minutes, and longer than a test may take.
describe('40,000 events are counted in a step or two each', () => {
  const count = 40_000

  test('of an author who writes in two rooms in turn', () => {
    const room = new Room()
    for (const n of counted(1, count)) room.add(2 * n)
    expect(room.authors.elsewhere).toMatchObject([{ count, numbers: { length: count } }])
  })

  test('that came back in the opposite order', () => {
    const room = new Room()
    for (const n of counted(1, count)) room.add(2 * n)
    for (const n of counted(1, count).toReversed()) room.add(2 * n - 1, true)
    for (const n of counted(1, count).toReversed()) room.add(2 * n, true)
    expect(room.authors.elsewhere).toEqual([])
    expect(room.authors.twice).toMatchObject([{ numbers: { length: count } }])
  })
})
