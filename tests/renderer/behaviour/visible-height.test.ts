import { expect, test } from 'vitest'
import { fitsVisible, visibleHeight } from '../../../src/renderer/behaviour/visible-height.ts'

class View extends EventTarget {
  height = 800
  scale = 1
}

const scrolled: number[] = []
const place = (view: View): Parameters<typeof visibleHeight>[0] => ({
  innerHeight: 800,
  visualViewport: view,
  scrollTo: (_x, y) => scrolled.push(y)
})

test('an on-screen keyboard reduces the visible height; pinch zoom does not', () => {
  const view = new View()
  expect(visibleHeight(place(view))).toBeNull()
  view.height = 460
  expect(visibleHeight(place(view))).toBe(460)
  view.scale = 2
  expect(visibleHeight(place(view))).toBeNull()
})

test('the page is as high as its visible part, and full height again without the keyboard', () => {
  const view = new View()
  const style = new Map<string, string>()
  let short = false
  const element = {
    toggleAttribute: (_name: string, force: boolean) => (short = force),
    style: {
      setProperty: (name: string, value: string) => style.set(name, value),
      removeProperty: (name: string) => style.delete(name)
    }
  }
  const stop = fitsVisible(place(view))(element as unknown as HTMLElement)
  view.height = 460
  view.dispatchEvent(new Event('resize'))
  expect([style.get('--visible'), scrolled, short]).toEqual(['460px', [0], false])
  view.height = 175
  view.dispatchEvent(new Event('resize'))
  expect(short).toBe(true)
  view.height = 800
  view.dispatchEvent(new Event('resize'))
  expect([style.has('--visible'), short]).toEqual([false, false])
  stop()
})
