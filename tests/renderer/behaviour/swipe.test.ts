import { beforeEach, expect, test, vi } from 'vitest'
import { swipe, swipeThresholdPx } from '../../../src/renderer/behaviour/swipe.ts'
import { happen } from '../../support/scripted-element.ts'

let list: EventTarget
let row: { dataset: Record<string, string>; style: { values: Map<string, string> } }
let swiped: unknown[]
let direction: 'ltr' | 'rtl'

const down = { pointerType: 'touch', isPrimary: true, pointerId: 1, clientX: 150, clientY: 300 }
const to = (x: number, y = 300, pointerId = 1) =>
  happen(list, 'pointermove', { pointerId, clientX: x, clientY: y })

beforeEach(() => {
  direction = 'ltr'
  vi.stubGlobal('getComputedStyle', () => ({ direction }))
  list = Object.assign(new EventTarget(), { clientWidth: 390 })
  const values = new Map<string, string>()
  const style = {
    values,
    setProperty: (name: string, value: string) => values.set(name, value),
    removeProperty: (name: string) => values.delete(name)
  }
  row = { dataset: {}, style }
  swiped = []
  swipe({
    rowAt: () => row as unknown as HTMLElement,
    onswipe: (one) => swiped.push(one)
  })(list as HTMLElement)
})

test('a row follows the finger, and from the threshold on lifting it counts', () => {
  happen(list, 'pointerdown', down)
  to(150 + swipeThresholdPx - 1)
  expect([row.dataset['swipe'], row.style.values.get('--swipe')]).toEqual(['begun', '55px'])
  to(150 + swipeThresholdPx)
  expect(row.dataset['swipe']).toBe('ready')
  to(400)
  expect(row.style.values.get('--swipe')).toBe('72px')
  happen(list, 'pointerup', { pointerId: 1 })
  expect([swiped, row.dataset, row.style.values.size]).toEqual([[row], {}, 0])
})

test('a finger that turns back, or lifts too early, does nothing', () => {
  happen(list, 'pointerdown', down)
  to(240)
  to(180)
  happen(list, 'pointerup', { pointerId: 1 })
  expect([swiped, row.dataset]).toEqual([[], {}])
})

test('from right to left the direction is the other one', () => {
  direction = 'rtl'
  happen(list, 'pointerdown', down)
  to(80)
  expect(row.style.values.get('--swipe')).toBe('-70px')
  happen(list, 'pointerup', { pointerId: 1 })
  happen(list, 'pointerdown', down)
  to(250)
  happen(list, 'pointerup', { pointerId: 1 })
  expect(swiped).toEqual([row])
})

test.each([
  ['scrolls', () => to(170, 330)],
  ['scrolls a little aslant', () => to(180, 320)],
  ['goes against the reading direction', () => to(60)],
  ['is taken over by the browser', () => happen(list, 'pointercancel', { pointerId: 1 })]
])('a finger that %s never begins to swipe', (_, first) => {
  happen(list, 'pointerdown', down)
  first()
  to(260)
  happen(list, 'pointerup', { pointerId: 1 })
  expect(swiped).toEqual([])
})

test.each<[string, Partial<typeof down>]>([
  ['a mouse', { pointerType: 'mouse' }],
  ['a second finger', { isPrimary: false }],
  ['a finger at the left edge', { clientX: 10 }],
  ['a finger at the right edge', { clientX: 380 }]
])('%s swipes nothing', (_, other) => {
  happen(list, 'pointerdown', { ...down, ...other })
  to((other.clientX ?? 150) + 100)
  happen(list, 'pointerup', { pointerId: 1 })
  expect(swiped).toEqual([])
})
