import { setImmediate as rendered } from 'node:timers/promises'
import { beforeEach, expect, test, vi } from 'vitest'
import { RovingList } from '../../../src/renderer/behaviour/roving-list.ts'

const frames: (() => void)[] = []
let entries: { key: string; heading?: true }[]
let tabStop: string | null
let scrolled: number[]

interface FakeRow {
  dataset: { key: string }
  focus: () => void
  checkVisibility: () => boolean
  closest: () => FakeRow
}

function row(key: string): FakeRow {
  const element: FakeRow = {
    dataset: { key },
    focus: () => Object.assign(document, { activeElement: element }),
    checkVisibility: () => true,
    closest: () => element
  }
  return element
}

const rows = new Map(['a', 'b', 'c'].map((key) => [key, row(key)]))
const outside = { closest: () => null }
const scroller = {
  contains: (element: unknown) => [...rows.values()].includes(element as FakeRow),
  querySelector: (selector: string) => rows.get(/"(.+)"/.exec(selector)?.[1] ?? '') ?? null
} as unknown as HTMLElement

function roving(): RovingList<{ key: string; heading?: true }> {
  return new RovingList({
    entries: () => entries,
    isRow: ({ heading }) => heading !== true,
    root: () => scroller,
    scroller: () => scroller,
    scrollTo: (at) => scrolled.push(at),
    tabStopKey: () => tabStop,
    setTabStop: (key) => {
      tabStop = key
    }
  })
}

function pressed(key: string, target: unknown, list = roving()): { taken: boolean; focus: unknown } {
  const preventDefault = vi.fn()
  const modifiers = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false }
  list.keydown({ key, target, preventDefault, ...modifiers } as unknown as KeyboardEvent)
  const focused = document.activeElement as unknown as FakeRow | null
  return { taken: preventDefault.mock.calls.length > 0, focus: focused?.dataset.key }
}

beforeEach(() => {
  vi.stubGlobal('document', { activeElement: null, body: null })
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => frames.push(call))
  frames.length = 0
  scrolled = []
  tabStop = null
  entries = [{ key: 'rooms', heading: true }, { key: 'a' }, { key: 'people', heading: true }, { key: 'b' }]
})

test.each([
  ['ArrowDown', 'a', 'b'],
  ['ArrowUp', 'b', 'a'],
  ['Home', 'b', 'a'],
  ['End', 'a', 'b']
])('%s leads from row %s to row %s, past the headings', (key, from, to) => {
  document.body = {} as HTMLElement
  Object.assign(document, { activeElement: document.body })
  expect(pressed(key, rows.get(from))).toEqual({ taken: true, focus: to })
})

test('from the filter an arrow leads to the first row, and Home stays in the field', () => {
  Object.assign(document, { activeElement: document.body })
  expect(pressed('Home', outside)).toEqual({ taken: false, focus: undefined })
  expect(pressed('ArrowDown', outside)).toEqual({ taken: true, focus: 'a' })
})

test('a row keeps the focus when the list is reordered, until the focus moves', async () => {
  const list = roving()
  rows.get('b')?.focus()
  list.focusin({ target: rows.get('b') } as unknown as FocusEvent)
  expect(tabStop).toBe('b')
  list.keepFocus()
  entries = [{ key: 'b' }, { key: 'a' }]
  await Promise.resolve()
  await vi.waitFor(() => {
    expect(scrolled).toEqual([0])
  })
  frames.shift()?.()
  expect(scrolled).toEqual([0, 0])
  list.focusin({ target: rows.get('a') } as unknown as FocusEvent)
  for (const frame of frames.splice(0)) frame()
  expect(scrolled).toEqual([0, 0])
})

test('a list without the focus does not take it', async () => {
  tabStop = 'a'
  roving().keepFocus()
  await rendered()
  expect([scrolled, frames]).toEqual([[], []])
})

test('a row that is gone from the list is not followed', async () => {
  const list = roving()
  rows.get('b')?.focus()
  tabStop = 'b'
  list.keepFocus()
  entries = [{ key: 'a' }]
  await rendered()
  expect([scrolled, frames]).toEqual([[], []])
})

test('a row is kept in sight only until the list has measured it', async () => {
  const list = roving()
  rows.get('b')?.focus()
  tabStop = 'b'
  list.keepFocus()
  await rendered()
  let ran = 0
  for (; frames.length > 0 && ran < 100; ran += 1) frames.shift()?.()
  expect(ran).toBeLessThan(20)
})

/** The arrow key leads to row b, which the list draws only after that. */
function pressedBeforeRowAppears(): ReturnType<typeof roving> {
  Object.assign(document, { activeElement: document.body })
  const list = roving()
  const late = row('b')
  rows.delete('b')
  pressed('ArrowDown', rows.get('a'), list)
  rows.set('b', late)
  return list
}

test('a row that appears late does not take the focus from where it has moved since', () => {
  pressedBeforeRowAppears()
  const field = {}
  Object.assign(document, { activeElement: field })
  for (const frame of frames.splice(0)) frame()
  expect(document.activeElement).toBe(field)
})

test('a row that appears late does not take the focus from another row', () => {
  const list = pressedBeforeRowAppears()
  rows.get('a')?.focus()
  list.focusin({ target: rows.get('a') } as unknown as FocusEvent)
  for (const frame of frames.splice(0)) frame()
  expect(document.activeElement).toBe(rows.get('a'))
})
