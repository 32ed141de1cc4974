import { beforeEach, expect, test, vi } from 'vitest'
import { rowPointer } from '../../../src/renderer/behaviour/row-pointer.ts'
import { happen, pretendPage, ScriptedElement } from '../../support/scripted-element.ts'

const list = new ScriptedElement()
const [first, second] = ['a', 'b'].map((key) => new ScriptedElement({ 'data-key': key }, list))
const text = new ScriptedElement({ 'data-point': '' }, first)
const below = new ScriptedElement({ 'data-point': '' }, second)

let done: string[]
let stop = (): void => undefined

beforeEach(() => {
  pretendPage()
  stop()
  done = []
  const note = (what: string) => (key: string) => void done.push(`${what} ${key}`)
  const attach = rowPointer({ at: note('at'), leave: note('leave'), open: note('open') })
  stop = attach(list as unknown as HTMLElement)
})

test('a mouse hovers one row at a time, and none outside of the rows', () => {
  for (const target of [text, text, below, second])
    happen(list, 'pointerover', { pointerType: 'mouse', target })
  happen(list, 'pointerover', { pointerType: 'mouse', target: text })
  happen(list, 'pointerleave')
  expect(done).toEqual(['at a', 'leave a', 'at b', 'leave b', 'at a', 'leave a'])
})

test('a finger that scrolls hovers nothing', () => {
  happen(list, 'pointerover', { pointerType: 'touch', target: text })
  expect(done).toEqual([])
})

test('focus also counts as hovering, until it leaves the row', () => {
  happen(list, 'focusin', { target: first })
  happen(list, 'focusout', { target: first, relatedTarget: text })
  expect(done).toEqual(['at a'])
  happen(list, 'focusin', { target: list })
  happen(list, 'focusout', { target: text, relatedTarget: below })
  expect(done).toEqual(['at a', 'leave a'])
})

test('a focused row that is removed ends hovering after rendering', async () => {
  happen(list, 'focusin', { target: first })
  happen(list, 'focusout', { target: first, relatedTarget: null })
  expect(done).toEqual(['at a'])
  await Promise.resolve()
  expect(done).toEqual(['at a', 'leave a'])
})

test('a long press opens the actions of a row, and nothing does after the list was removed', () => {
  vi.useFakeTimers()
  happen(list, 'pointerdown', { pointerType: 'touch', target: below, clientX: 0, clientY: 0 })
  vi.advanceTimersByTime(500)
  stop()
  happen(list, 'pointerdown', { pointerType: 'touch', target: below, clientX: 0, clientY: 0 })
  vi.advanceTimersByTime(500)
  vi.useRealTimers()
  expect(done).toEqual(['open b'])
})
