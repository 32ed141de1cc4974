import { expect, test } from 'vitest'
import { rowKeys } from '../../../src/renderer/behaviour/row-keys.ts'

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

test('arrows lead from the list and from its rows to the next one', () => {
  expect(pressed('ArrowUp', list)).toEqual([['step', null, -1], 'taken'])
  expect(pressed('ArrowDown', row)).toEqual([['step', 'a', 1], 'taken'])
})

test('a letter means something in a row alone, and only some do', () => {
  expect(pressed('r', row)).toEqual([['press', 'a'], 'taken'])
  expect([pressed('r', list), pressed('x', row)]).toEqual([[], []])
})

test('keys in what is inside a row are not touched', () => {
  expect([pressed('r', buttonInRow), pressed('ArrowUp', buttonInRow)]).toEqual([[], []])
})
