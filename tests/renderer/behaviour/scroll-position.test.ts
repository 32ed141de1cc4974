import { beforeEach, expect, test, vi } from 'vitest'
import { ScrollPosition, type VirtualList } from '../../../src/renderer/behaviour/scroll-position.ts'

/** A list of 100 rows of 50 pixels, of which ten are in sight from `offset` on. */
function place(offset: number, length = 100, loadedFrom = 0) {
  const went: [number, string][] = []
  const shown = { scrollTop: offset, clientHeight: 500, scrollHeight: 5000 }
  const list: VirtualList = {
    scrollToIndex: (index, { align }) => went.push([index, align]),
    findItemIndex: (at) => Math.floor(at / 50),
    getItemOffset: (index) => index * 50,
    getScrollOffset: () => shown.scrollTop,
    getViewportSize: () => 500,
    getScrollSize: () => 5000
  }
  const rows = Array.from({ length }, (_, at) => ({ key: String(at) }))
  const focused: string[] = []
  const row = (selector: string): object => ({ focus: () => focused.push(selector) })
  const scroller = Object.assign(shown, { querySelector: row }) as unknown as HTMLElement
  const parts = {
    list: () => list,
    scroller: () => scroller,
    rows: () => rows,
    loadedFrom: () => loadedFrom,
    onpinned: () => undefined
  }
  return { went, focused, shown, place: new ScrollPosition(parts) }
}

beforeEach(() => {
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  vi.stubGlobal('document', { activeElement: null })
  vi.stubGlobal('requestAnimationFrame', () => 0)
})

test('it follows the end until it jumps to a row', () => {
  const { place: here, went, shown } = place(4400)
  here.follow()
  expect([shown.scrollTop, went]).toEqual([5000, []])
  here.scrollTo('7')
  shown.scrollTop = 300
  here.follow()
  expect([shown.scrollTop, went]).toEqual([300, [[7, 'center']]])
})

test('a jump to a row that the list may still repeat ends when it follows the end again', () => {
  const { place: here, went, shown } = place(4400)
  here.scrollTo('7')
  here.pin()
  here.follow()
  expect([shown.scrollTop, went.at(-1)]).toEqual([4400, [99, 'end']])
  here.follow()
  expect([shown.scrollTop, went.length]).toEqual([5000, 2])
})

test('a row in the middle is not left for the end, also when a scroll to the end was under way', () => {
  const { place: here, went } = place(4500)
  here.release()
  here.measure()
  expect(here.pinned).toBe(true)
  here.center('7')
  here.follow()
  expect(went).toEqual([[7, 'center']])
})

test('a window that grows stays at the end, even before the list knows its new size', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(10_000)
  const { place: here, shown } = place(4500)
  here.measure()
  now.mockReturnValue(20_000)
  Object.assign(shown, { scrollTop: 4200, clientHeight: 800 })
  here.measure()
  expect(here.pinned).toBe(true)
})

test('an empty list is not followed', () => {
  const { place: here, shown } = place(0, 0)
  here.follow()
  expect(shown.scrollTop).toBe(0)
  const { place: first, shown: there } = place(0, 1)
  first.follow()
  expect(there.scrollTop).toBe(5000)
})

test('it reports the visible rows, and how much there is around them', () => {
  expect(place(1000).place.measure()).toEqual({
    first: 20,
    middle: { key: '25' },
    above: 1000,
    below: 3500,
    viewport: 500
  })
})

test('what is above begins at the first row that is loaded, which may be below', () => {
  expect(place(1000, 100, 5).place.measure()?.above).toBe(750)
  expect(place(1000, 100, 30).place.measure()?.above).toBe(-500)
})

test('a row is within reach on the screen and as far above it as is drawn', () => {
  const { place: here } = place(1000)
  expect([3, 4, 20, 29, 30].map((index) => here.isWithin(index, 801))).toEqual([
    false,
    true,
    true,
    true,
    false
  ])
})

test('the arrow keys start at the last visible row, and skip rows that cannot have the focus', () => {
  const { place: here, went } = place(1000)
  expect(here.step(null, -1, () => true)).toBe(true)
  expect(here.step('29', -1, ({ key }) => key.endsWith('5'))).toBe(true)
  expect(here.step('0', -1, () => true)).toBe(false)
  expect(went.map(([index]) => index)).toEqual([29, 25])
})

test('a row that is jumped to gets the focus, except while the person is in the search field', () => {
  const { place: here, focused } = place(1000)
  here.scrollTo('7')
  expect(focused).toEqual(['[data-key="7"]'])
  vi.stubGlobal('document', { activeElement: { tagName: 'INPUT' } })
  here.scrollTo('8')
  expect(focused).toEqual(['[data-key="7"]'])
})

test('all is in sight when nothing can be scrolled, but not in a list without a size', () => {
  const { place: here, shown } = place(0)
  const seen = [
    [500, 501],
    [500, 500],
    [0, 0]
  ].map(([clientHeight, scrollHeight]) => {
    Object.assign(shown, { clientHeight, scrollHeight })
    return here.isAllInSight()
  })
  expect(seen).toEqual([false, true, false])
})
