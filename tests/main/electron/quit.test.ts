import type { BrowserWindow } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import type { LocalDevice } from '../../../src/main/device/local-device.ts'
import { closeBeforeQuit, closeOnLogoff } from '../../../src/main/electron/quit.ts'
import {
  app,
  BrowserWindow as FakeWindow,
  powerMonitor,
  resetSystem,
  system
} from '../../support/electron/fake-window.ts'

vi.mock('electron', () => import('../../support/electron/fake-window.ts'))

beforeEach(() => {
  resetSystem()
})

/** @returns whether the app stays for now */
function quit(): boolean {
  const preventDefault = vi.fn<() => void>()
  app.emit('will-quit', { preventDefault })
  return preventDefault.mock.calls.length > 0
}

test.each(['well', 'badly'])('the app quits once the device has closed, %s', async (how) => {
  vi.spyOn(console, 'error').mockReturnValue()
  const closing = Promise.withResolvers<undefined>()
  closeBeforeQuit({ close: () => closing.promise } as unknown as LocalDevice)
  expect([quit(), system.quits]).toEqual([true, 0])
  if (how === 'well') closing.resolve(undefined)
  else closing.reject(new Error('the disk is full'))
  await vi.waitFor(() => {
    expect(system.quits).toBe(1)
  })
  expect(quit()).toBe(false)
})

test('the device closes when the system starts to shut down', () => {
  const close = vi.fn<() => Promise<void>>().mockResolvedValue()
  closeBeforeQuit({ close } as unknown as LocalDevice)
  powerMonitor.emit('shutdown')
  expect(close).toHaveBeenCalledOnce()
})

test('the device closes when the person logs off on Windows, where only the window gets the event', () => {
  const close = vi.fn<() => Promise<void>>().mockResolvedValue()
  const window = new FakeWindow({})
  closeOnLogoff(window as unknown as BrowserWindow, { close } as unknown as LocalDevice)
  window.emit('session-end', { reasons: ['logoff'] })
  expect(close).toHaveBeenCalledOnce()
})
