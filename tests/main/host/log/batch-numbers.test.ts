/** Which numbers of authors are free in the log, together with what goes into it in one transaction. */
import { expect, test } from 'vitest'
import { BatchNumbers } from '../../../../src/main/host/log/batch-numbers.ts'

const author = 'mina'
const written = (room: string, aseq: number): { author: string; room: string; aseq: number } => ({
  author,
  room,
  aseq
})

/** Of a log in which Mina has written 2 in the lobby, and 5 is a stray of hers. */
function logged(): BatchNumbers {
  const ids = new Map([
    [2, 'two'],
    [5, 'five']
  ])
  return new BatchNumbers({
    idOf: (_author, aseq) => ids.get(aseq) ?? null,
    lastIn: (room) => (room === 'lobby' ? 2 : 0)
  })
}

test('a number is free unless another event has it, in the log or in the batch', () => {
  const numbers = logged()
  expect(numbers.isFree(written('club', 2), 'other')).toBe(false)
  expect(numbers.isFree(written('club', 5), 'five')).toBe(true) // the stray itself
  expect(numbers.isFree(written('club', 4), 'four')).toBe(true)
  numbers.add(written('lobby', 4), 'four')
  expect(numbers.isFree(written('club', 4), 'other')).toBe(false)
})

test('a number is free only behind what its author has in the room, in the log or in the batch', () => {
  const numbers = logged()
  expect([1, 3].map((aseq) => numbers.isFree(written('lobby', aseq), 'other'))).toEqual([false, true])
  numbers.add(written('lobby', 4), 'four')
  expect([3, 6].map((aseq) => numbers.isFree(written('lobby', aseq), 'other'))).toEqual([false, true])
  expect(numbers.isFree(written('club', 3), 'other')).toBe(true)
})

test('a hole is below the last number that the author has used', () => {
  const head = { aseq: 3, prev: 'three' }
  const fills = (aseq: number): boolean => logged().fillsHole(written('lobby', aseq), 'other', head)
  expect([2, 3, 4].map(fills)).toEqual([false, true, false])
})
