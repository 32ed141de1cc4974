import { expect, test } from 'vitest'
import { gridMove } from '../../../src/renderer/behaviour/grid.ts'

test('arrows lead through the grid, and not out of it', () => {
  const from = (key: string, at: number): number | null => gridMove(key, at, 3, 8, 'ltr')
  expect([from('ArrowRight', 0), from('ArrowLeft', 0), from('ArrowDown', 1), from('ArrowUp', 4)]).toEqual([
    1,
    null,
    4,
    1
  ])
  expect([from('ArrowDown', 6), from('Enter', 0), from('ArrowDown', -1), from('ArrowUp', -1)]).toEqual([
    null,
    null,
    0,
    null
  ])
})

test('where one reads from the right, so do the arrows', () => {
  expect([gridMove('ArrowLeft', 0, 3, 8, 'rtl'), gridMove('ArrowRight', 1, 3, 8, 'rtl')]).toEqual([1, 0])
})
