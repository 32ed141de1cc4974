import { beforeEach, expect, test, vi } from 'vitest'
import { contextMenu, onlyMenu, type MenuCall } from '../../../src/renderer/behaviour/context-menu.ts'
import { happen, pretendPage, ScriptedElement } from '../../support/scripted-element.ts'

const list = new ScriptedElement()
const row = new ScriptedElement({ 'data-menu': 'a' }, list)
const text = new ScriptedElement({}, row)
const point = { clientX: 30, clientY: 40 }

let calls: MenuCall[]
let selected: object | null
let stop = (): void => undefined

beforeEach(() => {
  pretendPage()
  class Rect {
    readonly at: number[]
    constructor(...at: number[]) {
      this.at = at
    }
  }
  vi.stubGlobal('DOMRect', Rect)
  vi.stubGlobal('getSelection', () => selected)
  stop()
  calls = []
  selected = null
  const open = (call: MenuCall): boolean => calls.push(call) > 0
  stop = contextMenu(open)(list as unknown as HTMLElement)
})

function rightClick(target: ScriptedElement, pointerType = 'mouse'): boolean {
  happen(list, 'pointerdown', { pointerType, target, ...point })
  return happen(list, 'contextmenu', { target, ...point })
}

test('a right click opens the menu of the row at the pointer', () => {
  expect(rightClick(text)).toBe(true)
  expect(calls).toMatchObject([{ key: 'a', by: 'mouse' }])
  expect(calls[0]?.anchor.getBoundingClientRect()).toMatchObject({ at: [30, 40, 0, 0] })
  expect(rightClick(list)).toBe(false)
})

test('the menu key and Shift+F10 open it at the row', () => {
  expect(happen(list, 'keydown', { key: 'ContextMenu', target: row })).toBe(true)
  expect(happen(list, 'keydown', { key: 'F10', shiftKey: true, target: row })).toBe(true)
  expect(happen(list, 'keydown', { key: 'F10', shiftKey: false, target: row })).toBe(false)
  // Windows sends this when the key is released.
  expect(happen(list, 'contextmenu', { target: row })).toBe(true)
  expect(calls).toHaveLength(3)
  expect(calls.every(({ by, anchor }) => by === 'keyboard' && anchor === (row as unknown))).toBe(true)
})

test('a finger is told apart, also where the event does not say what called it', () => {
  rightClick(text, 'touch')
  expect(calls.map(({ by }) => by)).toEqual(['touch'])
})

test.each(['a[href]', 'img', 'video', 'input', 'textarea', '[contenteditable]'])(
  'over %s the menu of the system comes',
  (selector) => {
    const native = new ScriptedElement({}, row)
    vi.spyOn(native, 'closest').mockImplementation((asked) =>
      asked.split(', ').includes(selector) ? native : row
    )
    expect(rightClick(native)).toBe(false)
    expect(calls).toEqual([])
  }
)

test('over selected text the menu of the system comes, not beside it', () => {
  const rect = { left: 0, right: 100, top: 30, bottom: 50 }
  const range = { getClientRects: () => [rect] }
  selected = { isCollapsed: false, rangeCount: 1, getRangeAt: () => range }
  expect(rightClick(text)).toBe(false)
  rect.right = 20
  expect(rightClick(text)).toBe(true)
})

test('a word that the right click itself selects does not count', () => {
  happen(list, 'pointerdown', { pointerType: 'mouse', target: text, ...point })
  const range = { getClientRects: () => [{ left: 0, right: 100, top: 30, bottom: 50 }] }
  selected = { isCollapsed: false, rangeCount: 1, getRangeAt: () => range }
  expect(happen(list, 'contextmenu', { target: text, ...point })).toBe(true)
})

test('a right click leaves the focus where something is written', () => {
  expect(happen(list, 'mousedown', { button: 2, target: text })).toBe(true)
  expect(happen(list, 'mousedown', { button: 0, target: text })).toBe(false)
})

test('a menu closes before another one opens, and nothing opens after the list was removed', () => {
  const close = vi.fn()
  const end = onlyMenu(close)
  rightClick(text)
  expect(close).toHaveBeenCalledOnce()
  end()
  rightClick(text)
  expect(close).toHaveBeenCalledOnce()
  stop()
  expect(rightClick(text)).toBe(false)
})
