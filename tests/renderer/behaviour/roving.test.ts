import { expect, test } from 'vitest'
import { nextIn, stepOf } from '../../../src/renderer/behaviour/roving.ts'

const key = { key: 'ArrowUp', shiftKey: false, altKey: false, ctrlKey: false, metaKey: false }

test('only plain arrows lead from message to message', () => {
  expect([stepOf(key), stepOf({ ...key, key: 'ArrowDown' }), stepOf({ ...key, key: 'Home' })]).toEqual([
    -1,
    1,
    null
  ])
  expect([stepOf({ ...key, shiftKey: true }), stepOf({ ...key, ctrlKey: true })]).toEqual([null, null])
})

test('what does not fit is passed over', () => {
  const list = ['day', 'message', 'notice', 'message']
  const isMessage = (one: string): boolean => one === 'message'
  expect([
    nextIn(list, 4, -1, isMessage),
    nextIn(list, 3, -1, isMessage),
    nextIn(list, 1, -1, isMessage)
  ]).toEqual([3, 1, null])
  expect(nextIn(list, 1, 1, isMessage)).toBe(3)
})
