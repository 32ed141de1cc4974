import { expect, test, vi } from 'vitest'
import { autosize, autosizeOnResize, isHigh } from '../../../src/renderer/behaviour/autosize.ts'

test('many lines, or very many letters, exceed the maximum height', () => {
  expect(['tea\n'.repeat(10), 'tea '.repeat(2_000)].map(isHigh)).toEqual([true, true])
  expect(['', 'tea\nmilk', 'tea '.repeat(200)].map(isHigh)).toEqual([false, false, false])
})

test('a field is as high as its text, up to a limit, and the page around it does not move', () => {
  vi.stubGlobal('getComputedStyle', () => ({ lineHeight: '20.5px' }))
  const box = { offsetHeight: 300, style: { blockSize: '' } }
  const heights: string[] = []
  const field = {
    parentElement: box,
    style: { blockSize: '' },
    get scrollHeight() {
      heights.push(box.style.blockSize, field.style.blockSize)
      return 41
    }
  }
  autosize(() => 'tea\nmilk')(field as unknown as HTMLTextAreaElement)
  expect([field.style.blockSize, box.style.blockSize]).toEqual(['min(185px, 41px)', ''])
  expect(heights).toEqual(['300px', 'auto'])
  autosize(() => 'tea\n'.repeat(20))(field as unknown as HTMLTextAreaElement)
  expect([field.style.blockSize, heights.length]).toEqual(['185px', 2])
})

test('a field is fitted again when its lines break elsewhere, and not when only its height has changed', () => {
  vi.stubGlobal('getComputedStyle', () => ({ lineHeight: '20px' }))
  let changed = (): void => undefined
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(listener: () => void) {
        changed = listener
      }
      observe = (): void => undefined
      disconnect = (): void => undefined
    }
  )
  const field = { parentElement: null, clientWidth: 300, scrollHeight: 60, style: { blockSize: '20px' } }
  autosizeOnResize(() => 'one line, or three')(field as unknown as HTMLTextAreaElement)
  changed()
  expect(field.style.blockSize).toBe('20px')
  field.clientWidth = 100
  changed()
  expect(field.style.blockSize).toBe('min(180px, 60px)')
})
