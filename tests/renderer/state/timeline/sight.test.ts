import { expect, test } from 'vitest'
import type { AnyRow } from '../../../../src/renderer/state/timeline/rows.ts'
import { dayAbove, growsInFront, seqOf } from '../../../../src/renderer/state/timeline/sight.ts'

const day = (at: number): AnyRow => ({ kind: 'day', key: `day/${String(at)}`, at })
const unread: AnyRow = { kind: 'unread', key: 'unread' }

test('the day above is the last one whose line is out of sight', () => {
  const rows = [day(1), unread, day(2), unread]
  expect([0, 1, 2, 3].map((index) => dayAbove(rows, index))).toEqual([null, 1, null, 2])
})

test('a list keeps its place only while it changes in front', () => {
  const inFront = growsInFront()
  inFront([day(2), day(3)])
  expect(inFront([day(1), day(2), day(3)])).toBe(true)
  expect(inFront([day(1), day(2), day(3), day(4)])).toBe(false)
  expect(inFront([day(3), day(4)])).toBe(true)
})

test('what is not in the log is nowhere', () => {
  expect([seqOf(undefined), seqOf(unread)]).toEqual([null, null])
})
