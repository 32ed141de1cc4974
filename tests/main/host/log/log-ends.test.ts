import { expect, test } from 'vitest'
import { LogEnds } from '../../../../src/main/host/log/log-ends.ts'

test('the end of a room is read once, and nothing is kept of a room that there is not', () => {
  const asked: string[] = []
  const ends = new LogEnds({
    head: (room) => {
      asked.push(room)
      return room === 'lobby' ? { epoch: 1, seq: 7 } : null
    },
    chain: () => ({ aseq: 0, prev: null })
  })
  expect(['lobby', 'lobby', 'made up', 'made up'].map((room) => ends.length(room))).toEqual([7, 7, 0, 0])
  expect(asked).toEqual(['lobby', 'made up', 'made up'])
})
