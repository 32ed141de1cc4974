import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UserScroll } from '../../../src/renderer/behaviour/user-scroll.ts'
import { happen } from '../../support/scripted-element.ts'

let list: EventTarget
let page: EventTarget
let hand: UserScroll
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  list = new EventTarget()
  page = new EventTarget()
  vi.stubGlobal('window', page)
  hand = new UserScroll()
  stop = hand.watch(list as HTMLElement)
})

afterEach(() => {
  vi.useRealTimers()
})

test('a list that has just appeared is not scrolled by a person', () => {
  expect(hand.isMoving).toBe(false)
})

test.each(['wheel', 'touchmove', 'keydown'])('a %s moves a list for a while', (name) => {
  happen(list, name)
  vi.advanceTimersByTime(500)
  expect(hand.isMoving).toBe(true)
  vi.advanceTimersByTime(200)
  expect(hand.isMoving).toBe(false)
})

test.each(['pointerup', 'pointercancel'])('what is held moves until the %s, wherever that is', (name) => {
  happen(list, 'pointerdown')
  vi.advanceTimersByTime(5_000)
  expect(hand.isMoving).toBe(true)
  happen(page, name)
  vi.advanceTimersByTime(700)
  expect(hand.isMoving).toBe(false)
})

test('a removed list is not scrolled', () => {
  stop()
  happen(list, 'wheel')
  happen(list, 'pointerdown')
  expect(hand.isMoving).toBe(false)
})
