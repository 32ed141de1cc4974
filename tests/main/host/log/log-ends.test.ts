import { expect, test } from 'vitest'
import type { Placed } from '#shared/log/event.ts'
import { LogEnds } from '../../../../src/main/host/log/log-ends.ts'
import { WrittenLog } from '../../../support/log.ts'

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

test('what was placed under earlier claims is told from what is placed under the present one', () => {
  let head = { epoch: 2, seq: 7 }
  const ends = new LogEnds({ head: () => head, chain: () => ({ aseq: 0, prev: null }) })
  const place = (epoch: number): void => {
    const log = new WrittenLog()
    const seq = ends.length(log.room) + 1
    log.says('o', String(seq))
    for (const { event, id } of log.entries) ends.placed(event, id, { epoch, seq })
  }
  const { room } = new WrittenLog()
  expect(ends.earlier(room, 4)).toBe(7)
  place(3) // adopted
  expect(ends.earlier(room, 4)).toBe(8)
  place(4)
  place(4)
  expect([ends.earlier(room, 4), ends.length(room)]).toEqual([8, 10])
  expect(ends.earlier(room, 5)).toBe(10)
  for (const { event } of logOfOne()) ends.forget(event)
  head = { epoch: 4, seq: 9 }
  expect(ends.earlier(room, 4)).toBe(8)
})

function logOfOne(): Placed[] {
  const log = new WrittenLog()
  log.says('o', 'failed')
  return log.placed
}
