import { beforeEach, expect, test, vi } from 'vitest'
import { createDesktopWindow } from '../../../src/main/electron/window.ts'
import { resetSystem, system, windowOptions } from '../../support/electron/fake-window.ts'

vi.mock('electron', () => import('../../support/electron/fake-window.ts'))

beforeEach(() => {
  resetSystem()
})

test('in full screen the page has no space for window buttons, also after a reload', async () => {
  createDesktopWindow(windowOptions).show()
  const [window] = system.windows
  const styles = (): string[] => window?.calls.filter((call) => /styles/.test(call)) ?? []
  window?.webContents.emit('dom-ready')
  expect(styles()).toEqual([])
  system.fullScreen = true
  window?.emit('enter-full-screen')
  expect(styles()).toEqual([expect.stringContaining('--titlebar: 0px')])
  window?.webContents.emit('dom-ready')
  expect(styles()).toHaveLength(2)
  system.fullScreen = false
  window?.emit('leave-full-screen')
  await vi.waitFor(() => {
    expect(styles().at(-1)).toBe('no styles key')
  })
})
