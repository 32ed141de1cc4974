import { expect, test, vi } from 'vitest'
import { onResize } from '../../../src/renderer/behaviour/resize.ts'

test('an element is observed until it is removed', () => {
  const observed: unknown[] = []
  const disconnect = vi.fn()
  const call = vi.fn()
  vi.stubGlobal(
    'ResizeObserver',
    class {
      disconnect = disconnect
      observe = (element: unknown): void => void observed.push(element)
      constructor(report: () => void) {
        report()
      }
    }
  )
  const element = {} as HTMLElement
  const stop = onResize(call)(element)
  expect([observed, call.mock.calls.length, disconnect.mock.calls.length]).toEqual([[element], 1, 0])
  stop?.()
  expect(disconnect).toHaveBeenCalledOnce()
})
