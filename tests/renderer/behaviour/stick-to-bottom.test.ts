import { expect, test } from 'vitest'
import { StickToBottom } from '../../../src/renderer/behaviour/stick-to-bottom.ts'

function list() {
  const changes: boolean[] = []
  const stick = new StickToBottom((pinned) => changes.push(pinned))
  let clock = 0
  const at = (offset: number, size = 1000, byHand = true, pause = 50): void => {
    clock += pause
    stick.scrolled({ offset, viewport: 400, size, at: clock, byHand })
  }
  return { stick, at, changes }
}

test('it follows from the start', () => {
  expect(list().stick.pinned).toBe(true)
})

test('scrolling up unpins, returning pins again; each is reported once', () => {
  const { at, changes } = list()
  for (const offset of [600, 400, 300, 580, 600]) at(offset)
  expect(changes).toEqual([false, true])
})

test('content that grows does not count as scrolling up', () => {
  const { stick, at } = list()
  at(600)
  at(600, 2000)
  expect(stick.pinned).toBe(true)
})

test('scrolling caused by content that changes its size does not count either', () => {
  const { stick, at } = list()
  at(600, 1000, false)
  at(300, 900, false)
  at(250, 900, false)
  expect(stick.pinned).toBe(true)
})

test('any scrolling up of unchanged content unpins, also by a screen reader', () => {
  const { stick, at } = list()
  at(600, 1000, false)
  at(300, 1000, false, 500)
  expect(stick.pinned).toBe(false)
})

test('jumping to the end pins', () => {
  const { stick, at, changes } = list()
  at(600)
  at(0)
  stick.pin()
  expect([stick.pinned, changes]).toEqual([true, [false, true]])
})
