import { beforeEach, expect, test, vi } from 'vitest'
import type { LocalDevice } from '../../../src/main/device/local-device.ts'
import { closeBeforeQuit } from '../../../src/main/electron/quit.ts'

const electron = vi.hoisted(() => ({
  ask: null as ((event: { preventDefault: () => void }) => void) | null,
  quits: 0
}))

vi.mock('electron', () => ({
  app: {
    on: (_name: 'will-quit', ask: typeof electron.ask) => (electron.ask = ask),
    quit: () => (electron.quits += 1)
  }
}))

/** Somebody quits. @returns whether the app stays for now */
function quit(): boolean {
  const preventDefault = vi.fn<() => void>()
  electron.ask?.({ preventDefault })
  return preventDefault.mock.calls.length > 0
}

beforeEach(() => {
  electron.quits = 0
})

test.each(['well', 'badly'])('the app quits once the device has closed, %s', async (how) => {
  vi.spyOn(console, 'error').mockReturnValue()
  const closing = Promise.withResolvers<undefined>()
  closeBeforeQuit({ close: () => closing.promise } as unknown as LocalDevice)
  expect([quit(), electron.quits]).toEqual([true, 0])
  if (how === 'well') closing.resolve(undefined)
  else closing.reject(new Error('the disk is full'))
  await vi.waitFor(() => {
    expect(electron.quits).toBe(1)
  })
  expect(quit()).toBe(false)
})
