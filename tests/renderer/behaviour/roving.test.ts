import { expect, test, vi } from 'vitest'
import { focusRow, nextIn, stepOf } from '../../../src/renderer/behaviour/roving.ts'

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

test('a row has the focus as soon as it is drawn, also one that loses it while it is hidden, and the wait ends', () => {
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
