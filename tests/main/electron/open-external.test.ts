import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { openExternal } from '../../../src/main/electron/open-external.ts'

const system = vi.hoisted(() => ({
  locale: 'en-GB',
  presses: 0,
  requested: [] as MessageBoxOptions[],
  opened: [] as string[]
}))

vi.mock('electron', () => ({
  app: { getLocale: () => system.locale },
  dialog: {
    showMessageBox: (_window: object, options: MessageBoxOptions) => {
      system.requested.push(options)
      return Promise.resolve({ response: system.presses })
    }
  },
  shell: { openExternal: (url: string) => Promise.resolve(void system.opened.push(url)) }
}))

const window = {} as BrowserWindow

beforeEach(() => {
  Object.assign(system, { locale: 'en-GB', presses: 0, requested: [], opened: [] })
})

test('the dialog shows the address that will be opened, then it opens', async () => {
  expect(await openExternal('HTTPS://Example.org/a', window)).toBe(true)
  expect(system.requested[0]?.detail).toBe('https://example.org/a')
  expect(system.opened).toEqual(['https://example.org/a'])
})

test('declining opens nothing', async () => {
  system.presses = 1
  expect(await openExternal('https://example.org/', window)).toBe(true)
  expect(system.opened).toEqual([])
})

test('closing the dialog counts as declining', async () => {
  await openExternal('https://example.org/', window)
  expect(system.requested[0]?.buttons?.[system.requested[0].cancelId ?? -1]).toBe('Cancel')
})

test('an unsafe address is refused without a dialog', async () => {
  expect(await openExternal('file:///etc/passwd', window)).toBe(false)
  expect(system.requested).toEqual([])
  expect(system.opened).toEqual([])
})

test('a name that imitates another is shown in ASCII with a warning', async () => {
  await openExternal('https://аpple.com/', window)
  expect(system.requested[0]?.type).toBe('warning')
  expect(system.requested[0]?.detail).toMatch(/^https:\/\/xn--pple-43d\.com\/\n\nIts name uses letters/)
})

test('the dialog is in the language of the system', async () => {
  system.locale = 'ar-EG'
  await openExternal('https://example.org/', window)
  expect(system.requested[0]?.message).toMatch(/^هل تريد/)
})
