import { expect, test, vi } from 'vitest'
import { coalesce } from '../../../src/main/device/coalesce.ts'

test('many calls become one, soon after; a later call runs again', async () => {
  const call = vi.fn<() => void>()
  const soon = coalesce(call)
  soon()
  soon()
  expect(call).not.toHaveBeenCalled()
  await new Promise(setImmediate)
  expect(call).toHaveBeenCalledTimes(1)
  soon()
  await new Promise(setImmediate)
  expect(call).toHaveBeenCalledTimes(2)
})
