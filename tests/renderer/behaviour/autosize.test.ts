import { expect, test, vi } from 'vitest'
import { autosize, isHigh } from '../../../src/renderer/behaviour/autosize.ts'

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
