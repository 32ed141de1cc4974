import { expect, test } from 'vitest'
import { ErrorLog } from '../../../../src/renderer/state/app/error-log.ts'
import { watchUncaughtErrors } from '../../../../src/renderer/behaviour/uncaught-errors.ts'

function createLog() {
  const written: string[] = []
  let said = 0
  const log = new ErrorLog({
    write: (detail) => void written.push(detail),
    say: () => {
      said += 1
    }
  })
  return { log, written, said: () => said }
}

test('the same error is logged and shown once, however often it happens', () => {
  const { log, written, said } = createLog()
  const error = new Error('planted')
  for (let turn = 0; turn < 100; turn += 1) log.uncaught(error)
  log.uncaught('another')
  expect(written).toHaveLength(2)
  expect(said()).toBe(2)
})

test('a rendering error is only logged: the view shows it', () => {
  const { log, written, said } = createLog()
  log.renderFailed('message abc', new RangeError('Invalid time value'))
  expect(written[0]).toMatch(/^message abc cannot be shown: RangeError: Invalid time value/)
  expect(said()).toBe(0)
})

test('different errors are limited in number and length', () => {
  const { log, written } = createLog()
  for (let turn = 0; turn < 1_000; turn += 1) log.uncaught(new Error('x'.repeat(turn * 100)))
  expect(written.length).toBeLessThan(50)
  expect(Math.max(...written.map(({ length }) => length))).toBeLessThan(5_000)
})

test('reports errors and rejections once the page is drawn, but not ResizeObserver loops', async () => {
  const page = new EventTarget()
  const received: unknown[] = []
  watchUncaughtErrors(page as Window, (error) => received.push(error))
  page.dispatchEvent(Object.assign(new Event('error'), { error: 'thrown', message: 'Uncaught' }))
  page.dispatchEvent(Object.assign(new Event('error'), { error: null, message: 'Script error.' }))
  page.dispatchEvent(
    Object.assign(new Event('error'), { error: null, message: 'ResizeObserver loop completed' })
  )
  page.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'rejected' }))
  expect(received).toEqual([])
  await Promise.resolve()
  expect(received).toEqual(['thrown', 'Script error.', 'rejected'])
})
