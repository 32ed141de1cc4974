import { describe, expect, test, vi } from 'vitest'
import {
  focusRow,
  moveInGrid,
  nextIn,
  rowKeys,
  stepOf
} from '../../../src/renderer/behaviour/roving-focus.ts'

const arrowUp = { key: 'ArrowUp', shiftKey: false, altKey: false, ctrlKey: false, metaKey: false }

test('only arrow keys without modifiers move between messages', () => {
  expect([
    stepOf(arrowUp),
    stepOf({ ...arrowUp, key: 'ArrowDown' }),
    stepOf({ ...arrowUp, key: 'Home' })
  ]).toEqual([-1, 1, null])
  expect([stepOf({ ...arrowUp, shiftKey: true }), stepOf({ ...arrowUp, ctrlKey: true })]).toEqual([
    null,
    null
  ])
})

test('rows that cannot have the focus are skipped', () => {
  const list = ['day', 'message', 'notice', 'message']
  const isMessage = (one: string): boolean => one === 'message'
  expect([
    nextIn(list, 4, -1, isMessage),
    nextIn(list, 3, -1, isMessage),
    nextIn(list, 1, -1, isMessage)
  ]).toEqual([3, 1, null])
  expect(nextIn(list, 1, 1, isMessage)).toBe(3)
})

test('a row gets the focus once it is rendered, also again after it was hidden, and the wait ends', () => {
  const frames: (() => void)[] = []
  let visible = true
  const row = {
    focus: () => visible && Object.assign(document, { activeElement: row }),
    checkVisibility: () => visible
  }
  let drawn: object | null = null
  vi.stubGlobal('document', { activeElement: null })
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => frames.push(call))
  const list = { querySelector: () => drawn } as unknown as Element
  focusRow(list, 'a')
  frames.shift()?.()
  drawn = row
  frames.shift()?.()
  expect([document.activeElement, frames]).toEqual([row, []])
  visible = false
  focusRow(list, 'a')
  Object.assign(document, { activeElement: null })
  frames.shift()?.()
  visible = true
  frames.shift()?.()
  expect([document.activeElement, frames]).toEqual([row, []])
  drawn = null
  focusRow(list, 'gone')
  let waited = 0
  for (let next = frames.shift(); next; next = frames.shift(), waited += 1) next()
  expect(waited).toBe(40)
})

describe('keys of rows', () => {
  const list = { dataset: {} }
  const row = { dataset: { key: 'a' } }
  const buttonInRow = { dataset: {} }

  /** What a key does that is pressed while `target` has the focus. */
  function pressed(key: string, target: object) {
    const done: unknown[] = []
    const press = rowKeys({
      step: (from, step) => done.push(['step', from, step]) > 0,
      press: (at, { key: typed }) => typed === 'r' && done.push(['press', at]) > 0
    })
    press({
      key,
      target,
      currentTarget: list,
      preventDefault: () => done.push('taken')
    } as unknown as KeyboardEvent)
    return done
  }

  test('arrow keys move from the list and from its rows to the next row', () => {
    expect(pressed('ArrowUp', list)).toEqual([['step', null, -1], 'taken'])
    expect(pressed('ArrowDown', row)).toEqual([['step', 'a', 1], 'taken'])
  })

  test('letters are shortcuts only in a row, and only some of them', () => {
    expect(pressed('r', row)).toEqual([['press', 'a'], 'taken'])
    expect([pressed('r', list), pressed('x', row)]).toEqual([[], []])
  })

  test('keys in elements inside a row are ignored', () => {
    expect([pressed('r', buttonInRow), pressed('ArrowUp', buttonInRow)]).toEqual([[], []])
  })
})

test('arrow keys move through the grid, and not out of it', () => {
  const from = (key: string, at: number): number | null => moveInGrid(key, at, 3, 8, 'ltr')
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

test('in a right-to-left language the arrow keys are mirrored', () => {
  expect([moveInGrid('ArrowLeft', 0, 3, 8, 'rtl'), moveInGrid('ArrowRight', 1, 3, 8, 'rtl')]).toEqual([1, 0])
})
