import { expect, test, vi } from 'vitest'
import { run } from '../../src/renderer/run.ts'

test('what an act throws that nobody waits for reaches the page, outside of any promise', async () => {
  const thrown = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('queueMicrotask', (call: () => void) => {
    try {
      call()
    } catch (error) {
      thrown(error)
    }
  })
  const error = new Error('the act failed')
  run(Promise.reject(error))
  run(Promise.resolve('done'))
  run(undefined)
  await vi.waitFor(() => {
    expect(thrown.mock.calls).toEqual([[error]])
  })
})
