import { expect, test, vi } from 'vitest'
import { coalesce } from '../../../src/main/device/coalesce.ts'

test('however often it is asked to, it calls once, soon, and again when it is asked again', async () => {
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
