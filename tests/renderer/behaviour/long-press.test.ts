import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { longPress } from '../../../src/renderer/behaviour/long-press.ts'
import { happen } from '../../support/scripted-element.ts'

let row: EventTarget
let stop: () => void
let presses: number

const down = { pointerType: 'touch', clientX: 5, clientY: 5 }

beforeEach(() => {
  vi.useFakeTimers()
  row = new EventTarget()
  presses = 0
  stop = longPress(() => (presses += 1))(row as HTMLElement)
})

afterEach(() => {
  vi.useRealTimers()
})

test('a long press triggers, and lifting the finger is no tap', () => {
  happen(row, 'pointerdown', down)
  vi.advanceTimersByTime(440)
  expect(presses).toBe(0)
  vi.advanceTimersByTime(20)
  expect([presses, happen(row, 'touchend')]).toEqual([1, true])
})

test('a tap is still a tap after a long press', () => {
  happen(row, 'pointerdown', down)
  vi.advanceTimersByTime(500)
  happen(row, 'pointerup')
  happen(row, 'pointerdown', down)
  happen(row, 'pointerup')
  vi.advanceTimersByTime(500)
  expect([presses, happen(row, 'touchend')]).toEqual([1, false])
})

test.each([
  ['moves away', 'pointermove', { clientX: 5, clientY: 16 }],
  ['scrolls', 'pointercancel', {}]
])('a finger that %s is no long press', (_, name, about) => {
  happen(row, 'pointerdown', down)
  happen(row, name, about)
  vi.advanceTimersByTime(500)
  expect(presses).toBe(0)
})

test('small movements of the finger are tolerated', () => {
  happen(row, 'pointerdown', down)
  happen(row, 'pointermove', { clientX: 11, clientY: 13 })
  vi.advanceTimersByTime(500)
  expect(presses).toBe(1)
})

test('a held mouse button, or a removed element, triggers nothing', () => {
  happen(row, 'pointerdown', { ...down, pointerType: 'mouse' })
  vi.advanceTimersByTime(500)
  happen(row, 'pointerdown', down)
  stop()
  happen(row, 'pointerdown', down)
  vi.advanceTimersByTime(500)
  expect(presses).toBe(0)
})
